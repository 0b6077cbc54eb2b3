import { closeSync, openSync, readSync } from 'node:fs';
import { isPaymentProfile } from '@totalize/adapter-kit';
import type { BatchList } from '@totalize/core';
import { displayNames, InputBytes } from '../input/bytes.ts';
import { recognise } from '../input/recognise.ts';
import type { Plan, RunOptions } from './plan.ts';

/** Lists of which every slice needs everything; the rows of the others go with their worker. */
export const shared: ReadonlySet<BatchList> = new Set(['employers', 'exchangeRates', 'overrides']);

/** Bytes of pay files, beyond which slices take less time though threads have to be started. */
const LARGE = 512 * 1024;
const BEGINNING = 64 * 1024;

/** A file of the run. */
export interface Listed {
  readonly list: BatchList;
  readonly path: string;
  readonly name: string;
  readonly number: number;
}

/** The files of a run, numbered. */
export const listedIn = ({ paths }: Plan): Listed[] => {
  const all = [...paths.lists].flatMap(([list, files]) => files.map((path) => ({ list, path })));
  const accepted = paths.accepted === undefined ? [] : [paths.accepted];
  const names = displayNames([...all.map(({ path }) => path), ...accepted]);
  return all.map(({ list, path }, number) => ({ list, path, name: names.get(path) ?? path, number }));
};

const beginningOf = (path: string): Uint8Array => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(BEGINNING);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
};

/** Whether rows of the file are records as they stand, so that they can be told apart by worker. */
const isPlainTable = async ({ list, path }: Listed, { paths, mapping }: Plan): Promise<boolean> => {
  const own = list === 'payLines' ? mapping?.mapping : undefined;
  if (own !== undefined && isPaymentProfile(own)) return false;
  try {
    const format = list === 'payLines' ? (paths.format ?? 'auto') : 'auto';
    return (await recognise(beginningOf(path), list, format, own)).adapter.format === 'csv';
  } catch {
    // What is wrong with it is told by whoever reads it as a whole.
    return false;
  }
};

/** Whether a run is worth being cut into slices, and can be. */
export const isLarge = async (plan: Plan, options: RunOptions): Promise<boolean> => {
  if (plan.pseudonymise) return false;
  const files = listedIn(plan);
  if (plan.paths.batch !== undefined || options.ledger !== undefined || plan.write.length > 0) return false;
  const paths = files.map(({ path }) => path);
  if (paths.includes('-') || plan.paths.accepted === '-' || new Set(paths).size < paths.length) return false;
  const pay = files.filter(({ list }) => list === 'payLines');
  const size = pay.reduce((sum, { path }) => sum + new InputBytes(path, path).size, 0);
  if (size < LARGE && plan.sliceLines === undefined && options.grouped !== true) return false;
  for (const file of files) if (!shared.has(file.list) && !(await isPlainTable(file, plan))) return false;
  return true;
};
