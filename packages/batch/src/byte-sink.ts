import { heap, type Space } from './kernel/space.ts';

const SMALLEST = 4096;
/** Bytes of a character at most; a text of more characters than `LONG` is measured before there is room made for it. */
const MOST_BYTES = 3;
const LONG = 4096;

/** Text as bytes in one growing buffer. */
export class ByteSink {
  readonly #space: Space;
  #buffer: Buffer;
  #length = 0;

  /** `space`: that the buffer stands in. */
  constructor(space: Space = heap, size: number = SMALLEST) {
    this.#space = space;
    this.#buffer = space.take(size);
  }

  get length(): number {
    return this.#length;
  }

  /** All that has been written, and room for what comes; another one after `reserve`. */
  get buffer(): Buffer {
    return this.#buffer;
  }

  /** Makes room for so many bytes more, which their writer then tells with `wrote`. */
  reserve(more: number): void {
    const most = this.#length + more;
    if (most <= this.#buffer.length) return;
    const grown = this.#space.take(Math.max(most, this.#buffer.length * 2));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#space.give(this.#buffer);
    this.#buffer = grown;
  }

  /** Bytes were written into the reserved room, up to a place. */
  wrote(end: number): void {
    this.#length = end;
  }

  /** The number of bytes that the text takes. */
  write(text: string): number {
    this.reserve(text.length > LONG ? Buffer.byteLength(text) : text.length * MOST_BYTES);
    const written = this.#buffer.write(text, this.#length);
    this.#length += written;
    return written;
  }

  append(from: Uint8Array): void {
    this.reserve(from.length);
    this.#buffer.set(from, this.#length);
    this.#length += from.length;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }
}
