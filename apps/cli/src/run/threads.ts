import { availableParallelism } from 'node:os';
import { type RunThreads, startThreads } from '@totalize/batch';
import { isLarge } from './is-large.ts';
import { listsOf } from './lists.ts';
import type { RunOptions } from './plan.ts';
import { linesOfSlice, sizeOf } from './slicing.ts';

const MOST_JOBS = 4;
/** One processor is busy with what threads have computed: it is written and hashed. */
const mostJobs = (): number => Math.max(1, Math.min(availableParallelism() - 1, MOST_JOBS));

/**
 * Threads for a run that is worth being cut into slices, which load what they need while the command does; `undefined` for
 * any other. What is wrong with the options is told later. Whoever asks ends them.
 */
export const threadsFor = (options: RunOptions): RunThreads | undefined => {
  if (!isLarge(options)) return undefined;
  const size = sizeOf(listsOf(options).get('payLines') ?? []);
  return startThreads({
    jobs: Number(options.jobs) || undefined,
    most: mostJobs(),
    linesOfSlice: Number(options.sliceLines) || linesOfSlice(size),
    size,
  });
};
