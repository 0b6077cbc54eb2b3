import { readXlsx, type XlsxReadOptions } from '@totalize/adapter-xlsx';
import type { RecordKind, Records, Source } from '@totalize/adapter-kit';
import type { Exception } from '@totalize/core';
import { utils, type WorkBook, write } from 'xlsx';

export interface Everything<T> {
  records: T[];
  rows: number[];
  exceptions: Exception[];
  refused: number;
}

export const readAll = async <K extends RecordKind>(
  kind: K,
  source: Source,
  options: XlsxReadOptions = {},
): Promise<Everything<Records[K]>> => {
  const all: Everything<Records[K]> = { records: [], rows: [], exceptions: [], refused: 0 };
  for await (const batch of readXlsx(kind, source, options)) {
    all.records.push(...batch.records);
    all.rows.push(...batch.rows);
    all.exceptions.push(...batch.exceptions);
    all.refused += batch.refused;
  }
  return all;
};

export const bytesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
};

/** A workbook as another program writes it. */
export const foreign = (sheets: Readonly<Record<string, unknown[][]>>, change?: (book: WorkBook) => void): Buffer => {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  change?.(book);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
};
