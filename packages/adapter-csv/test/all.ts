import { type Everything, gather } from '../../adapter-kit/test/read-all.ts';
import {
  readCsv,
  type ReadOptions,
  type RecordKind,
  type Records,
  type Source,
  writeCsv,
  type WriteOptions,
} from '@totalize/adapter-csv';

export const readAll = async <K extends RecordKind>(
  kind: K,
  source: Source,
  options: ReadOptions = {},
): Promise<Everything<Records[K]>> => await gather(readCsv(kind, source, options));

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
