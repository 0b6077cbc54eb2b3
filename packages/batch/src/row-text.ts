import { type Row, textOf, Unreadable } from '@totalize/adapter-kit';
import { JSON_ROW, NUMBER, SEPARATOR } from './row-marks.ts';

/**
 * Rows of a table on their way to their slice, one a line: the cells with a separator between them, before that of a row
 * which does not follow the one before it a line with its number. Rows that need more care are written as JSON.
 */
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

/** How the rows of a file are written. */
export interface RowForm {
  /** Between the cells of a row. */
  readonly separator: string;
  /** A carriage return stands before the line feed of every row that is not JSON. */
  readonly crlf: boolean;
}

export const ownForm: RowForm = { separator: SEPARATOR, crlf: false };

export const rowText = (row: Row, forbidden: Forbidden, { separator, crlf }: RowForm): string => {
  if (forbidden === undefined && !(row instanceof Unreadable)) {
    const text = (row as readonly string[]).join(separator);
    // What no file has in its text need not be looked for in the cells.
    const isParted = separator === SEPARATOR || row.every((cell) => !textOf(cell).includes(separator));
    if (isParted && !text.includes('\n')) return crlf ? `${text}\r\n` : `${text}\n`;
  }
  return `${JSON_ROW}${JSON.stringify(careful(row, forbidden))}\n`;
};

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
