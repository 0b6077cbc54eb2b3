import { type Mapping, parseMapping, type ReadBatch, type ReadOptions, type Source } from '@totalize/adapter-kit';
import type { Exception, PayLine } from '@totalize/core';

export interface Everything<T = PayLine> {
  records: T[];
  rows: number[];
  exceptions: Exception[];
  refused: number;
}

/** All that a reader gives, in one piece. */
export const gather = async <T>(batches: AsyncIterable<ReadBatch<T>>): Promise<Everything<T>> => {
  const all: Everything<T> = { records: [], rows: [], exceptions: [], refused: 0 };
  for await (const batch of batches) {
    for (const record of batch.records) all.records.push(record);
    for (const row of batch.rows) all.rows.push(row);
    for (const exception of batch.exceptions) all.exceptions.push(exception);
    all.refused += batch.refused;
  }
  return all;
};

interface Reader {
  read(kind: 'payLines', source: Source, options?: ReadOptions): AsyncIterable<ReadBatch<PayLine>>;
}

/** The pay lines of a file. */
export const readAll = async (adapter: Reader, source: Source, options?: ReadOptions): Promise<Everything> =>
  await gather(adapter.read('payLines', source, options));

export const profile = (yaml: string): Mapping => {
  const parsed = parseMapping(`version: 1\n${yaml}`);
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
  return parsed.mapping;
};

/** What is told, in short. */
export const told = ({ exceptions }: Everything): string[] =>
  exceptions.map(({ severity, code, row, column, count }) =>
    [severity, code, row, column, count].filter((part) => part !== undefined).join(' '),
  );
