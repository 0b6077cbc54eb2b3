import { type Row, textOf, Unreadable } from '@totalize/adapter-kit';

/**
 * Rows of a table on their way to their slice, one a line: the cells with a separator between them, that of a row which
 * does not follow the one before it with its number first. Rows that need more care are written as JSON.
 */
export const SEPARATOR = '\u001f';
const NUMBER = '\u0001';
const JSON_ROW = '\u0002';
const numberCode = NUMBER.charCodeAt(0);
const jsonCode = JSON_ROW.charCodeAt(0);

/** Characters that no cell may have, if the row has been found to be in such a text. */
export type Forbidden = RegExp | undefined;

interface Careful {
  readonly cells?: readonly string[];
  readonly why?: string;
  readonly column?: number | undefined;
  readonly forbidden?: string;
}

const careful = (row: Row, forbidden: Forbidden): Careful => ({
  ...(row instanceof Unreadable ? { why: row.why, column: row.column } : { cells: row.map(textOf) }),
  ...(forbidden !== undefined && { forbidden: forbidden.source }),
});

/** Writes the rows of one bucket. */
export class RowWriter {
  #next = -1;

  write(row: Row, number: number, forbidden: Forbidden): string {
    const begin = number === this.#next ? '' : numberLine(number);
    this.#next = number + 1;
    if (forbidden === undefined && !(row instanceof Unreadable)) {
      const text = (row as readonly string[]).join(SEPARATOR);
      if (!text.includes('\n')) return `${begin}${text}\n`;
    }
    return `${begin}${JSON_ROW}${JSON.stringify(careful(row, forbidden))}\n`;
  }
}

/** Says which number the next row has. */
export const numberLine = (number: number): string => `${NUMBER}${number}\n`;

export interface NumberedRow {
  readonly row: Row;
  readonly number: number;
  readonly forbidden: Forbidden;
}

const readCareful = (text: string): Omit<NumberedRow, 'number'> => {
  const { cells, why, column, forbidden } = JSON.parse(text) as Careful;
  return {
    row: cells === undefined ? new Unreadable(why ?? '', column) : [...cells],
    forbidden: forbidden === undefined ? undefined : new RegExp(forbidden, 'u'),
  };
};

/**
 * The rows of one bucket again: as they were written, or as they stand in a file without a quotation mark, with the
 * number of the first before each piece of it.
 */
export function* readRowText(text: string, separator: string = SEPARATOR, crlf = false): Generator<NumberedRow> {
  let number = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const code = text.charCodeAt(at);
    if (code === numberCode) number = Number(text.slice(at + 1, end));
    else {
      if (code === jsonCode) yield { ...readCareful(text.slice(at + 1, end)), number };
      else yield { row: text.slice(at, crlf ? end - 1 : end).split(separator), number, forbidden: undefined };
      number += 1;
    }
    at = end + 1;
  }
}
