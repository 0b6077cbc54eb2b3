import { writeCsv } from '@totalize/adapter-csv';
import { calculateByWorker, type Contribution, type Result } from '@totalize/core';
import { exitCodeFor } from '../calculation.ts';
import type { ExitCode } from '../exit-code.ts';
import { type Inputs, inputSize, readInputs } from '../input/files.ts';
import { lawFor } from '../law.ts';
import { today } from '../command-line.ts';
import { sortAccepted, type Sorted } from '../result/accepted.ts';
import { ResultFolder } from '../result/folder.ts';
import { report } from '../result/report.ts';
import { countExceptions, type Summary } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import { note, plain, writeOut } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { type Plan, planOf, type RunOptions } from './plan.ts';

const outputNames = ['contributions.csv', 'exceptions.csv', 'balances.csv', 'summary.json'] as const;

const openFolder = (plan: Plan, options: RunOptions): ResultFolder | undefined => {
  if (plan.out === undefined) return undefined;
  const folder = new ResultFolder(plan.out, outputNames, options.force === true);
  if (options.dryRun === true) {
    const taken = folder.conflicts();
    if (taken.length > 0 && options.force !== true)
      note(options, `Note: ${plain(plan.out)} has ${taken.join(', ')} already; a run needs --force.`);
    return undefined;
  }
  if (folder.prepare()) note(options, `Note: an interrupted run into ${plain(plan.out)} was completed first.`);
  return folder;
};

const readAll = async (plan: Plan, progress: Progress): Promise<Inputs> => {
  const size = inputSize(plan.paths);
  let done = 0;
  progress.show('Reading', 0, size);
  return await readInputs(plan.paths, plan.mapping, (count) => progress.show('Reading', (done += count), size));
};

/** What a run gives beside its contributions. */
type Outcome = Omit<Result, 'contributions'>;

/** The contributions of one worker after another; what else there is to say goes to `finish` at the end. */
const contributionsOf = function* (
  plan: Plan,
  { reading, hashes }: Inputs,
  progress: Progress,
  finish: (outcome: Outcome, rows: number) => void,
): Generator<Contribution> {
  const options = { inputs: hashes, ...(plan.schemes !== undefined && { schemes: plan.schemes }) };
  const workers = calculateByWorker(reading, lawFor([reading.batch]), options);
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

interface Settled {
  readonly outcome: Outcome;
  readonly sorted: Sorted;
}

const settle = (outcome: Outcome, { reading, accepted }: Inputs): Settled => {
  const day = reading.batch.asOf ?? today();
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
  const rows = contributionsOf(plan, inputs, progress, (outcome) => (settled = settle(outcome, inputs)));
  while (rows.next().done !== true);
  if (settled === undefined) throw new Error('a run ended without its outcome');
  return { ...settled, summary: summaryOf(settled, []) };
};

/** Computes and writes worker by worker, so that the contributions are never all held at once. */
const write = async (
  folder: ResultFolder,
  plan: Plan,
  inputs: Inputs,
  progress: Progress,
): Promise<Settled & { readonly summary: Summary }> => {
  const columns = plan.columns === undefined ? {} : { columns: plan.columns };
  let settled: Settled | undefined;
  let total = 0;
  const rows = contributionsOf(plan, inputs, progress, (outcome, count) => {
    settled = settle(outcome, inputs);
    total = count;
  });
  try {
    const contributions = await folder.write('contributions.csv', writeCsv('contributions', rows, columns));
    if (settled === undefined) throw new Error('a run ended without its outcome');
    const { outcome, sorted }: Settled = settled;
    const files = [
      { ...contributions, rows: total },
      { ...(await folder.write('exceptions.csv', writeCsv('exceptions', sorted.open))), rows: sorted.open.length },
      {
        ...(await folder.write('balances.csv', writeCsv('balances', outcome.balances))),
        rows: outcome.balances.length,
      },
    ].map(({ name, rows: count, sha256 }) => ({ name, rows: count, sha256 }));
    const summary = summaryOf({ outcome, sorted }, files);
    await folder.write('summary.json', jsonText(summary));
    folder.commit();
    return { outcome, sorted, summary };
  } finally {
    folder.discard();
  }
};

const tell = async (summary: Summary, plan: Plan, options: RunOptions, written: boolean): Promise<void> => {
  if (options.json === true) return await writeOut(jsonText(summary));
  const where = written && plan.out !== undefined ? plain(plan.out) : undefined;
  if (options.quiet !== true) return await writeOut([report(summary, where)]);
  const { error } = summary.exceptions;
  if (error > 0)
    process.stderr.write(
      `totalize: ${error} ${error === 1 ? 'error' : 'errors'} to look at${where === undefined ? '' : ` in ${where}/exceptions.csv`}.\n`,
    );
};

/** One run from its options to its exit code. */
export const runBatch = async (options: RunOptions): Promise<ExitCode> => {
  const plan = planOf(options);
  const folder = openFolder(plan, options);
  const progress = new Progress(options);
  try {
    const inputs = await readAll(plan, progress);
    const { summary, sorted } =
      folder === undefined ? rehearse(plan, inputs, progress) : await write(folder, plan, inputs, progress);
    progress.clear();
    const { open, accepted } = sorted;
    const looked = accepted.filter(({ severity }) => severity === 'error');
    const exitCode = exitCodeFor([...looked, ...open], options.strict === true);
    process.exitCode = exitCode;
    await tell(summary, plan, options, folder !== undefined);
    return exitCode;
  } finally {
    progress.clear();
  }
};
