import { join } from 'node:path';
import { type Ended, inputs, payrollFiles, totalize } from './command.ts';

const byHand = 'R. Okafor';
const known = '2026-08-31';

/** What the reports say before the notes on single workers. */
const upToNotes = (text: string): string => text.slice(0, text.indexOf('\n  NB-')).trimEnd();

/** January to July, approved; then the certificate of NB-005 arrives, and the withdrawal of NB-008. */
export const lateCertificate = (
  out: string,
  scratch: string,
  expect: (what: string, ended: Ended, exitCode: number) => string,
): string => {
  const ledger = ['--ledger', join(scratch, 'northwind.ledger')];
  const july = ['--payroll', ...payrollFiles().slice(0, 7), ...inputs];
  const first = ['run', ...july, '--as-of', '2026-07-31', ...ledger, '--out', join(scratch, 'july'), '--quiet'];
  expect('The run to July', totalize(first), 0);
  expect('The approval', totalize(['runs', 'approve', '1', '--by', byHand, ...ledger]), 0);
  const pack = join(out, 'refunds');
  const told = expect('reconcile', totalize(['reconcile', ...july, '--as-of', known, ...ledger, '--out', pack]), 0);
  const applied = totalize(['claims', 'apply', join(pack, 'plan.json'), '--by', byHand, ...ledger]);
  return [
    `$ totalize run … payroll-2026-01.csv … -07.csv --as-of 2026-07-31 --ledger northwind.ledger`,
    `$ totalize runs approve 1 --by '${byHand}' --ledger northwind.ledger`,
    `$ totalize reconcile … payroll-2026-01.csv … -07.csv --as-of ${known} --ledger northwind.ledger --out out/refunds`,
    upToNotes(told),
    `$ totalize claims apply out/refunds/plan.json --by '${byHand}' --ledger northwind.ledger`,
    expect('apply', applied, 0),
  ].join('\n');
};
