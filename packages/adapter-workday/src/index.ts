export { workdayPayrollResults } from './payroll-results.ts';
export { payrollResultsProfile, reportProfile } from './profiles.ts';
export { workdayReport } from './report.ts';
