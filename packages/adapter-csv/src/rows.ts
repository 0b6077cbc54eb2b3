import { type Row, Unreadable } from '@totalize/adapter-kit';
import { parse } from 'csv-parse/sync';
import { lastRowEnd } from './row-end.ts';
import { recover } from './recover.ts';

/** A row beyond this is refused: something like an unclosed quotation mark has swallowed the rest of the file. */
const MAX_ROW = 16 * 1024 * 1024;

/**
 * Takes text apart into rows, chunk by chunk. csv-parse stops at its first error, so it gets whole rows only, and where
 * it refuses them they are read once more with care.
 */
export class RowSplitter {
  readonly #delimiter: string;
  #rest = '';
  #retryAt = 0;
  #skipping = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(text: string, end: boolean): Row[] {
    this.#rest += text;
    if (this.#skipping) this.#skip(end);
    if (!end && this.#rest.length < this.#retryAt) return [];
    const cut = end ? this.#rest.length : lastRowEnd(this.#rest);
    const rows = cut === 0 && this.#rest !== '' ? this.#carefully(this.#rest, end) : this.#quickly(cut, end);
    this.#retryAt = rows.length > 0 ? 0 : Math.min(this.#rest.length * 2, MAX_ROW);
    if (!end && this.#rest.length >= MAX_ROW) rows.push(...this.#refuse());
    return rows;
  }

  #quickly(cut: number, end: boolean): Row[] {
    const block = this.#rest.slice(0, cut);
    if (!block.includes('"')) {
      this.#rest = this.#rest.slice(cut);
      return this.#plain(block);
    }
    try {
      const rows = parse(block, {
        delimiter: this.#delimiter,
        relax_column_count: true,
        record_delimiter: block.includes('\r') ? ['\r\n', '\n', '\r'] : ['\n'],
      });
      this.#rest = this.#rest.slice(cut);
      return rows;
    } catch {
      return this.#carefully(this.#rest, end);
    }
  }

  /** Without a quotation mark there is nothing to parse. */
  #plain(block: string): Row[] {
    if (block === '') return [];
    const lines = block.split(block.includes('\r') ? /\r\n|\n|\r/ : '\n');
    if (lines.at(-1) === '') lines.pop();
    return lines.map((line) => line.split(this.#delimiter));
  }

  #carefully(text: string, end: boolean): Row[] {
    const { rows, rest } = recover(text, this.#delimiter, end);
    this.#rest = rest;
    return rows;
  }

  #refuse(): Row[] {
    const limit = `is longer than ${MAX_ROW} characters`;
    const at = this.#rest.search(/[\r\n]/);
    this.#skipping = at < 0;
    this.#rest = at < 0 ? '' : this.#rest.slice(at);
    this.#retryAt = 0;
    if (at >= 0) this.#rest = this.#rest.replace(/^(?:\r\n|\n|\r)/, '');
    return [new Unreadable(`${limit}; is a quotation mark missing?`)];
  }

  #skip(end: boolean): void {
    const at = this.#rest.search(/[\r\n]/);
    this.#skipping = at < 0 && !end;
    this.#rest = at < 0 ? '' : this.#rest.slice(at).replace(/^(?:\r\n|\n|\r)/, '');
  }
}
