import {
  canonicalColumn,
  cellWriter,
  columnName,
  type Plain,
  type RecordKind,
  type Records,
  type Target,
  targetOf,
  targetsFor,
  unknownColumns,
} from '@totalize/adapter-kit';
import type { ColumnType, WrittenColumn } from './cell-xml.ts';
import { type WrittenSheet, writeWorkbook } from './workbook-writer.ts';

export interface XlsxWriteOptions {
  /** The columns to write, in this order. Default: all. */
  readonly columns?: readonly string[];
  /** Name of the sheet; default: that of the kind. */
  readonly sheet?: string;
}

const typeOf = ({ field, part }: Target): ColumnType => {
  if (part === 'borneBy' || field.layout === 'list' || field.layout === 'one-or-list') return 'text';
  if (field.type === 'date') return 'date';
  return field.type === 'decimal' || field.type === 'integer' ? 'number' : 'text';
};

// Columns that hold sentences.
const wide: Readonly<Record<string, number>> = { message: 80, legal_basis: 40, line_id: 36 };

const targetsOf = (kind: RecordKind, rows: readonly Plain[], columns: readonly string[] | undefined): Target[] => {
  if (columns === undefined) return targetsFor(kind, rows);
  const unknown = unknownColumns(kind, columns);
  if (unknown.length > 0) throw new RangeError(`no columns of ${kind}: ${unknown.join(', ')}`);
  return columns.flatMap((name) => targetOf(kind, canonicalColumn(kind, name) ?? name) ?? []);
};

/** A sheet of records, for `writeWorkbook`; records that are streamed need `columns`. */
export const recordSheet = <K extends RecordKind>(
  kind: K,
  records: Iterable<Records[K]> | AsyncIterable<Records[K]>,
  { columns, sheet = kind }: XlsxWriteOptions = {},
): WrittenSheet => {
  const plain = records as unknown as Iterable<Plain> | AsyncIterable<Plain>;
  const targets = targetsOf(kind, Array.isArray(plain) ? (plain as Plain[]) : [], columns);
  const write = targets.map((target) => cellWriter(target));
  const rows = async function* (): AsyncGenerator<string[]> {
    for await (const record of plain) yield write.map((text) => text(record));
  };
  return { name: sheet, columns: columnsFor(targets), rows: rows() };
};

const columnsFor = (targets: readonly Target[]): WrittenColumn[] =>
  targets.map((target) => {
    const name = columnName(target);
    const width = wide[name];
    return { name, type: typeOf(target), ...(width !== undefined && { width }) };
  });

/** A sheet of records that are texts already, in the order of `columns`. */
export const textSheet = (kind: RecordKind, columns: readonly string[], rows: WrittenSheet['rows']): WrittenSheet => ({
  name: kind,
  columns: columnsFor(targetsOf(kind, [], columns)),
  rows,
});

/**
 * Writes records as a workbook with one sheet: numbers are numbers, days are days, ids are text, the header is frozen.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { readXlsx, writeXlsx } from '@totalize/adapter-xlsx';
 * const workers = [{ workerId: '00042', birthDate: '1984-05-17' }];
 * for await (const { records } of readXlsx('workers', writeXlsx('workers', workers))) assert.deepEqual(records, workers);
 * ```
 */
export async function* writeXlsx<K extends RecordKind>(
  kind: K,
  rows: Iterable<Records[K]> | AsyncIterable<Records[K]>,
  options: XlsxWriteOptions = {},
): AsyncGenerator<Uint8Array> {
  const records: Records[K][] = [];
  for await (const row of rows) records.push(row);
  yield* writeWorkbook([recordSheet(kind, records, options)]);
}
