export { adpPayDataInput } from './pay-data-input.ts';
export { adpPayStatement } from './pay-statement.ts';
export { adpPaydata } from './paydata.ts';
export { type PaydataFile, type PaydataLine, paydataProblem, writePaydata } from './paydata-write.ts';
export { adpPayrollOutput } from './payroll-output.ts';
export { paydataProfile, payrollOutputProfile, payStatementProfile, registerProfile } from './profiles.ts';
export { adpRegister } from './register.ts';
export { adpTaxProfile, readTaxProfile, type TaxInstruction, writeTaxProfile } from './tax-profile.ts';
export { type TaxDifference, writeTaxWorksheet } from './worksheet.ts';
