import { readFileSync } from 'node:fs';
import { type Mapping, parseMapping, type ReadBatch, type ReadOptions, type Source } from '@totalize/adapter-kit';
import type { Exception, PayLine } from '@totalize/core';

export interface Everything {
  records: PayLine[];
  rows: number[];
  exceptions: Exception[];
  refused: number;
}

interface Reader {
  read(kind: 'payLines', source: Source, options?: ReadOptions): AsyncIterable<ReadBatch<PayLine>>;
}

export const readAll = async (adapter: Reader, source: Source, options?: ReadOptions): Promise<Everything> => {
  const all: Everything = { records: [], rows: [], exceptions: [], refused: 0 };
  for await (const batch of adapter.read('payLines', source, options)) {
    all.records.push(...batch.records);
    all.rows.push(...batch.rows);
    all.exceptions.push(...batch.exceptions);
    all.refused += batch.refused;
  }
  return all;
};

export const profile = (yaml: string): Mapping => {
  const parsed = parseMapping(`version: 1\n${yaml}`);
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
  return parsed.mapping;
};

export const sample = (name: string): Buffer => readFileSync(new URL(`samples/${name}`, import.meta.url));

/** What is told, in short. */
export const told = ({ exceptions }: Everything): string[] =>
  exceptions.map(({ severity, code, row, column, count }) =>
    [severity, code, row, column, count].filter((part) => part !== undefined).join(' '),
  );
