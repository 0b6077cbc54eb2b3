const SMALLEST = 4096;

export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Text as bytes in one growing buffer, shared between threads if its room is. */
export class ByteSink {
  #buffer: Buffer;
  #view: DataView;
  #length = 0;

  /** `room`: to be written into, as long as it suffices. */
  constructor(room: ArrayBufferLike = new ArrayBuffer(SMALLEST)) {
    this.#buffer = Buffer.from(room);
    this.#view = new DataView(room);
  }

  get length(): number {
    return this.#length;
  }

  /** All that has been written, and room for what comes; another one after `reserve`. */
  get buffer(): Buffer {
    return this.#buffer;
  }

  get view(): DataView {
    return this.#view;
  }

  /** Makes room for so many bytes more, which their writer then tells with `wrote`. */
  reserve(more: number): void {
    const most = this.#length + more;
    if (most <= this.#buffer.length) return;
    const size = Math.max(most, this.#buffer.length * 2);
    const isShared = this.#buffer.buffer instanceof SharedArrayBuffer;
    const grown = isShared ? Buffer.from(new SharedArrayBuffer(size)) : Buffer.allocUnsafeSlow(size);
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
    this.#view = viewOf(grown);
  }

  /** Bytes were written into the reserved room, up to a place. */
  wrote(end: number): void {
    this.#length = end;
  }

  /** The number of bytes that the text takes. */
  write(text: string): number {
    this.reserve(text.length * 3);
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
