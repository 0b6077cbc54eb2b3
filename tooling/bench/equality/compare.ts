import { createReadStream } from 'node:fs';
import { lineIndex } from '../input/population.ts';
import { ficaRows, type Reckoned, reckonLine } from './reckoning.ts';

/** What was found when every FICA row of a file was held against the reckoning. */
export interface Comparison {
  /** Rows that there should be. */
  readonly rows: number;
  readonly different: number;
  readonly missing: number;
  /** Rows that should not be there: a line unknown or a row twice. */
  readonly unexpected: number;
  /** The first row at fault. */
  readonly first?: string;
}

export const isEqual = ({ different, missing, unexpected }: Comparison): boolean =>
  different + missing + unexpected === 0;

/** How a file writes amounts: `cents` as we do, always with two decimals, or as any decimal number. */
export type Writing = 'cents' | 'number';

const asCents = (text: string): string => (Math.round(Number(text) * 100) / 100).toFixed(2);

interface Place {
  readonly line: number;
  readonly scheme: number;
  readonly payer: number;
  readonly base: number;
  readonly amount: number;
}

const placesIn = (header: string): Place => {
  const names = header.split(',');
  const at = (name: string): number => {
    const place = names.indexOf(name);
    if (place < 0) throw new Error(`the column ${name} is missing`);
    return place;
  };
  return { line: at('line_id'), scheme: at('scheme'), payer: at('payer'), base: at('base'), amount: at('amount') };
};

/** The check of one file, row by row; a byte a line is all it keeps. */
class Check {
  readonly #seen: Uint8Array;
  readonly #writing: Writing;
  readonly #place: Place;
  #different = 0;
  #unexpected = 0;
  #found = 0;
  #first: string | undefined;

  constructor(header: string, lines: number, writing: Writing) {
    this.#place = placesIn(header);
    this.#seen = new Uint8Array(lines);
    this.#writing = writing;
  }

  row(row: string): void {
    // Most rows of a run with both sides are of other countries.
    if (!row.includes(',us.')) return;
    const cells = row.split(',');
    const slot = ficaRows.indexOf(`${cells[this.#place.scheme]},${cells[this.#place.payer]}`);
    const line = lineIndex(cells[this.#place.line] ?? '');
    const bit = 1 << slot;
    const seen = this.#seen[line];
    if (slot < 0 || seen === undefined || (seen & bit) !== 0) {
      this.#unexpected += 1;
      this.#first ??= `not expected: ${row}`;
      return;
    }
    this.#seen[line] = seen | bit;
    this.#found += 1;
    const { base = '', amount = '' }: Partial<Reckoned> = reckonLine(line)[slot] ?? {};
    const written = [cells[this.#place.base] ?? '', cells[this.#place.amount] ?? ''];
    const [theirBase, theirAmount] = this.#writing === 'cents' ? written : written.map(asCents);
    if (theirBase === base && theirAmount === amount) return;
    this.#different += 1;
    this.#first ??= `base ${base} and amount ${amount} expected: ${row}`;
  }

  end(): Comparison {
    const rows = this.#seen.length * ficaRows.length;
    const missing = rows - this.#found;
    const lacking = this.#seen.findIndex((bits) => bits !== (1 << ficaRows.length) - 1);
    const first = this.#first ?? (missing > 0 ? `rows of line ${lacking} (counted from 0) are missing` : undefined);
    const counts = { rows, different: this.#different, missing, unexpected: this.#unexpected };
    return { ...counts, ...(first === undefined ? {} : { first }) };
  }
}

/**
 * Holds base and amount of every FICA row in a file of contributions against the reckoning in decimal.js, and sees that no
 * row is missing and none is there twice. The file is read as a stream; its cells must not be quoted.
 */
export const compare = async (file: string, lines: number, writing: Writing = 'cents'): Promise<Comparison> => {
  let check: Check | undefined;
  let rest = '';
  const take = (row: string): void => {
    if (row === '') return;
    if (row.includes('"')) throw new Error(`${file} quotes cells: ${row}`);
    if (check === undefined) check = new Check(row, lines, writing);
    else check.row(row);
  };
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    // Ids and amounts of the bench are ASCII, so no character is torn.
    const rows = (rest + bytes.toString('latin1')).split('\n');
    rest = rows.pop() ?? '';
    for (const row of rows) take(row.endsWith('\r') ? row.slice(0, -1) : row);
  }
  take(rest);
  if (check === undefined) throw new Error(`${file} is empty`);
  return check.end();
};
