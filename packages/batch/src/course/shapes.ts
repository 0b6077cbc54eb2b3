import { viewOf } from '../byte-sink.ts';
import type { Rows } from './rows.ts';

/** What is the same in all rows of a shape: their bytes without the cells that may differ. */
export interface Shape {
  readonly number: number;
  readonly text: Uint8Array;
  readonly view: DataView;
  /** Where the cells that may differ are cut out, and the end. */
  readonly cuts: readonly number[];
  /** That of the row which came behind one of this shape the last time. */
  next: Shape | undefined;
}

/** Numbers the rows of a run's files by what is the same in them; the numbers of two files are never equal. */
export class Shapes {
  #size = 0;
  readonly #files: Map<string, Shape>[] = [];

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
    this.#files.length = 0;
  }

  /** The shape of a row that has as many cells as the header. */
  of(file: number, rows: Rows, row: number): Shape {
    const known = (this.#files[file] ??= new Map<string, Shape>());
    const { pieces, cuts } = keptOf(rows, row);
    const text = Buffer.concat(pieces);
    const key = `${cuts.join(' ')} ${text.toString('latin1')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = { number: this.#size, text, view: viewOf(text), cuts, next: undefined };
    known.set(key, made);
    this.#size += 1;
    return made;
  }
}

/** What lies between the cells that may differ. */
const keptOf = (rows: Rows, row: number): { readonly pieces: Uint8Array[]; readonly cuts: number[] } => {
  const { bytes } = rows;
  const pieces: Uint8Array[] = [];
  const cuts: number[] = [];
  let at = rows.starts[row] ?? 0;
  let length = 0;
  const keep = (to: number): void => {
    pieces.push(bytes.subarray(at, to));
    length += to - at;
    cuts.push(length);
  };
  const { columns, crlf } = rows.tableOf(row);
  for (const slot of columns.holes) {
    keep(rows.from(row, slot));
    at = rows.to(row, slot);
  }
  const end = rows.ends[row] ?? at;
  keep(crlf ? end - 2 : end - 1);
  return { pieces, cuts };
};
