import { RunThreads } from './executor.ts';

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
const BYTES_OF_THREAD = 128 * 1024 * 1024;

/** Starts the threads of a run, no more than there can be slices; whoever does ends them. */
export const startThreads = ({ jobs, most, linesOfSlice, size }: ThreadSettings): RunThreads => {
  const useful = Math.max(1, Math.ceil(size / SHORTEST_LINE / linesOfSlice));
  const all = Math.min(jobs ?? most, useful);
  return new RunThreads(jobs === undefined ? Math.max(1, Math.min(all, Math.floor(size / BYTES_OF_THREAD))) : all, all);
};
