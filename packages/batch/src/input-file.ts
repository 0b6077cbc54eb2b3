import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs';

const BLOCK = 256 * 1024;

const stampIn = ({ dev, ino, size, mtimeNs }: BigIntStats): string => [dev, ino, size, mtimeNs].join(' ');

/** Changes when the file at a path is written to, or another one takes its place. */
export const stampOf = (path: string): string => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : stampIn(found);
};

/** A file is another than it was when its SHA-256 was taken. */
export class ChangedFileError extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} was changed while it was read`);
    this.file = file;
  }
}

/** A file of the run, read as often as needed; the first time from its beginning to its end says its SHA-256. */
export class InputFile {
  readonly path: string;
  /** Of the file as it was when it was opened first. */
  readonly stamp: string;
  readonly size: number;
  readonly #file: number;
  readonly #onRead: (bytes: number) => void;
  #sha256: string | undefined;

  constructor(path: string, onRead: (bytes: number) => void = () => {}) {
    this.path = path;
    this.#file = openSync(path, 'r');
    const status = fstatSync(this.#file, { bigint: true });
    this.stamp = stampIn(status);
    this.size = Number(status.size);
    this.#onRead = onRead;
  }

  get sha256(): string | undefined {
    return this.#sha256;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Fills a part of a buffer from a place in the file, and says with how many bytes. */
  read(buffer: Uint8Array, at: number, length: number, offset: number): number {
    return readSync(this.#file, buffer, at, length, offset);
  }

  /** To be called with each piece of the file in their order, and with an empty one at its end. */
  listener(): (piece: Uint8Array) => void {
    const hash = this.#sha256 === undefined ? createHash('sha256') : undefined;
    return (piece) => {
      if (piece.length === 0) this.#sha256 ??= hash?.digest('hex');
      else {
        hash?.update(piece);
        this.#onRead(piece.length);
      }
    };
  }

  #stream(): AsyncIterable<Buffer> {
    return createReadStream(this.path, { fd: this.#file, autoClose: false, start: 0, highWaterMark: BLOCK });
  }

  async *open(): AsyncGenerator<Uint8Array> {
    const hear = this.listener();
    for await (const piece of this.#stream()) {
      hear(piece);
      yield piece;
    }
    hear(new Uint8Array());
  }
}
