import { CUTS, NEXT, SHAPE_NUMBER, TEXT } from '../kernel/row-table.ts';
import { integersIn, Rooms, type Space } from '../kernel/space.ts';
import { BEYOND } from '../kernel/kernel.ts';
import type { Rows } from './rows.ts';

/** What is the same in all rows of a shape. */
export interface Shape {
  readonly number: number;
  /** The same for the kernel. */
  readonly record: Int32Array;
}

/** Numbers the rows of a run's files by what is the same in them; the numbers of two files are never equal. */
export class Shapes {
  readonly #rooms: Rooms;
  /** By their numbers. */
  readonly #all: Shape[] = [];
  readonly #files: Map<string, Shape>[] = [];

  /** `space`: that the kernel reads them from. */
  constructor(space: Space) {
    this.#rooms = new Rooms(space);
  }

  get size(): number {
    return this.#all.length;
  }

  clear(): void {
    this.#rooms.clear();
    this.#all.length = 0;
    this.#files.length = 0;
  }

  /** `undefined`: there is none of this number. */
  at(number: number): Shape | undefined {
    return this.#all[number];
  }

  /** The shape of a row that has as many cells as the header. */
  of(file: number, rows: Rows, row: number): Shape {
    const known = (this.#files[file] ??= new Map<string, Shape>());
    const { text, cuts } = keptOf(rows, row);
    const key = `${cuts.join(' ')} ${text.toString('latin1')}`;
    const found = known.get(key) ?? this.#make(text, cuts);
    known.set(key, found);
    return found;
  }

  #make(text: Buffer, cuts: readonly number[]): Shape {
    const room = this.#rooms.take(text.length + BEYOND);
    text.copy(room);
    const record = integersIn(this.#rooms, CUTS + cuts.length);
    const made = { number: this.#all.length, record };
    record[TEXT] = room.byteOffset;
    record[SHAPE_NUMBER] = made.number;
    record[NEXT] = 0;
    record.set(cuts, CUTS);
    this.#all.push(made);
    return made;
  }
}

/** What lies between the cells that may differ. */
const keptOf = (rows: Rows, row: number): { readonly text: Buffer; readonly cuts: number[] } => {
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
  return { text: Buffer.concat(pieces), cuts };
};
