import { writeCsv } from '@totalize/adapter-csv';
import { calculateByWorker, type Contribution, type Result } from '@totalize/core';
import type { RunRecorder } from '@totalize/ledger';
import { today } from '../command-line.ts';
import { type Inputs, inputSize, readInputs } from '../input/files.ts';
import { pseudonymised } from '../input/pseudonymise.ts';
import { lawFor } from '../law.ts';
import { sortAccepted, type Sorted } from '../result/accepted.ts';
import type { ResultFolder, Written } from '../result/folder.ts';
import { countExceptions, type Summary } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import { note, plain } from '../terminal/output.ts';
import type { Progress } from '../terminal/progress.ts';
import { ExtraWriter } from '../write/extra-writer.ts';
import type { Plan, RunOptions } from './plan.ts';
import { flushing, recorded, taking, withOriginals } from './record.ts';

const readAll = async (plan: Plan, progress: Progress): Promise<Inputs> => {
  const size = inputSize(plan.paths);
  let done = 0;
  progress.show('Reading', 0, size);
  const inputs = await readInputs(plan.paths, plan.mapping, (count) => progress.show('Reading', (done += count), size));
  return plan.pseudonymise ? pseudonymised(inputs) : inputs;
};

/** What a run gives beside its contributions. */
type Outcome = Omit<Result, 'contributions'>;

/** The contributions of one worker after another; what else there is to say goes to `finish` at the end. */
const contributionsOf = function* (
  plan: Pick<Plan, 'schemes'>,
  { reading, hashes, originals = [] }: Inputs,
  progress: Progress,
  finish: (outcome: Outcome, rows: number) => void,
): Generator<Contribution> {
  const options = { inputs: hashes, originals, ...(plan.schemes !== undefined && { schemes: plan.schemes }) };
  const workers = calculateByWorker(reading, lawFor([reading.batch], originals), options);
  const total = new Set(reading.batch.payLines.map((line) => line.workerId)).size;
  let rows = 0;
  for (let done = 0; ; done += 1) {
    const step = workers.next();
    if (step.done === true) {
      finish(step.value, rows);
      return;
    }
    progress.show('Computing workers', done, total);
    rows += step.value.length;
    yield* step.value;
  }
};

export interface Settled {
  readonly outcome: Outcome;
  readonly sorted: Sorted;
}

/** The day that things are compared with. */
const dayOf = ({ reading }: Inputs): string => reading.batch.asOf ?? today();

const settle = (outcome: Outcome, { accepted }: Inputs, day: string): Settled => {
  // Whatever was compared with today cannot be repeated without knowing which day it was.
  const provenance = accepted.length > 0 ? { ...outcome.provenance, asOf: day } : outcome.provenance;
  return { outcome: { ...outcome, provenance }, sorted: sortAccepted(outcome.exceptions, accepted, day) };
};

const summaryOf = ({ outcome, sorted }: Settled, files: Summary['files']): Summary => ({
  totals: outcome.totals,
  exceptions: countExceptions(sorted.open),
  accepted: countExceptions(sorted.accepted),
  provenance: outcome.provenance,
  files,
});

/** Computes without writing. */
const rehearse = (plan: Plan, inputs: Inputs, progress: Progress): Settled & { readonly summary: Summary } => {
  let settled: Settled | undefined;
  const rows = contributionsOf(plan, inputs, progress, (outcome) => (settled = settle(outcome, inputs, dayOf(inputs))));
  while (rows.next().done !== true);
  if (settled === undefined) throw new Error('a run ended without its outcome');
  return { ...settled, summary: summaryOf(settled, []) };
};

export interface WrittenRun extends Settled {
  readonly summary: Summary;
  readonly files: readonly Written[];
}

interface WriteOptions {
  /** The day that things are compared with. */
  readonly day?: string;
  readonly recorder?: RunRecorder | undefined;
  /** The run is in a ledger and not approved: what other systems would import is named so. */
  readonly draft?: boolean;
}

/** Computes and writes worker by worker, so that the contributions are never all held at once. */
export const write = async (
  folder: Pick<ResultFolder, 'write'> & Partial<Pick<ResultFolder, 'pathOf'>>,
  plan: Pick<Plan, 'schemes' | 'columns'> & Partial<Pick<Plan, 'write' | 'mapping'>>,
  inputs: Inputs,
  progress: Progress,
  { day = dayOf(inputs), recorder, draft = false }: WriteOptions = {},
): Promise<WrittenRun> => {
  const columns = plan.columns === undefined ? {} : { columns: plan.columns };
  let settled: Settled | undefined;
  let total = 0;
  const rows = contributionsOf(plan, inputs, progress, (outcome, count) => {
    settled = settle(outcome, inputs, day);
    total = count;
  });
  const extra = new ExtraWriter(plan, inputs, draft);
  const table = writeCsv('contributions', extra.watch(taking(rows, recorder)), columns);
  const contributions = await folder.write('contributions.csv', flushing(table, recorder));
  if (settled === undefined) throw new Error('a run ended without its outcome');
  const { outcome, sorted: own }: Settled = settled;
  const sorted = { ...own, open: [...own.open, ...(await extra.finish())] };
  const files = [
    { ...contributions, rows: total },
    { ...(await folder.write('exceptions.csv', writeCsv('exceptions', sorted.open))), rows: sorted.open.length },
    {
      ...(await folder.write('balances.csv', writeCsv('balances', outcome.balances))),
      rows: outcome.balances.length,
    },
    ...(await extra.write(folder, { ...outcome, exceptions: sorted.open, rows: total })),
  ].map(({ name, rows: count, sha256 }) => ({ name, rows: count, sha256 }));
  const summary = summaryOf({ outcome, sorted }, files);
  const last = await folder.write('summary.json', jsonText(summary));
  return { outcome, sorted, summary, files: [...files, last] };
};

/** Writes the folder; what goes into a ledger is there before the files take their names. */
const writeFolder = async (
  folder: ResultFolder,
  plan: Plan,
  inputs: Inputs,
  progress: Progress,
  options: RunOptions,
): Promise<WrittenRun> => {
  const compute = async (given: Inputs, how: WriteOptions = {}): Promise<WrittenRun> =>
    await write(folder, plan, given, progress, how);
  try {
    const written =
      options.ledger === undefined
        ? await compute(inputs)
        : (await recorded(options, plan, inputs, dayOf(inputs), compute)).written;
    folder.commit();
    return written;
  } finally {
    folder.discard();
  }
};

/** Computes the batch as a whole. */
export const runWhole = async (
  plan: Plan,
  options: RunOptions,
  folder: ResultFolder | undefined,
  progress: Progress,
): Promise<Summary> => {
  const inputs = await readAll(plan, progress);
  for (const line of inputs.recognised) note(options, `Note: ${plain(line)}`);
  const { summary } =
    folder === undefined
      ? rehearse(plan, await withOriginals(options, inputs), progress)
      : await writeFolder(folder, plan, inputs, progress, options);
  return summary;
};
