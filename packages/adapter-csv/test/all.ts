import type { Exception } from '@totalize/core';
import {
  readCsv,
  type ReadOptions,
  type RecordKind,
  type Records,
  type Source,
  writeCsv,
  type WriteOptions,
} from '@totalize/adapter-csv';

export interface Everything<T> {
  records: T[];
  rows: number[];
  exceptions: Exception[];
  refused: number;
}

export const readAll = async <K extends RecordKind>(
  kind: K,
  source: Source,
  options: ReadOptions = {},
): Promise<Everything<Records[K]>> => {
  const all: Everything<Records[K]> = { records: [], rows: [], exceptions: [], refused: 0 };
  for await (const batch of readCsv(kind, source, options)) {
    for (const record of batch.records) all.records.push(record);
    for (const row of batch.rows) all.rows.push(row);
    for (const exception of batch.exceptions) all.exceptions.push(exception);
    all.refused += batch.refused;
  }
  return all;
};

export const writeAll = async <K extends RecordKind>(
  kind: K,
  rows: Iterable<Records[K]> | AsyncIterable<Records[K]>,
  options?: WriteOptions,
): Promise<string> => {
  let text = '';
  for await (const chunk of writeCsv(kind, rows, options)) text += chunk;
  return text;
};

export const rates = (...rows: string[]): string => ['date,from,to,rate', ...rows, ''].join('\n');
export const rate = (value: string): string => `2026-01-31,USD,EUR,${value}`;

/** A table with an id and a free text: `authority` may hold anything. */
export const overrides = (...cells: string[]): string =>
  ['scheme,employer_id,from,rate,authority', ...cells.map((cell) => `de.health,E1,2026-01-01,0.1,${cell}`), ''].join(
    '\n',
  );
