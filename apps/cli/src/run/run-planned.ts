import type { RunThreads } from '@totalize/batch';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { ResultFolder } from '../result/folder.ts';
import { report } from '../result/report.ts';
import type { Summary } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import { note, plain, writeOut } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { extraNames } from '../write/extra-names.ts';
import { type Plan, planOf, type RunOptions } from './plan.ts';

export const outputNames = ['contributions.csv', 'exceptions.csv', 'balances.csv', 'summary.json'] as const;

const openFolder = (plan: Plan, options: RunOptions): ResultFolder | undefined => {
  if (plan.out === undefined) return undefined;
  const folder = new ResultFolder(plan.out, [...outputNames, ...extraNames(plan.write)], options.force === true);
  if (options.dryRun === true) {
    const taken = folder.conflicts();
    if (taken.length > 0 && options.force !== true)
      note(options, `Note: ${plain(plan.out)} has ${taken.join(', ')} already; a run needs --force.`);
    return undefined;
  }
  if (folder.prepare()) note(options, `Note: an interrupted run into ${plain(plan.out)} was completed first.`);
  return folder;
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

const exitCodeOf = ({ exceptions, accepted }: Summary, strict: boolean): ExitCode =>
  exceptions.error + accepted.error > 0 || (strict && exceptions.warning > 0) ? exitCode.exceptions : exitCode.done;

/** Loads only what the run needs, whichever way it is computed. */
const summaryOf = async (
  plan: Plan,
  options: RunOptions,
  folder: ResultFolder | undefined,
  progress: Progress,
  threads: RunThreads | undefined,
): Promise<Summary> => {
  if (threads !== undefined) {
    const { runInSlices } = await import('./large-run.ts');
    const large = await runInSlices(plan, options, folder, progress, threads);
    if (large !== undefined) return large.summary;
    await threads.end();
  }
  const { runWhole } = await import('./run-whole.ts');
  return await runWhole(plan, options, folder, progress);
};

/** Checks the options and runs what they say. `threads`: those of a run that is to be cut into slices. */
export const runPlanned = async (options: RunOptions, threads: RunThreads | undefined): Promise<ExitCode> => {
  const plan = await planOf(options);
  const folder = openFolder(plan, options);
  const progress = new Progress(options);
  try {
    const summary = await summaryOf(plan, options, folder, progress, threads);
    progress.clear();
    const code = exitCodeOf(summary, options.strict === true);
    process.exitCode = code;
    await tell(summary, plan, options, folder !== undefined);
    return code;
  } finally {
    progress.clear();
  }
};
