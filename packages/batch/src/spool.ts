import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { numberLine } from './row-text.ts';

const PIECE = 3;
const FLUSHED = 16 * 1024;

/**
 * Where the rows of a bucket stand in a file: of each piece the offset, the length and the number of its first row, one
 * after the other. Number 0: the rows say their numbers themselves.
 */
export type Extents = readonly number[];

/** A temporary file that many buckets are written into at once, each of which is read by itself. */
export class Spool {
  readonly path: string;
  readonly #file: number;
  readonly #open = new Map<number, { bytes: Buffer; length: number }>();
  readonly #extents: number[][] = [];
  #end = 0;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'w+', 0o600);
  }

  append(bucket: number, content: string | Uint8Array): void {
    const needed = content.length * (typeof content === 'string' ? 3 : 1);
    let open = this.#open.get(bucket);
    if (open !== undefined && open.length + needed > open.bytes.length) {
      this.#write(bucket, open.bytes.subarray(0, open.length));
      open.length = 0;
    }
    if (needed > FLUSHED) {
      this.#write(bucket, Buffer.from(content));
      return;
    }
    if (open === undefined) {
      open = { bytes: Buffer.allocUnsafeSlow(FLUSHED), length: 0 };
      this.#open.set(bucket, open);
    }
    if (typeof content === 'string') open.length += open.bytes.write(content, open.length);
    else {
      open.bytes.set(content, open.length);
      open.length += content.length;
    }
  }

  #write(bucket: number, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#end + at);
    const extents = (this.#extents[bucket] ??= []);
    const length = extents.at(-2) ?? 0;
    const follows = extents.length > 0 && (extents.at(-PIECE) ?? 0) + length === this.#end;
    if (follows) extents[extents.length - 2] = length + bytes.length;
    else extents.push(this.#end, bytes.length, 0);
    this.#end += bytes.length;
  }

  /** Everything appended so far can be read. */
  flush(): void {
    for (const [bucket, { bytes, length }] of this.#open) this.#write(bucket, bytes.subarray(0, length));
    this.#open.clear();
  }

  extentsOf(bucket: number): Extents {
    return this.#extents[bucket] ?? [];
  }

  read(bucket: number): Buffer {
    return readExtents(this.#file, this.extentsOf(bucket));
  }

  /** No more is written; the file stays for whoever reads it by its path. */
  close(): void {
    this.flush();
    closeSync(this.#file);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

/** The rows of one bucket; where their numbers do not stand among them, a line with that of the first before each piece. */
export const readExtents = (file: number, extents: Extents): Buffer => {
  const pieces: { offset: number; length: number; begin: Buffer }[] = [];
  let total = 0;
  for (let at = 0; at < extents.length; at += PIECE) {
    const [offset = 0, length = 0, number = 0] = extents.slice(at, at + PIECE);
    const begin = Buffer.from(number === 0 ? '' : numberLine(number));
    pieces.push({ offset, length, begin });
    total += begin.length + length;
  }
  const bytes = Buffer.allocUnsafeSlow(total);
  let filled = 0;
  for (const { offset, length, begin } of pieces) {
    filled += begin.copy(bytes, filled);
    for (let done = 0; done < length; ) {
      const read = readSync(file, bytes, filled, length - done, offset + done);
      if (read === 0) throw new Error('a file of rows is shorter than it was');
      done += read;
      filled += read;
    }
  }
  return bytes;
};
