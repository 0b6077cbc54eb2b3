import { YEAR } from './calendar.ts';
import { allCases } from './cases/all.ts';
import { csv, type Row } from './csv.ts';
import { exchangeRows } from './exchange.ts';
import { payRows } from './pay.ts';
import { readme } from './readme.ts';
import { assignmentRows, balanceRows, certificateRows, employerRows, workerRows } from './tables.ts';

const payColumns = [
  'line_id',
  'worker_id',
  'employer_id',
  'period_start',
  'period_end',
  'pay_date',
  'currency',
  'gross',
  'wages.us.*',
  'kind',
  'for',
  'reverses',
  'earned_from',
  'earned_to',
  'delivery',
];
const workerColumns = ['worker_id', 'birth_date', 'nationality', 'residence'];
const certificateColumns = [
  'certificate_id',
  'worker_id',
  'applicable_legislation',
  'exempt_country',
  'schemes',
  'valid_from',
  'valid_to',
  'issued_on',
  'received_on',
  'form_number',
  'status',
  'replaces',
  'withdrawn_on',
  'withdrawn_from',
];
const assignmentColumns = [
  'assignment_id',
  'worker_id',
  'employer_id',
  'home_country',
  'work_country',
  'start',
  'expected_end',
  'actual_end',
  'hired_locally',
  'situation.posting.priorEmploymentMonths',
];

const columnsOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

const payrollFile = (month: number): string => `payroll-${YEAR}-${`${month}`.padStart(2, '0')}.csv`;

const monthFiles = (rows: readonly Row[]): (readonly [string, string])[] =>
  Array.from({ length: 12 }, (_, index) => {
    const prefix = `${YEAR}-${`${index + 1}`.padStart(2, '0')}`;
    const ofMonth = rows.filter((row) => row['pay_date']?.startsWith(prefix));
    return [payrollFile(index + 1), csv(payColumns, ofMonth)];
  });

/** Every file of the example by its name. */
export const exampleFiles = (): ReadonlyMap<string, string> => {
  const cases = allCases();
  const pay = payRows(cases);
  const workers = workerRows(cases);
  const attributes = columnsOf(workers)
    .filter((column) => column.startsWith('attributes.'))
    .toSorted();
  const balances = balanceRows(cases);
  const rates = exchangeRows();
  return new Map<string, string>([
    ...monthFiles(pay),
    ['workers.csv', csv([...workerColumns, ...attributes], workers)],
    ['employers.csv', csv(columnsOf(employerRows), employerRows)],
    ['assignments.csv', csv(assignmentColumns, assignmentRows(cases))],
    ['certificates.csv', csv(certificateColumns, certificateRows(cases))],
    ['balances.csv', csv(columnsOf(balances), balances)],
    ['exchange-rates.csv', csv(columnsOf(rates), rates)],
    ['README.md', readme(cases, pay.length)],
  ]);
};
