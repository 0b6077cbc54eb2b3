import type { Input } from './input/input.ts';

/** The columns that every user of the amounts needs. */
const columns = 'line_id,worker_id,scheme,payer,base,amount';

/** Arguments of `totalize run` over the files of the bench. */
export const runArguments = ({ files }: Input, out: string, more: readonly string[]): string[] => {
  const options = {
    format: 'csv',
    payroll: files.payroll,
    workers: files.workers,
    employers: files.employers,
    assignments: files.assignments,
    certificates: files.certificates,
    'exchange-rates': files.exchangeRates,
    columns,
    out,
  };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return ['run', '--quiet', '--force', ...given, ...more];
};
