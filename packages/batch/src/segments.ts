import { ByteSink } from './byte-sink.ts';

/** Pieces of a file, each with the key by which they are ordered in the end. */
export interface Segments {
  readonly bytes: Uint8Array;
  /** Key and length of each, one after the other. */
  readonly index: Float64Array;
  readonly rows: number;
}

export class SegmentWriter {
  readonly #sink: ByteSink;
  readonly #index: number[] = [];
  #rows = 0;

  constructor(expected = 0) {
    this.#sink = new ByteSink(expected);
  }

  add(key: number, text: string, rows = 1): void {
    if (text === '') return;
    this.#index.push(key, this.#sink.write(text));
    this.#rows += rows;
  }

  segments(): Segments {
    return { bytes: this.#sink.bytes(), index: Float64Array.from(this.#index), rows: this.#rows };
  }
}
