import { type AnyCell, type Source, textOf } from '@totalize/adapter-kit';
import { bytesOf } from './bytes-of.ts';
import { Workbook } from './workbook.ts';

export interface PreviewSheet {
  readonly sheet: string;
  readonly rows: readonly AnyCell[][];
}

/** The first rows of every sheet, for whoever proposes a profile. A workbook that cannot be read is thrown as an error with a sentence for the user. */
export const previewXlsx = async (source: Source, count: number): Promise<PreviewSheet[]> => {
  const book = await Workbook.open(await bytesOf(source));
  const sheets: PreviewSheet[] = [];
  for (const sheet of book.sheets) {
    const rows: AnyCell[][] = [];
    for await (const found of book.rows(sheet)) {
      for (const { cells } of found) if (cells.some((cell) => textOf(cell).trim() !== '')) rows.push(cells);
      if (rows.length >= count) break;
    }
    sheets.push({ sheet: sheet.name, rows: rows.slice(0, count) });
  }
  return sheets;
};
