import { closeSync, openSync } from 'node:fs';
import type { InputFile } from './input-file.ts';
import { numberLine } from './row-marks.ts';
import { type Extents, readExtents, type Spool } from './spool.ts';

/** More pieces than this, of fewer rows on average, are worth a copy in which the rows of a slice stand closer together. */
const MANY = 4096;
const FEW_ROWS = 16;
/** Rows that are copied are read so many bytes at a time. */
const COPIED = 256 * 1024;

/** Numbers by which a piece is noted: slice, offset, length, number of its first row. */
const NOTE = 4;

/**
 * The rows of a file by slice. As long as they can be read where they stand, only their places are noted; otherwise they
 * are copied into a spool.
 */
export class SliceRows {
  readonly #file: InputFile;
  readonly #newSpool: () => Spool;
  readonly #many: number;
  #spool: Spool | undefined;
  /** The pieces in the file, in their order. */
  #notes: number[] = [];
  #rows = 0;
  /** The piece that the last row ended; no slice before the first. */
  #slice = -1;
  #from = 0;
  #to = 0;
  #number = 0;
  /** Rows of it. */
  #count = 0;
  /** What was read last of the file, and from where. */
  #block: Uint8Array = new Uint8Array();
  #offset = 0;
  /** The number of each slice's next row, if no line is to say so. */
  readonly #next: number[] = [];

  constructor(file: InputFile, newSpool: () => Spool, many: number = MANY) {
    this.#file = file;
    this.#newSpool = newSpool;
    this.#many = many;
  }

  /** The next rows to be put stand in these bytes, those from `offset` of the file, until `leave`. */
  begin(block: Uint8Array, offset: number): void {
    this.#block = block;
    this.#offset = offset;
  }

  /** The bytes will change. */
  leave(): void {
    if (this.#spool !== undefined) this.#close();
  }

  /** Puts rows that stand between two places of the file, one after the other; `number`: that of the first. */
  put(slice: number, number: number, count: number, from: number, to: number): void {
    this.#rows += count;
    if (slice === this.#slice && from === this.#to) {
      this.#to = to;
      this.#count += count;
      return;
    }
    this.#close();
    this.#slice = slice;
    this.#number = number;
    this.#from = from;
    this.#to = to;
    this.#count = count;
  }

  /** Puts a row that cannot be read where it stands. */
  putText(slice: number, number: number, text: string): void {
    this.#close();
    this.#spool ??= this.#copied();
    this.#numbered(this.#spool, slice, number, 1);
    this.#spool.append(slice, text);
  }

  #close(): void {
    const [slice, from, to] = [this.#slice, this.#from, this.#to];
    this.#slice = -1;
    if (slice < 0) return;
    if (this.#spool !== undefined) {
      this.#numbered(this.#spool, slice, this.#number, this.#count);
      this.#spool.append(slice, this.#block.subarray(from - this.#offset, to - this.#offset));
      return;
    }
    // A last row that lacks its end has been given one.
    this.#notes.push(slice, from, Math.min(to, this.#file.size) - from, this.#number);
    const pieces = this.#notes.length / NOTE;
    if (pieces > this.#many && pieces * FEW_ROWS > this.#rows) this.#spool = this.#copied();
  }

  /** A spool with the rows so far. */
  #copied(): Spool {
    const spool = this.#newSpool();
    const notes = this.#notes;
    const buffer = Buffer.allocUnsafe(COPIED);
    for (let at = 0; at < notes.length; at += NOTE) {
      const [slice = 0, offset = 0, length = 0, number = 0] = notes.slice(at, at + NOTE);
      // A piece is followed by one that says its number.
      this.#numbered(spool, slice, number, 0);
      for (let done = 0; done < length; ) {
        const read = this.#file.read(buffer, 0, Math.min(COPIED, length - done), offset + done);
        if (read === 0) throw new Error('a file of rows is shorter than it was');
        spool.append(slice, buffer.subarray(0, read));
        done += read;
      }
      this.#next[slice] = -1;
    }
    this.#notes = [];
    return spool;
  }

  #numbered(spool: Spool, slice: number, number: number, rows: number): void {
    if (this.#next[slice] !== number) spool.append(slice, numberLine(number));
    this.#next[slice] = number + rows;
  }

  /** Every row has been put. */
  end(): void {
    this.#close();
    this.#spool?.close();
  }

  /** None of the rows is needed. */
  discard(): void {
    this.#spool?.remove();
  }

  get path(): string {
    return this.#spool?.path ?? this.#file.path;
  }

  /** They are read where they stand: that file must not change as long as they are needed. */
  get inPlace(): boolean {
    return this.#spool === undefined;
  }

  /** The rows of each slice, read once for whoever does not come back to them. */
  texts(slices: number, crlf: boolean): string[] {
    const file = openSync(this.path, 'r');
    try {
      return this.extents(slices).map((extents) => readExtents(file, extents, crlf).toString('utf8'));
    } finally {
      closeSync(file);
    }
  }

  /** Where the rows of each slice stand. */
  extents(slices: number): Extents[] {
    const spool = this.#spool;
    const extents = Array.from({ length: slices }, (_, slice): number[] =>
      spool === undefined ? [] : [...spool.extentsOf(slice)],
    );
    for (let at = 0; at < this.#notes.length; at += NOTE)
      extents[this.#notes[at] ?? 0]?.push(...this.#notes.slice(at + 1, at + NOTE));
    return extents;
  }
}
