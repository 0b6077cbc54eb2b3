import type { WalkedRows } from './walked-rows.ts';

/** What is the same in all rows of a shape: their bytes without the cells that may differ. */
interface Shape {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** Of the same hash. */
  readonly other: Shape | undefined;
  /** That of the row which came behind one of this shape the last time. */
  next: Shape | undefined;
}

interface FileShapes {
  readonly byHash: Map<number, Shape>;
  last: Shape | undefined;
}

const [LEFT, RIGHT] = [0x9e3779b1, 0x5f356495];

/** Numbers the rows of a run's files by what is the same in them; the numbers of two files are never equal. */
export class Shapes {
  #size = 0;
  readonly #files: FileShapes[] = [];

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
    this.#files.length = 0;
  }

  /** The number of a row's shape; -1: the row has other cells than the header. */
  of(file: number, rows: WalkedRows, row: number): number {
    if (rows.odd[row] === 1) return -1;
    const { bytes } = rows;
    const length = keepRanges(rows, row);
    const shapes = (this.#files[file] ??= { byHash: new Map(), last: undefined });
    // Rows come in the same order again and again: month by month, or worker by worker.
    const { last } = shapes;
    if (last !== undefined && isOf(last, bytes, length)) return last.number;
    if (last?.next !== undefined && isOf(last.next, bytes, length)) {
      shapes.last = last.next;
      return last.next.number;
    }
    const found = this.#find(shapes, bytes, length);
    if (last !== undefined) last.next = found;
    shapes.last = found;
    return found.number;
  }

  #find({ byHash: known }: FileShapes, bytes: Uint8Array, length: number): Shape {
    let [a, b] = [LEFT, RIGHT];
    for (let range = 0; range < length; range += 2) {
      const end = kept[range + 1] ?? 0;
      for (let at = kept[range] ?? 0; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        a = Math.imul(a ^ byte, LEFT);
        b = Math.imul(b ^ byte, RIGHT);
      }
    }
    const hash = ((a ^ (a >>> 15)) >>> 11) * 0x1_0000_0000 + (b >>> 0);
    const first = known.get(hash);
    for (let shape = first; shape !== undefined; shape = shape.other) if (isOf(shape, bytes, length)) return shape;
    const made: Shape = { number: this.#size, bytes: together(bytes, length), other: first, next: undefined };
    known.set(hash, made);
    this.#size += 1;
    return made;
  }
}

/** Begin and end of what lies between the cells that may differ, of the row looked at last. */
const kept = new Int32Array(256);

/** How many numbers of `kept` hold for the row. */
const keepRanges = (rows: WalkedRows, row: number): number => {
  const { slots } = rows.columns;
  let at = rows.starts[row] ?? 0;
  let length = 0;
  for (const slot of slots) {
    if (slot < 0) continue;
    kept[length] = at;
    kept[length + 1] = rows.from(row, slot);
    at = rows.to(row, slot);
    length += 2;
  }
  kept[length] = at;
  kept[length + 1] = rows.ends[row] ?? at;
  return length + 2;
};

const isOf = (shape: Shape, bytes: Uint8Array, length: number): boolean => {
  let place = 0;
  for (let range = 0; range < length; range += 2) {
    const end = kept[range + 1] ?? 0;
    for (let at = kept[range] ?? 0; at < end; at += 1, place += 1) if (shape.bytes[place] !== bytes[at]) return false;
  }
  return place === shape.bytes.length;
};

const together = (bytes: Uint8Array, length: number): Uint8Array => {
  const pieces: Uint8Array[] = [];
  for (let range = 0; range < length; range += 2) pieces.push(bytes.subarray(kept[range], kept[range + 1]));
  return Buffer.concat(pieces);
};
