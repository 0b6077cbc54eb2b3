import { closeSync, openSync, readSync } from 'node:fs';
import { isPaymentProfile } from '@totalize/adapter-kit';
import { recognise } from '../input/recognise.ts';
import { type Listed, listedIn, shared } from './listed.ts';
import type { Plan } from './plan.ts';

const BEGINNING = 64 * 1024;

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

/** Whether all rows of single workers can be told apart by worker. */
export const arePlainTables = async (plan: Plan): Promise<boolean> => {
  for (const file of listedIn(plan)) if (!shared.has(file.list) && !(await isPlainTable(file, plan))) return false;
  return true;
};
