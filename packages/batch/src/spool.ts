import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { numberLine } from './row-marks.ts';

/** Held in memory before they are put in order and written, at most: bytes, and pieces. */
const HELD = 8 * 1024 * 1024;
const PIECES = 128 * 1024;
/** What is held at first, of either a part that doubles with need. */
const FIRST_PART = 1 / 128;

const nothing = Buffer.alloc(0);

/** Numbers by which an extent is described. */
const EXTENT = 3;

/**
 * Where the rows of a bucket stand in a file: of each piece the offset, the length and the number of its first row, one
 * after the other. Number 0: the rows say their numbers themselves.
 */
export type Extents = readonly number[];

/** A temporary file that many buckets are written into at once, each of which is read by itself. */
export class Spool {
  readonly path: string;
  readonly #file: number;
  #part = FIRST_PART;
  #held: Buffer = Buffer.allocUnsafeSlow(HELD * FIRST_PART);
  #sorted: Buffer = nothing;
  #filled = 0;
  /** Bucket and end of each piece that is held. */
  #buckets = new Uint32Array(PIECES * FIRST_PART);
  #ends = new Uint32Array(PIECES * FIRST_PART);
  #pieces = 0;
  readonly #extents: number[][] = [];
  #end = 0;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'w+', 0o600);
  }

  append(bucket: number, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; at += HELD) this.#append(bucket, bytes.subarray(at, at + HELD));
  }

  #append(bucket: number, bytes: Uint8Array): void {
    while (this.#filled + bytes.length > this.#held.length || this.#pieces === this.#ends.length) {
      if (this.#part < 1) this.#grow();
      else this.#flush();
    }
    this.#held.set(bytes, this.#filled);
    this.#filled += bytes.length;
    const follows = this.#pieces > 0 && this.#buckets[this.#pieces - 1] === bucket;
    if (!follows) this.#pieces += 1;
    this.#buckets[this.#pieces - 1] = bucket;
    this.#ends[this.#pieces - 1] = this.#filled;
  }

  #grow(): void {
    this.#part *= 2;
    const [held, buckets, ends] = [this.#held, this.#buckets, this.#ends];
    this.#held = Buffer.allocUnsafeSlow(HELD * this.#part);
    this.#buckets = new Uint32Array(PIECES * this.#part);
    this.#ends = new Uint32Array(PIECES * this.#part);
    held.copy(this.#held, 0, 0, this.#filled);
    this.#buckets.set(buckets);
    this.#ends.set(ends);
  }

  #flush(): void {
    const held = this.#held;
    if (this.#filled === 0) return;
    const sizes = new Float64Array(
      this.#buckets.subarray(0, this.#pieces).reduce((most, one) => Math.max(most, one), 0) + 1,
    );
    for (let piece = 0, from = 0; piece < this.#pieces; piece += 1) {
      const [bucket = 0, end = 0] = [this.#buckets[piece], this.#ends[piece]];
      sizes[bucket] = (sizes[bucket] ?? 0) + end - from;
      from = end;
    }
    let at = 0;
    const places = sizes.map((size) => (at += size) - size);
    this.#note(sizes, places);
    // Kept, since what is dropped is given back long after.
    if (this.#sorted.length < this.#filled) this.#sorted = Buffer.allocUnsafeSlow(this.#held.length);
    const sorted = this.#sorted;
    for (let piece = 0, from = 0; piece < this.#pieces; piece += 1) {
      const [bucket = 0, end = 0] = [this.#buckets[piece], this.#ends[piece]];
      const place = places[bucket] ?? 0;
      held.copy(sorted, place, from, end);
      places[bucket] = place + end - from;
      from = end;
    }
    for (let done = 0; done < this.#filled; )
      done += writeSync(this.#file, sorted, done, this.#filled - done, this.#end + done);
    this.#end += this.#filled;
    this.#filled = 0;
    this.#pieces = 0;
  }

  /** Where the pieces that are held will stand in the file. */
  #note(sizes: Float64Array, places: Float64Array): void {
    for (const [bucket, size] of sizes.entries()) {
      if (size === 0) continue;
      const extents = (this.#extents[bucket] ??= []);
      const [offset, length = 0] = extents.slice(-EXTENT);
      const begin = this.#end + (places[bucket] ?? 0);
      if (offset !== undefined && offset + length === begin) extents[extents.length - 2] = length + size;
      else extents.push(begin, size, 0);
    }
  }

  extentsOf(bucket: number): Extents {
    return this.#extents[bucket] ?? [];
  }

  /** No more is written; the file stays for whoever reads it by its path. */
  close(): void {
    this.#flush();
    this.#held = nothing;
    this.#sorted = nothing;
    closeSync(this.#file);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

const fill = (file: number, bytes: Buffer, at: number, length: number, offset: number): void => {
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, at + done, length - done, offset + done);
    if (read === 0) throw new Error('a file of rows is shorter than it was');
    done += read;
  }
};

/**
 * The rows of one bucket: where their numbers do not stand among them, with a line with that of the first before each
 * piece. The last row of a file may lack its end; here it has one. `room` gives a buffer of a size or more.
 */
export const readExtents = (
  file: number,
  extents: Extents,
  crlf = false,
  room: (size: number) => Buffer = (size) => Buffer.allocUnsafeSlow(size),
): Buffer => {
  const end = crlf ? '\r\n' : '\n';
  const begins: Buffer[] = [];
  let total = end.length;
  for (let at = 0; at < extents.length; at += EXTENT) {
    const [, length = 0, number = 0] = extents.slice(at, at + EXTENT);
    const begin = Buffer.from(number === 0 ? '' : numberLine(number));
    begins.push(begin);
    total += begin.length + length;
  }
  const bytes = room(total);
  let filled = 0;
  for (const [piece, begin] of begins.entries()) {
    const [offset = 0, length = 0] = extents.slice(piece * EXTENT);
    filled += begin.copy(bytes, filled);
    fill(file, bytes, filled, length, offset);
    filled += length;
  }
  const isWhole = filled === 0 || bytes[filled - 1] === end.charCodeAt(end.length - 1);
  if (!isWhole) filled += bytes.write(end, filled);
  return bytes.subarray(0, filled);
};
