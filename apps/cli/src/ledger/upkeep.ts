import { forgetWorker, journalOf, purgeBefore, verifyLedger } from '@totalize/ledger';
import { type ExitCode, exitCode, usageError } from '../exit-code.ts';
import { jsonText } from '../terminal/json.ts';
import { plain, writeOut } from '../terminal/output.ts';
import { counted, table } from '../terminal/table.ts';
import { type LedgerOptions, withLedger } from './with-ledger.ts';

export interface UpkeepOptions extends LedgerOptions {
  readonly by: string;
}
export interface PurgeOptions extends UpkeepOptions {
  readonly before: string;
}

const tell = async (options: LedgerOptions, value: unknown, sentence: string): Promise<void> => {
  if (options.json === true) return await writeOut(jsonText(value));
  if (options.quiet !== true) await writeOut([`${sentence}\n`]);
};

/** `totalize ledger verify` */
export const verify = async (options: LedgerOptions): Promise<ExitCode> => {
  const result = await withLedger(options, verifyLedger);
  const { checked, faults } = result;
  for (const fault of options.json === true ? [] : faults) process.stderr.write(`totalize: ${plain(fault)}\n`);
  const looked = `${counted(checked.runs, 'run')}, ${counted(checked.rows, 'row')}, ${counted(checked.records, 'record')} and ${counted(checked.plans, 'plan')}`;
  if (faults.length === 0) await tell(options, result, `Everything is as it was written: ${looked}.`);
  else if (options.json === true) await writeOut(jsonText(result));
  return faults.length === 0 ? exitCode.done : exitCode.exceptions;
};

/** `totalize ledger log` */
export const log = async (options: LedgerOptions): Promise<void> => {
  const entries = await withLedger(options, journalOf);
  if (options.json === true) return await writeOut(jsonText(entries));
  const rows = entries.map(({ seq, at, event, detail }) => [`${seq}`, at, event, plain(JSON.stringify(detail))]);
  await writeOut(table(rows, [0]).map((line) => `${line}\n`));
};

const longer = (runs: number): string =>
  runs === 0 ? '' : ` ${counted(runs, 'run')} can no longer be computed again; sums and hashes stand.`;

/** `totalize ledger forget` */
export const forget = async (workerId: string, options: UpkeepOptions): Promise<void> => {
  const done = await withLedger(options, async (ledger) => await forgetWorker(ledger, workerId, options.by));
  if (done === undefined) throw usageError('The ledger does not know that worker.');
  await tell(options, done, `The worker is forgotten.${longer(done.runs)}`);
};

/** `totalize ledger purge` */
export const purge = async (options: PurgeOptions): Promise<void> => {
  if (!/^(?:19|20|21)\d\d$/.test(options.before)) throw usageError('--before needs a year such as 2016.');
  const done = await withLedger(
    options,
    async (ledger) => await purgeBefore(ledger, Number(options.before), options.by),
  );
  const kept =
    done.kept === 0 ? '' : ` ${counted(done.kept, 'worker has', 'workers have')} something since, too, and stay.`;
  await tell(
    options,
    done,
    `${counted(done.workers, 'worker is', 'workers are')} forgotten.${longer(done.runs)}${kept}`,
  );
};
