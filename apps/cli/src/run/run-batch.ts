import { writeCsv } from '@totalize/adapter-csv';
import { calculate, type Result } from '@totalize/core';
import { exitCodeFor } from '../calculation.ts';
import type { ExitCode } from '../exit-code.ts';
import { type Inputs, inputSize, readInputs } from '../input/files.ts';
import { lawFor } from '../law.ts';
import { today } from '../command-line.ts';
import { sortAccepted } from '../result/accepted.ts';
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

/** Computes and sorts; nothing has been written yet. */
const compute = (plan: Plan, { reading, accepted, hashes }: Inputs) => {
  const options = { inputs: hashes, ...(plan.schemes !== undefined && { schemes: plan.schemes }) };
  const result = calculate(reading, lawFor([reading.batch]), options);
  const day = reading.batch.asOf ?? today();
  // Whatever was compared with today cannot be repeated without knowing which day it was.
  const provenance = accepted.length > 0 ? { ...result.provenance, asOf: day } : result.provenance;
  return { result: { ...result, provenance }, sorted: sortAccepted(result.exceptions, accepted, day) };
};

type Computed = ReturnType<typeof compute>;

const summaryOf = ({ result, sorted }: Computed, files: Summary['files']): Summary => ({
  totals: result.totals,
  exceptions: countExceptions(sorted.open),
  accepted: countExceptions(sorted.accepted),
  provenance: result.provenance,
  files,
});

const write = async (folder: ResultFolder, computed: Computed, plan: Plan, progress: Progress): Promise<Summary> => {
  const { result, sorted } = computed;
  const columns = plan.columns === undefined ? {} : { columns: plan.columns };
  const total = result.contributions.length;
  const watched = function* (): Generator<Result['contributions'][number]> {
    for (const [at, row] of result.contributions.entries()) {
      if (at % 1000 === 0) progress.show('Writing', at, total);
      yield row;
    }
  };
  try {
    const files = [
      { ...(await folder.write('contributions.csv', writeCsv('contributions', watched(), columns))), rows: total },
      { ...(await folder.write('exceptions.csv', writeCsv('exceptions', sorted.open))), rows: sorted.open.length },
      { ...(await folder.write('balances.csv', writeCsv('balances', result.balances))), rows: result.balances.length },
    ].map(({ name, rows, sha256 }) => ({ name, rows, sha256 }));
    const summary = summaryOf(computed, files);
    await folder.write('summary.json', jsonText(summary));
    folder.commit();
    return summary;
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
    progress.show('Computing');
    const computed = compute(plan, inputs);
    const summary = folder === undefined ? summaryOf(computed, []) : await write(folder, computed, plan, progress);
    progress.clear();
    const { open, accepted } = computed.sorted;
    const looked = accepted.filter(({ severity }) => severity === 'error');
    const exitCode = exitCodeFor([...looked, ...open], options.strict === true);
    process.exitCode = exitCode;
    await tell(summary, plan, options, folder !== undefined);
    return exitCode;
  } finally {
    progress.clear();
  }
};
