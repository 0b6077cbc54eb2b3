import { listsOf } from './lists.ts';
import type { RunOptions } from './plan.ts';
import { sizeOf } from './slicing.ts';

/** Bytes of pay files, beyond which slices take less time though threads have to be started. */
const LARGE = 512 * 1024;

/** Whether a run is worth being cut into slices, if its files are of the kind that can be. */
export const isLarge = (options: RunOptions): boolean => {
  if (options.pseudonymise === true || options.input !== undefined || options.ledger !== undefined) return false;
  if (options.write?.some((format) => format !== 'csv') === true) return false;
  const lists = listsOf(options);
  const paths = [...lists.values()].flat();
  if (paths.includes('-') || options.accepted === '-' || new Set(paths).size < paths.length) return false;
  return sizeOf(lists.get('payLines') ?? []) >= LARGE || options.sliceLines !== undefined || options.grouped === true;
};
