const SMALLEST = 4096;

/** Text as bytes in one growing buffer. */
export class ByteSink {
  #bytes: Buffer;
  #length = 0;

  /** `expected`: about as many bytes as will be written. */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(expected, SMALLEST));
  }

  /** The number of bytes that the text takes. */
  write(text: string): number {
    const most = this.#length + text.length * 3;
    if (most > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    const written = this.#bytes.write(text, this.#length);
    this.#length += written;
    return written;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
