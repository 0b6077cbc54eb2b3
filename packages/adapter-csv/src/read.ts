import {
  type AnyBatch,
  chunksOf,
  Decoder,
  isWorkbook,
  type Mapping,
  noMapping,
  PIECE,
  type ReadBatch,
  type ReadOptions,
  type RecordKind,
  type Records,
  type Report,
  reporter,
  type Source,
  tableReader,
  type TableReader,
} from '@totalize/adapter-kit';
import type { Exception } from '@totalize/core';
import { knownNames, showingHeader, Table } from './table.ts';

/** Every value was read by the schema of its field, so that the records have the type of their kind. */
const typed = <K extends RecordKind>(batch: ReadBatch<Record<string, unknown>>): ReadBatch<Records[K]> =>
  batch as unknown as ReadBatch<Records[K]>;

/**
 * Reads records of one kind, some at a time. Whatever cannot be read is reported, and reading goes on; only an error of
 * the source itself is thrown.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { readCsv } from '@totalize/adapter-csv';
 * const file = 'date;from;to;rate\n2026-01-31;USD;EUR;0.9201\n2026-02-30;USD;EUR;0.93\n';
 * for await (const { records, exceptions } of readCsv('exchangeRates', file)) {
 *   assert.deepEqual(records, [{ date: '2026-01-31', from: 'USD', to: 'EUR', rate: '0.9201' }]);
 *   assert.equal(exceptions[0]?.row, 3);
 * }
 * ```
 */
export async function* readCsv<K extends RecordKind>(
  kind: K,
  source: Source,
  { file, mapping = noMapping }: ReadOptions = {},
): AsyncGenerator<ReadBatch<Records[K]>> {
  const report = reporter(file);
  const reader = tableReader(kind, mapping, report);
  for await (const batch of readRows(source, reader, { kind, mapping, report })) yield typed(batch);
}

interface RowOptions {
  readonly kind: RecordKind;
  readonly mapping: Mapping;
  readonly report: Report;
  /** Yield after every piece of the file, also where there is nothing to say. */
  readonly all?: boolean;
}

/** Hands the rows of a text file to a reader of tables. */
export async function* readRows(
  source: Source,
  reader: TableReader,
  { kind, mapping, report, all = false }: RowOptions,
): AsyncGenerator<AnyBatch> {
  const table = new Table(reader, knownNames(kind, mapping), mapping.delimiter);
  const decoder = new Decoder(mapping.encoding);
  let told = 0;
  for await (const { bytes, end, begin } of marked(chunksOf(source))) {
    if (begin && isWorkbook(bytes)) {
      const message = 'The file is an Excel workbook, not CSV; read it as xlsx, or save it as CSV UTF-8.';
      yield { records: [], rows: [], refused: 0, exceptions: [report('error', 'file-unreadable', message)] };
      return;
    }
    const batch = table.push(decoder.decode(bytes, end), end, decoder.lossy);
    const notices: Exception[] = decoder.notices
      .slice(told)
      .map((notice) => report('warning', 'file-unreadable', notice));
    told = decoder.notices.length;
    const exceptions = [...notices, ...batch.exceptions];
    if (all || batch.records.length > 0 || batch.refused > 0 || exceptions.length > 0) yield { ...batch, exceptions };
    if (table.failed) return;
  }
}

/**
 * Hands the rows of a file's first piece to a reader of tables, as `readRows` does, and says what stands between its cells;
 * `undefined` where that is not known yet, or how its bytes are to be read had to be guessed.
 */
export const readBeginning = (
  source: Uint8Array,
  reader: TableReader,
  { kind, mapping }: Omit<RowOptions, 'all' | 'report'>,
): string | undefined => {
  const bytes = source.subarray(0, PIECE);
  if (isWorkbook(bytes)) return undefined;
  const decoder = new Decoder(mapping.encoding);
  const table = new Table(reader, knownNames(kind, mapping), mapping.delimiter);
  table.push(showingHeader(decoder.decode(bytes, false)), false, decoder.lossy);
  return decoder.lossy || decoder.notices.length > 0 ? undefined : table.delimiter;
};

interface Marked {
  readonly bytes: Uint8Array;
  readonly begin: boolean;
  readonly end: boolean;
}

async function* marked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Marked> {
  let previous: Uint8Array | undefined;
  let begin = true;
  for await (const bytes of chunks) {
    if (previous !== undefined) {
      yield { bytes: previous, begin, end: false };
      begin = false;
    }
    previous = bytes;
  }
  yield { bytes: previous ?? new Uint8Array(), begin, end: true };
}
