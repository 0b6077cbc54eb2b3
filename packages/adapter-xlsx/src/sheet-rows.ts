import { type AnyCell, BadCell } from '@totalize/adapter-kit';
import { numberText } from './number-text.ts';
import { Refusal } from './refusal.ts';
import { serialDate } from './serial-date.ts';
import { unescapeControl } from './strings.ts';
import type { NumberStyle } from './styles.ts';
import { type Attributes, XmlPart } from './xml.ts';

export interface SheetRow {
  readonly number: number;
  readonly cells: AnyCell[];
}

export interface Book {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
}

const MOST_ROWS = 1_048_576;
/** A row takes memory up to its last cell. */
const MOST_COLUMNS = 2048;
const MOST_TEXT = 1_000_000;

/** `BC12` is column 54. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > MOST_COLUMNS) throw new Refusal(`The workbook has a cell beyond column ${MOST_COLUMNS}.`);
  }
  return column - 1;
};

const formulaOnly = 'is a formula whose result is not stored; open the file in a spreadsheet program and save it';

/** Takes the rows of a sheet from its XML, as it arrives. */
export class SheetRows {
  readonly #book: Book;
  readonly #part: XmlPart;
  #rows: SheetRow[] = [];
  #number = 0;
  #cells: AnyCell[] = [];
  #column = -1;
  #cell: Attributes = {};
  #value: string | undefined;
  #inText = false;
  #inside = false;
  #formula = false;
  hiddenRows = 0;

  constructor(book: Book) {
    this.#book = book;
    this.#part = new XmlPart({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (!this.#inText) return;
        this.#value = (this.#value ?? '') + text;
        if (this.#value.length > MOST_TEXT)
          throw new Refusal('The workbook has a cell of more than a million characters.');
      },
    });
  }

  push(chunk: Buffer): SheetRow[] {
    this.#part.write(chunk);
    return this.#take();
  }

  end(): SheetRow[] {
    this.#part.end();
    return this.#take();
  }

  #take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'sheetData':
        this.#inside = true;
        return;
      case 'row': {
        if (!this.#inside) return;
        const number = Number(attributes['r'] ?? this.#number + 1);
        if (!Number.isInteger(number) || number <= this.#number || number > MOST_ROWS) {
          throw new Refusal('The workbook is damaged: its rows are not in order.');
        }
        this.#number = number;
        this.#cells = [];
        this.#column = -1;
        if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') this.hiddenRows += 1;
        return;
      }
      case 'c': {
        const reference = attributes['r'];
        const column = reference === undefined ? this.#column + 1 : columnOf(reference);
        if (column < 0 || column < this.#cells.length)
          throw new Refusal('The workbook is damaged: its cells are not in order.');
        this.#column = column;
        this.#cell = attributes;
        this.#value = undefined;
        this.#formula = false;
        return;
      }
      case 'f':
        this.#formula = true;
        return;
      case 'v':
      case 't':
        this.#inText = this.#inside;
    }
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#inText = false;
    else if (name === 'sheetData') this.#inside = false;
    else if (!this.#inside) return;
    else if (name === 'row') this.#rows.push({ number: this.#number, cells: this.#cells });
    else if (name === 'c') {
      const cell = this.#read();
      if (cell === undefined) return;
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells.push(cell);
    }
  }

  #read(): AnyCell | undefined {
    const value = this.#value;
    const type = this.#cell['t'] ?? 'n';
    if (value === undefined) return this.#formula ? new BadCell('', formulaOnly) : undefined;
    switch (type) {
      case 's':
        return sharedText(this.#book.strings[Number(value)]);
      case 'str':
      case 'inlineStr':
        return { type: 'text', text: unescapeControl(value) };
      case 'b':
        return { type: 'boolean', text: value.trim() === '1' ? 'true' : 'false' };
      case 'e':
        return new BadCell(value, 'is an error of the spreadsheet; correct the formula or enter the value');
      case 'd':
        return { type: 'date', text: value.trim().replace(/T00:00:00(?:\.0+)?Z?$/, '') };
      default:
        return this.#numeric(value);
    }
  }

  #numeric(stored: string): AnyCell {
    const style = this.#book.styles[Number(this.#cell['s'] ?? 0)];
    const text = numberText(stored);
    if (text === undefined) return new BadCell(stored, 'is stored as a number and is none');
    if (style?.is === 'date') {
      const day = serialDate(stored, this.#book.date1904);
      return day === undefined ? new BadCell(text, 'is no day of the calendar') : { type: 'date', text: day };
    }
    if (style?.is === 'padded') return { type: 'number', text, shown: text.padStart(style.digits, '0') };
    if (style?.is === 'fixed') return { type: 'number', text: withDecimals(text, style.decimals) };
    return { type: 'number', text };
  }
}

const sharedText = (text: string | undefined): AnyCell =>
  text === undefined ? new BadCell('', 'refers to a text that the workbook does not have') : { type: 'text', text };

/** The zeros that the format shows and the stored number does not have; digits are never cut. */
const withDecimals = (text: string, decimals: number): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const padded = fraction.padEnd(decimals, '0');
  return padded === '' ? whole : `${whole}.${padded}`;
};
