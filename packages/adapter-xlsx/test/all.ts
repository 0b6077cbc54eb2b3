import { readXlsx, type XlsxReadOptions } from '@totalize/adapter-xlsx';
import type { RecordKind, Records, Source } from '@totalize/adapter-kit';
import { utils, type WorkBook, write } from 'xlsx';
import { type Everything, gather } from '../../adapter-kit/test/read-all.ts';

export const readAll = async <K extends RecordKind>(
  kind: K,
  source: Source,
  options: XlsxReadOptions = {},
): Promise<Everything<Records[K]>> => await gather(readXlsx(kind, source, options));

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
