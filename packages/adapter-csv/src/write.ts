import {
  canonicalColumn,
  fieldsOf,
  type Plain,
  type RecordKind,
  type Records,
  type Target,
  targetOf,
  targetsFor,
  unknownColumns,
} from '@totalize/adapter-kit';
import { headerLine, rowWriter } from './row-writer.ts';

export interface WriteOptions {
  /** The columns to write, in this order; see `unknownColumns`. Default: all. */
  readonly columns?: readonly string[];
  /** Begin with a byte order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean;
}

const CHUNK = 64 * 1024;

const chosen = (kind: RecordKind, columns: readonly string[]): Target[] => {
  const unknown = unknownColumns(kind, columns);
  if (unknown.length > 0) throw new RangeError(`no columns of ${kind}: ${unknown.join(', ')}`);
  return columns.flatMap((name) => targetOf(kind, canonicalColumn(kind, name) ?? name) ?? []);
};

const isFixed = (kind: RecordKind): boolean =>
  fieldsOf(kind).every(({ layout }) => layout === 'cell' || layout === 'list' || layout === 'one-or-list');

const collect = async (rows: Iterable<Plain> | AsyncIterable<Plain>): Promise<Iterable<Plain>> => {
  if (Array.isArray(rows)) return rows as Plain[];
  const all: Plain[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

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
  let records = rows as unknown as Iterable<Plain> | AsyncIterable<Plain>;
  let targets: readonly Target[];
  if (columns !== undefined) targets = chosen(kind, columns);
  else if (isFixed(kind)) targets = targetsFor(kind, []);
  else {
    const gathered = await collect(records);
    records = gathered;
    targets = targetsFor(kind, gathered);
  }
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
