import {
  cellWriter,
  columnName,
  type Plain,
  type RecordKind,
  type Records,
  type Target,
  targetsNamed,
  written,
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

/** A sheet of records, for `writeWorkbook`. */
export const recordSheet = async <K extends RecordKind>(
  kind: K,
  rows: Iterable<Records[K]> | AsyncIterable<Records[K]>,
  { columns, sheet = kind }: XlsxWriteOptions = {},
): Promise<WrittenSheet> => {
  const { targets, records } = await written(kind, rows, columns);
  const write = targets.map((target) => cellWriter(target));
  return { name: sheet, columns: columnsFor(targets), rows: cellsOf(records, write) };
};

async function* cellsOf(
  records: Iterable<Plain> | AsyncIterable<Plain>,
  write: readonly ((record: Plain) => string)[],
): AsyncGenerator<string[]> {
  for await (const record of records) yield write.map((text) => text(record));
}

const columnsFor = (targets: readonly Target[]): WrittenColumn[] =>
  targets.map((target) => {
    const name = columnName(target);
    const width = wide[name];
    return { name, type: typeOf(target), ...(width !== undefined && { width }) };
  });

/** A sheet of records that are texts already, in the order of `columns`. */
export const textSheet = (kind: RecordKind, columns: readonly string[], rows: WrittenSheet['rows']): WrittenSheet => ({
  name: kind,
  columns: columnsFor(targetsNamed(kind, columns)),
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
  yield* writeWorkbook([await recordSheet(kind, rows, options)]);
}
