import { mkdirSync, rmSync } from 'node:fs';
import { RunThreads } from './executor.ts';
import { ChangedFileError, sha256Of, stampOf } from './input-file.ts';
import { MOST_FILES } from './keys.ts';
import type { LargeResult, LargeRun } from './large-run.ts';
import { NotGroupedError, type Whole } from './partition.ts';
import { plainStartOf } from './plain-start.ts';

/** A pay line has no fewer bytes. */
const SHORTEST_LINE = 40;

export interface ThreadSettings {
  /** As many as are asked for. */
  readonly jobs: number | undefined;
  /** Where none are: as many as turn out to be worth it, up to so many. */
  readonly most: number;
  readonly linesOfSlice: number;
  /** Bytes of all pay files. */
  readonly size: number;
}

/** Of pay files, for as many of which a thread is worth its start whatever they hold. */
const BYTES_OF_THREAD = 16 * 1024 * 1024;

/** Starts the threads of a run, no more than there can be slices; whoever does ends them. */
export const startThreads = ({ jobs, most, linesOfSlice, size }: ThreadSettings): RunThreads => {
  const useful = Math.max(1, Math.ceil(size / SHORTEST_LINE / linesOfSlice));
  const all = Math.min(jobs ?? most, useful);
  return new RunThreads(jobs === undefined ? Math.max(1, Math.min(all, Math.floor(size / BYTES_OF_THREAD))) : all, all);
};

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
