import { mkdirSync, rmSync } from 'node:fs';
import type { RunThreads } from './executor.ts';
import { ChangedFileError, sha256Of, stampOf } from './input-file.ts';
import { MOST_FILES } from './keys.ts';
import type { LargeResult, LargeRun } from './large-run.ts';
import { NotGroupedError, type Whole } from './partition.ts';
import { plainStartOf } from './plain-start.ts';

/**
 * Computes a run slice by slice: at any time the lines of a few thousand workers are held. `Whole`: the files cannot be
 * taken apart, or what is wrong with them shows only to who sees them as a whole.
 */
export const runLarge = async (run: LargeRun, threads: RunThreads): Promise<LargeResult | Whole> => {
  if (run.files.some(({ number }) => number >= MOST_FILES)) return 'files';
  mkdirSync(run.folder, { recursive: true, mode: 0o700 });
  const { folder, linesOfSlice, grouped } = run;
  const stamps = run.files.map(({ path }) => stampOf(path));
  const files = run.files.map((file) => ({ ...file, plain: plainStartOf(file, file.path) }));
  const [{ result, spools }, sha256, { computed, opening }] = await Promise.all([
    threads.part({ files, settings: { folder, linesOfSlice, grouped } }, run.onRead),
    Promise.all(files.map(({ path }) => sha256Of(path))),
    // What is needed afterwards is loaded while the files are read.
    import('./compute.ts').then(({ computed, openingOf }) => ({ computed, opening: openingOf(run) })),
  ]);
  try {
    if (result === 'not-grouped') throw new NotGroupedError();
    if (typeof result === 'string') return result;
    if ('changed' in result) throw new ChangedFileError(result.changed);
    for (const [at, { name, path }] of files.entries())
      if (stampOf(path) !== stamps[at]) throw new ChangedFileError(name);
    return await computed(run, result, opening, sha256, threads);
  } finally {
    for (const spool of spools) rmSync(spool, { force: true });
  }
};

export { NotGroupedError };
