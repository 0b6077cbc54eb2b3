import { fixedTargets, type Plain, type RecordKind, type Records, written } from '@totalize/adapter-kit';
import { headerLine, rowWriter } from './row-writer.ts';

export interface WriteOptions {
  /** The columns to write, in this order; see `unknownColumns`. Default: all. */
  readonly columns?: readonly string[];
  /** Begin with a byte order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean;
}

const CHUNK = 64 * 1024;

/**
 * Writes records as CSV, in chunks of text. Rows are streamed, except that records with a field spread over columns are
 * gathered first where `columns` does not name them, because the header must.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { writeCsv } from '@totalize/adapter-csv';
 * let text = '';
 * for await (const chunk of writeCsv('workers', [{ workerId: '0042', nationality: ['US', 'DE'] }], { columns: ['worker_id', 'nationality'] })) {
 *   text += chunk;
 * }
 * assert.equal(text, 'worker_id,nationality\n0042,US|DE\n');
 * ```
 */
export async function* writeCsv<K extends RecordKind>(
  kind: K,
  rows: Iterable<Records[K]> | AsyncIterable<Records[K]>,
  { columns, bom = false }: WriteOptions = {},
): AsyncGenerator<string> {
  const { targets, records } = await written(kind, rows, columns);
  const write = rowWriter(targets);
  let chunk = (bom ? '\u{feff}' : '') + headerLine(targets);
  for await (const lines of linesOf(records, write)) {
    chunk += lines;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** How records of a kind become lines, for whoever writes the file. */
export interface LineWriter {
  readonly header: string;
  readonly line: (record: object) => string;
}

/** For kinds whose columns are the same whatever the records are, or for columns that are named. */
export const lineWriter = (kind: RecordKind, columns?: readonly string[]): LineWriter => {
  const targets = fixedTargets(kind, columns);
  const write = rowWriter(targets);
  return { header: headerLine(targets), line: (record) => write(record as Plain) };
};

/** A synchronous source pays no promise for each of its rows. */
async function* linesOf(
  rows: Iterable<Plain> | AsyncIterable<Plain>,
  write: (record: Plain) => string,
): AsyncGenerator<string> {
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) yield write(row);
    return;
  }
  let lines = '';
  for (const row of rows) {
    lines += write(row);
    if (lines.length < CHUNK) continue;
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}
