import { mkdirSync, rmSync, statSync } from 'node:fs';
import { partedInThread, SliceThreads } from './executor.ts';
import { ChangedFileError, sha256Of, stampOf } from './input-file.ts';
import { MOST_FILES } from './keys.ts';
import type { LargeResult, LargeRun } from './large-run.ts';
import { NotGroupedError, type Whole } from './partition.ts';
import { plainStartOf } from './plain-start.ts';

/**
 * Computes a run slice by slice: at any time the lines of a few thousand workers are held. `Whole`: the files cannot be
 * taken apart, or what is wrong with them shows only to who sees them as a whole.
 */
export const runLarge = async (run: LargeRun): Promise<LargeResult | Whole> => {
  if (run.files.some(({ number }) => number >= MOST_FILES)) return 'files';
  mkdirSync(run.folder, { recursive: true, mode: 0o700 });
  const { folder, linesOfSlice, grouped } = run;
  const stamps = run.files.map(({ path }) => stampOf(path));
  const files = run.files.map((file) => ({ ...file, plain: plainStartOf(file, file.path) }));
  const parted = partedInThread({ files, settings: { folder, linesOfSlice, grouped } }, run.onRead);
  // What is needed afterwards is loaded while the files are read.
  const threads = new SliceThreads(threadsFor(run));
  try {
    const [{ result, spools }, sha256, { computed }] = await Promise.all([
      parted,
      Promise.all(files.map(({ path }) => sha256Of(path))),
      import('./compute.ts'),
    ]);
    try {
      if (result === 'not-grouped') throw new NotGroupedError();
      if (typeof result === 'string') return result;
      if ('changed' in result) throw new ChangedFileError(result.changed);
      for (const [at, { name, path }] of files.entries())
        if (stampOf(path) !== stamps[at]) throw new ChangedFileError(name);
      return await computed(run, result, sha256, threads);
    } finally {
      for (const spool of spools) rmSync(spool, { force: true });
    }
  } finally {
    await threads.end();
  }
};

/** A pay line has no fewer bytes. */
const SHORTEST_LINE = 40;

/** No more threads than there can be slices. */
const threadsFor = ({ files, jobs, linesOfSlice }: LargeRun): number => {
  const pay = files.filter(({ list }) => list === 'payLines');
  const size = pay.reduce((sum, { path }) => sum + statSync(path).size, 0);
  return Math.max(1, Math.min(jobs, Math.ceil(size / SHORTEST_LINE / linesOfSlice)));
};

export { NotGroupedError };
