import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';

const BLOCK = 256 * 1024;

const stampIn = ({ dev, ino, size, mtimeNs }: BigIntStats): string => [dev, ino, size, mtimeNs].join(' ');

/** Changes when the file at a path is written to, or another one takes its place. */
export const stampOf = (path: string): string => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : stampIn(found);
};

/** The SHA-256 of a file, read while others go on. */
export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK);
  const file = await open(path);
  try {
    for (let read = -1; read !== 0; ) {
      ({ bytesRead: read } = await file.read(block, 0, BLOCK));
      hash.update(block.subarray(0, read));
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
};

/** A file is another than it was when its SHA-256 was taken. */
export class ChangedFileError extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} was changed while it was read`);
    this.file = file;
  }
}

/** A file of the run, read as often as needed. */
export class InputFile {
  readonly path: string;
  /** Of the file as it was when it was opened first. */
  readonly stamp: string;
  readonly size: number;
  readonly #file: number;
  /** To be called with the bytes that a pass over the file has got on by. */
  readonly onRead: (bytes: number) => void;

  constructor(path: string, onRead: (bytes: number) => void = () => {}) {
    this.path = path;
    this.#file = openSync(path, 'r');
    const status = fstatSync(this.#file, { bigint: true });
    this.stamp = stampIn(status);
    this.size = Number(status.size);
    this.onRead = onRead;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Fills a part of a buffer from a place in the file, and says with how many bytes. */
  read(buffer: Uint8Array, at: number, length: number, offset: number): number {
    return readSync(this.#file, buffer, at, length, offset);
  }

  #stream(): AsyncIterable<Buffer> {
    return createReadStream(this.path, { fd: this.#file, autoClose: false, start: 0, highWaterMark: BLOCK });
  }

  async *open(): AsyncGenerator<Uint8Array> {
    for await (const piece of this.#stream()) {
      this.onRead(piece.length);
      yield piece;
    }
  }
}
