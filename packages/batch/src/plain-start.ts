import { closeSync, openSync, readSync } from 'node:fs';
import { readBeginning } from '@totalize/adapter-csv';
import { noMapping, type OpenBatch, PIECE, type Row } from '@totalize/adapter-kit';
import type { RowForm } from './row-text.ts';
import { type FileHeader, type IdCells, Scanner, type ToldAt, type WorkerFile } from './scanner.ts';

/** What the beginning of a file shows of one whose rows can be told apart without taking them apart into cells. */
export interface PlainStart extends RowForm {
  readonly header: FileHeader;
  readonly told: readonly ToldAt[];
  readonly cells: IdCells;
  /** The bytes up to the end of the header. */
  readonly begin: number;
  /** Its text is read another way than as UTF-8 as soon as it is not ASCII. */
  readonly asciiOnly: boolean;
  /** How the text is read is decided on so many bytes at a time. */
  readonly piece: number;
}

const isMark = (separator: string | undefined): separator is string =>
  separator !== undefined && /^[\t!-~]$/.test(separator);

const bom = Buffer.from('\u{feff}');

const beginningOf = (path: string): Buffer => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(PIECE);
    let filled = 0;
    for (let read = -1; read !== 0 && filled < PIECE; filled += read)
      read = readSync(file, bytes, filled, PIECE - filled, filled);
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
};

/** What the adapter makes of the beginning of a file; `undefined` where every row has to be read by it. */
export const plainStartOf = (file: WorkerFile, path: string): PlainStart | undefined => {
  const { list, mapping = noMapping } = file;
  const scanner = new Scanner(file, () => {});
  let isRead = false;
  const header = {
    get failed(): boolean {
      return isRead;
    },
    row: (row: Row, number: number, out: OpenBatch, forbidden?: RegExp): void => {
      scanner.row(row, number, out, forbidden);
      isRead = true;
    },
    end: (): void => {},
  };
  const bytes = beginningOf(path);
  const separator = readBeginning(bytes, header, { kind: list, mapping });
  const { header: found, cells, told } = scanner;
  if (!isMark(separator) || found === undefined || cells === undefined || scanner.odd || scanner.watches)
    return undefined;
  const mark = bytes.subarray(0, bom.length).equals(bom) ? bom.length : 0;
  const end = bytes.indexOf('\n');
  const crlf = bytes[end - 1] === 13;
  // Not so below a line that names the separator, or with quotation marks.
  const line = bytes.toString('utf8', mark, crlf ? end - 1 : end);
  if (end < 0 || line !== found.cells.join(separator)) return undefined;
  const { encoding } = mapping;
  const asciiOnly = encoding !== undefined && encoding !== 'utf-8';
  return { header: found, told, cells, separator, crlf, begin: end + 1, asciiOnly, piece: PIECE };
};
