import type { ExitCode } from '../exit-code.ts';
import type { RunOptions } from './plan.ts';
import { threadsFor } from './threads.ts';

/** One run from its options to its exit code. */
export const runBatch = async (options: RunOptions): Promise<ExitCode> => {
  const threads = threadsFor(options);
  try {
    // Loaded beside what the threads load.
    const { runPlanned } = await import('./run-planned.ts');
    return await runPlanned(options, threads);
  } finally {
    await threads?.end();
  }
};
