import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsync, ftruncateSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { bytesOf } from './kernel/space.ts';
import type { Segments } from './segments.ts';

const RECORD = 2 * Float64Array.BYTES_PER_ELEMENT;
const BLOCK = 1 << 20;

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
};

const readAll = (file: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const read = readSync(file, bytes, at, length - at, offset + at);
    if (read === 0) throw new Error('a file of results is shorter than what was written to it');
    at += read;
  }
  return bytes;
};

/** Written to disk, while others go on. */
export const syncFile: (file: number) => Promise<void> = promisify(fsync);

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** How long the files were when a slice had been written. */
export interface Mark {
  readonly length: number;
  readonly segments: number;
  readonly lastKey: number;
  readonly inOrder: boolean;
}

/** Whether what had been written up to a mark is there; after a power failure it may not be. */
export const reaches = (path: string, { length, segments }: Mark): boolean =>
  sizeOf(path) >= length && sizeOf(indexOf(path)) >= segments * RECORD;

const indexOf = (path: string): string => `${path}.index`;

/**
 * A file of results whose pieces come slice by slice. In the end they stand in the order of their keys: as a rule they
 * came so, else the file is written once more.
 */
export class OrderedFile {
  readonly path: string;
  readonly #data: number;
  readonly #index: number;
  #hash: Hash = createHash('sha256');
  #length = 0;
  #segments = 0;
  #lastKey = -1;
  #inOrder = true;

  constructor(path: string, mark?: Mark) {
    this.path = path;
    const flags = mark === undefined ? 'w+' : 'r+';
    this.#data = openSync(path, flags, 0o600);
    this.#index = openSync(indexOf(path), flags, 0o600);
    if (mark !== undefined) this.#goOn(mark);
  }

  #goOn({ length, segments, lastKey, inOrder }: Mark): void {
    ftruncateSync(this.#data, length);
    ftruncateSync(this.#index, segments * RECORD);
    for (let at = 0; at < length; at += BLOCK) this.#hash.update(readAll(this.#data, at, Math.min(BLOCK, length - at)));
    [this.#length, this.#segments, this.#lastKey, this.#inOrder] = [length, segments, lastKey, inOrder];
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#data, bytes, at, bytes.length - at, this.#length + at);
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }

  append({ bytes, index }: Pick<Segments, 'bytes' | 'index'>): void {
    this.#write(bytes);
    const records = bytesOf(index);
    for (let at = 0; at < records.length; )
      at += writeSync(this.#index, records, at, records.length - at, this.#segments * RECORD + at);
    this.#segments += index.length / 2;
    for (let at = 0; at < index.length; at += 2) {
      const key = index[at] ?? 0;
      if (key < this.#lastKey) this.#inOrder = false;
      this.#lastKey = key;
    }
  }

  mark(): Mark {
    return { length: this.#length, segments: this.#segments, lastKey: this.#lastKey, inOrder: this.#inOrder };
  }

  async sync(): Promise<void> {
    await syncFile(this.#data);
    await syncFile(this.#index);
  }

  /** The file in order, and its SHA-256. Nothing is appended any more. */
  finish(): string {
    const sha256 = this.#inOrder ? this.#hash.digest('hex') : this.#sort();
    closeSync(this.#data);
    closeSync(this.#index);
    rmSync(indexOf(this.path));
    return sha256;
  }

  #sort(): string {
    const bytes = readAll(this.#index, 0, this.#segments * RECORD);
    const index = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    const offsets = new Float64Array(this.#segments);
    let end = 0;
    for (let at = 0; at < offsets.length; at += 1) {
      offsets[at] = end;
      end += index[at * 2 + 1] ?? 0;
    }
    const order = Uint32Array.from(offsets.keys()).toSorted(
      (a, b) => (index[a * 2] ?? 0) - (index[b * 2] ?? 0) || a - b,
    );
    const sorted = `${this.path}.sorted`;
    const out = openSync(sorted, 'w', 0o600);
    const hash = createHash('sha256');
    for (const at of order) {
      const piece = readAll(this.#data, offsets[at] ?? 0, index[at * 2 + 1] ?? 0);
      hash.update(piece);
      writeAll(out, piece);
    }
    closeSync(out);
    renameSync(sorted, this.path);
    return hash.digest('hex');
  }
}
