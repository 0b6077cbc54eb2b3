import type { Exception } from '@totalize/core';
import type { Header } from './header.ts';
import { type Report, shown } from './report.ts';
import { type AnyCell, type Row, textOf, Unreadable } from './row.ts';

// A control character other than a tab or a line break.
const control = /(?![\t\n\r])\p{Cc}/u;
const controlOrReplaced = /(?![\t\n\r])[\p{Cc}\u{fffd}]/u;

/** Whether the text has characters that no cell may have. `lossy`: U+FFFD may stand for bytes that could not be read. */
export const forbiddenIn = (text: string, lossy: boolean): RegExp | undefined => {
  const forbidden = lossy ? controlOrReplaced : control;
  return forbidden.test(text) ? forbidden : undefined;
};

/** Checks rows as such, before their cells are read. */
export class RowCheck {
  readonly #header: Header;
  readonly #report: Report;
  readonly #unnamed: Set<number>;

  constructor(header: Header, report: Report) {
    this.#header = header;
    this.#report = report;
    this.#unnamed = new Set(header.unnamed);
  }

  /** Why the row cannot be used. `forbidden`: characters that the file has somewhere and no cell may have. */
  fault(row: Row, number: number, forbidden: RegExp | undefined): Exception | undefined {
    if (row instanceof Unreadable) return this.#unreadable(number, row.why, row.column);
    const bad = forbidden === undefined ? -1 : row.findIndex((cell) => forbidden.test(textOf(cell)));
    if (bad >= 0) {
      const cell = textOf(row[bad]);
      const what = control.test(cell) ? 'a control character' : 'bytes that are no letters in the encoding of the file';
      return this.#unreadable(number, `has ${what}; remove them or export the file again as UTF-8`, bad, cell);
    }
    const { width } = this.#header;
    if (row.length > width && row.some((cell, index) => index >= width && textOf(cell).trim() !== '')) {
      const why = `has ${row.length} cells, but the header has ${width}; put a cell that holds the delimiter in quotation marks`;
      return this.#unreadable(number, why);
    }
    return undefined;
  }

  /** Tells once of each column that has values but no name. */
  unnamed(row: readonly AnyCell[], number: number): Exception[] {
    if (this.#unnamed.size === 0) return [];
    const found: Exception[] = [];
    for (const index of this.#unnamed) {
      if (textOf(row[index]).trim() === '') continue;
      this.#unnamed.delete(index);
      const message = `Column ${index + 1} has values but no name in the header and was not used; name it or remove it.`;
      found.push(this.#report('warning', 'field-unknown', message, { row: number }));
    }
    return found;
  }

  #unreadable(row: number, why: string, index?: number, value?: string): Exception {
    const name = index === undefined ? undefined : this.#header.names[index];
    const column = name === undefined || name === '' ? {} : { column: shown(name) };
    const message = `Row ${row} ${why}.`;
    return this.#report('error', 'file-unreadable', message, {
      row,
      ...column,
      ...(value === undefined ? {} : { value }),
    });
  }
}
