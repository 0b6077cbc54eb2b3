import {
  emptyBatch,
  forbiddenIn,
  type Mapping,
  noMapping,
  type OpenBatch,
  type ReadBatch,
  type ReadOptions,
  type RecordKind,
  type Records,
  type Report,
  reporter,
  type Source,
  tableReader,
  textOf,
} from '@totalize/adapter-kit';
import { bytesOf } from './bytes-of.ts';
import { findHeader, type FoundHeader, SEARCHED } from './header-row.ts';
import { Refusal } from './refusal.ts';
import type { SheetRow } from './sheet-rows.ts';
import { type Sheet, Workbook } from './workbook.ts';

export interface XlsxReadOptions extends ReadOptions {
  /** The sheet to read; default: every sheet that has the columns. */
  readonly sheet?: string;
}

interface Chosen {
  readonly sheet: Sheet;
  readonly header: FoundHeader | undefined;
}

const beginning = async (book: Workbook, sheet: Sheet): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const found of book.rows(sheet)) {
    for (const row of found) if (row.cells.some((cell) => textOf(cell).trim() !== '')) rows.push(row);
    if (rows.length >= SEARCHED) break;
  }
  return rows.slice(0, SEARCHED);
};

const headerOf = async (
  book: Workbook,
  sheet: Sheet,
  kind: RecordKind,
  mapping: Mapping,
): Promise<FoundHeader | undefined> => {
  const rows = await beginning(book, sheet);
  return findHeader(rows, kind, mapping) ?? findHeader(rows, kind, mapping, await book.merged(sheet));
};

const choose = async (
  book: Workbook,
  kind: RecordKind,
  mapping: Mapping,
  name: string | undefined,
): Promise<Chosen[]> => {
  const asked = name === undefined ? book.sheets : book.sheets.filter((sheet) => sheet.name === name);
  if (asked.length === 0) throw new Refusal('The workbook has no sheet of the name that was asked for.');
  const all: Chosen[] = [];
  for (const sheet of asked) all.push({ sheet, header: await headerOf(book, sheet, kind, mapping) });
  const fitting = all.filter(({ header }) => header !== undefined);
  // With none that fits, the first visible one shows what is missing.
  return fitting.length > 0 ? fitting : (all.filter(({ sheet }) => !sheet.hidden).slice(0, 1) ?? all.slice(0, 1));
};

const notices = (book: Workbook, chosen: readonly Chosen[], file: string | undefined): OpenBatch => {
  const out = emptyBatch();
  for (const sheet of book.sheets) {
    const report = reporter(file, sheet.name);
    const read = chosen.some((one) => one.sheet === sheet);
    if (read && sheet.hidden)
      out.exceptions.push(report('warning', 'file-unreadable', 'The sheet is hidden; it was read all the same.'));
    if (!read)
      out.exceptions.push(
        report('warning', 'file-unreadable', 'The sheet does not have the columns that are needed and was not read.'),
      );
  }
  return out;
};

/**
 * Reads records of one kind from a workbook, some at a time, as `readCsv` does from a text file. Cells keep their types:
 * a number is taken with the digits that the spreadsheet keeps, a date as a day, an id as text.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { readXlsx, writeXlsx } from '@totalize/adapter-xlsx';
 * const rates = [{ date: '2026-01-31', from: 'USD', to: 'EUR', rate: '0.9201' }];
 * for await (const { records } of readXlsx('exchangeRates', writeXlsx('exchangeRates', rates))) assert.deepEqual(records, rates);
 * ```
 */
export async function* readXlsx<K extends RecordKind>(
  kind: K,
  source: Source,
  { file, mapping = noMapping, sheet }: XlsxReadOptions = {},
): AsyncGenerator<ReadBatch<Records[K]>> {
  try {
    const book = await Workbook.open(await bytesOf(source));
    const chosen = await choose(book, kind, mapping, sheet);
    const first = notices(book, chosen, file);
    if (first.exceptions.length > 0) yield first as unknown as ReadBatch<Records[K]>;
    for (const one of chosen) {
      for await (const batch of readSheet(book, one, kind, mapping, reporter(file, one.sheet.name)))
        yield { ...batch, sheet: one.sheet.name } as unknown as ReadBatch<Records[K]>;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const out = emptyBatch();
    out.exceptions.push(reporter(file)('error', 'file-unreadable', error.message));
    yield out as unknown as ReadBatch<Records[K]>;
  }
}

async function* readSheet(
  book: Workbook,
  { sheet, header }: Chosen,
  kind: RecordKind,
  mapping: Mapping,
  report: Report,
): AsyncGenerator<OpenBatch> {
  const reader = tableReader(kind, mapping, report);
  const told = { hiddenRows: 0 };
  let seen = -1;
  for await (const rows of book.rows(sheet, told)) {
    const out = emptyBatch();
    for (const row of rows) {
      if (row.cells.every((cell) => textOf(cell).trim() === '')) continue;
      seen += 1;
      // Above the header stand titles.
      if (header !== undefined && seen < header.at) continue;
      const cells = header !== undefined && seen === header.at ? header.cells : row.cells;
      const forbidden = cells.map((cell) => forbiddenIn(textOf(cell), false)).find((found) => found !== undefined);
      reader.row(cells, row.number, out, forbidden);
      if (reader.failed) break;
    }
    if (hasAny(out)) yield out;
    if (reader.failed) return;
  }
  const out = emptyBatch();
  reader.end(out);
  if (told.hiddenRows > 0) {
    const message = `The sheet has ${told.hiddenRows} hidden ${told.hiddenRows === 1 ? 'row' : 'rows'}, read like the others.`;
    out.exceptions.push({ ...report('warning', 'file-unreadable', message), count: told.hiddenRows });
  }
  if (hasAny(out)) yield out;
}

const hasAny = ({ records, exceptions, refused }: OpenBatch): boolean =>
  records.length > 0 || exceptions.length > 0 || refused > 0;
