import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv, type RecordKind, type Records } from '@totalize/adapter-csv';
import { money } from './cents.ts';

export type Contribution = Records['contributions'];

/** The records of a CSV file; a file of ours that cannot be read is a fault. */
export const readAll = async <K extends RecordKind>(kind: K, ...path: readonly string[]): Promise<Records[K][]> => {
  const file = join(...path);
  const all: Records[K][] = [];
  for await (const { records, exceptions } of readCsv(kind, readFileSync(file), { file })) {
    if (exceptions[0] !== undefined) throw new Error(exceptions[0].message);
    all.push(...records);
  }
  return all;
};

const centsOf = (amount: string): number => Number(amount.replace('.', ''));

export const sum = (rows: readonly Contribution[]): number =>
  rows.reduce((total, { amount }) => total + centsOf(amount), 0);

/** 1143896 as `11,438.96`. */
export const grouped = (cents: number): string => money(cents).replaceAll(/\B(?=(?:\d{3})+\.)/g, ',');
