/**
 * What stands in a cell: text as somebody typed it, or a value whose type the format knows. The text of a typed cell is
 * written as the contract writes it, whatever the profile says of the dates and numbers that people type.
 */
export type Cell = string | TypedCell;

export interface TypedCell {
  /** `text`: as it stands, without what a text file needs to protect it. */
  readonly type: 'number' | 'date' | 'boolean' | 'text';
  readonly text: string;
  /** What the spreadsheet shows where that differs: a number with leading zeros. */
  readonly shown?: string;
}

/** A cell that has no value, such as `#N/A`: the end of a sentence that begins with its column. */
export class BadCell {
  readonly text: string;
  readonly why: string;

  constructor(text: string, why: string) {
    this.text = text;
    this.why = why;
  }
}

export type AnyCell = Cell | BadCell;

export const textOf = (cell: AnyCell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

/** A row that cannot be taken apart into cells. */
export class Unreadable {
  /** The end of a sentence that begins with "Row 5". */
  readonly why: string;
  /** From 0; the cell at which it happened. */
  readonly column: number | undefined;

  constructor(why: string, column?: number) {
    this.why = why;
    this.column = column;
  }
}

/** Of a cell with an id. */
export const idTextOf = (cell: AnyCell): string =>
  (typeof cell === 'object' && 'shown' in cell && cell.shown) || textOf(cell);

/** One row of a table, or why it could not be taken apart. */
export type Row = AnyCell[] | Unreadable;

export const isEmpty = (row: Row): boolean =>
  !(row instanceof Unreadable) && row.every((cell) => textOf(cell).trim() === '');
