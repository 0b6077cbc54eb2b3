import { InputBytes } from '../input/bytes.ts';
import { type Listed, listedIn } from './listed.ts';
import type { Plan } from './plan.ts';

const LEAST_LINES = 2000;
const MOST_LINES = 4000;
/** Slices of a run that is cut into larger ones than these, so that there are enough for threads to share. */
const SLICES = 32;
const BYTES_OF_LINE = 64;

export const sizeOf = (files: readonly Pick<Listed, 'path' | 'name'>[]): number =>
  files.reduce((sum, { path, name }) => sum + new InputBytes(path, name).size, 0);

/** Bytes of all pay files. */
export const sizeOfPay = (plan: Plan): number => sizeOf(listedIn(plan).filter(({ list }) => list === 'payLines'));

/** Pay lines that are computed at a time: the more they are, the less each of them takes. */
export const linesOfSlice = (plan: Plan): number => {
  const shared = Math.ceil(sizeOfPay(plan) / BYTES_OF_LINE / SLICES);
  return plan.sliceLines ?? Math.max(LEAST_LINES, Math.min(shared, MOST_LINES));
};
