import { InputBytes } from '../input/bytes.ts';

const LEAST_LINES = 2000;
const MOST_LINES = 4000;
/** Slices of a run that is cut into larger ones than these, so that there are enough for threads to share. */
const SLICES = 32;
const BYTES_OF_LINE = 64;

/** Bytes of files; of one that cannot be read, none. */
export const sizeOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + new InputBytes(path, '').size, 0);

/** Pay lines that are computed at a time, of pay files with so many bytes: the more they are, the less each of them takes. */
export const linesOfSlice = (size: number): number =>
  Math.max(LEAST_LINES, Math.min(Math.ceil(size / BYTES_OF_LINE / SLICES), MOST_LINES));
