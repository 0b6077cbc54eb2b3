import { type Mapping, readCsv, type RecordKind, type Records } from '@totalize/adapter-csv';
import type { Exception } from '@totalize/core';
import { unreadable } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { InputBytes } from './bytes.ts';
import type { InputHash } from './json.ts';

export interface CsvFile<K extends RecordKind> {
  readonly records: Records[K][];
  /** The row of each record. */
  readonly rows: number[];
  readonly exceptions: Exception[];
  /** The first error of each row that gave no record. */
  readonly refused: Exception[];
  readonly input: InputHash;
}

export interface CsvOptions {
  readonly mapping?: Mapping | undefined;
  readonly onBytes?: (count: number) => void;
}

/** Reads a whole file. One whose header cannot be used cannot be read at all. */
export const readCsvFile = async <K extends RecordKind>(
  kind: K,
  path: string,
  name: string,
  { mapping, onBytes }: CsvOptions = {},
): Promise<CsvFile<K>> => {
  const source = new InputBytes(path, name, onBytes);
  const file: CsvFile<K> = { records: [], rows: [], exceptions: [], refused: [], input: { name, sha256: '' } };
  let refusedRows = 0;
  for await (const batch of readCsv(kind, source, { file: name, ...(mapping !== undefined && { mapping }) })) {
    for (const record of batch.records) file.records.push(record);
    for (const row of batch.rows) file.rows.push(row);
    for (const exception of batch.exceptions) file.exceptions.push(exception);
    refusedRows += batch.refused;
    if (batch.refused > 0) file.refused.push(...firstOfEachRow(batch.exceptions));
  }
  const errors = file.exceptions.filter(({ severity }) => severity === 'error');
  // An error that is of no row stopped the reading.
  if (errors.length > 0 && refusedRows === 0) {
    throw unreadable([`${name} cannot be read.`, ...errors.map(({ message }) => plain(message))].join(' '));
  }
  return { ...file, input: { name, sha256: source.sha256() } };
};

const firstOfEachRow = (exceptions: readonly Exception[]): Exception[] => {
  const first = new Map<number | undefined, Exception>();
  for (const exception of exceptions) {
    if (exception.severity === 'error' && !first.has(exception.row)) first.set(exception.row, exception);
  }
  return [...first.values()];
};
