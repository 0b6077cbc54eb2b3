import type { PieceTarget, Segments } from './segments.ts';

/** Pieces that are handed on as soon as the page is full on which they are written; they hold until the next ones are. */
export class PageWriter implements PieceTarget {
  readonly #page: Uint8Array;
  readonly #handOn: (pieces: Segments) => void;
  #length = 0;
  #index: number[] = [];

  constructor(page: Uint8Array, handOn: (pieces: Segments) => void) {
    this.#page = page;
    this.#handOn = handOn;
  }

  room(more: number): { readonly from: number; readonly end: number } {
    if (this.#length + more > this.#page.length) this.flush();
    const { byteOffset, length } = this.#page;
    return { from: byteOffset + this.#length, end: byteOffset + length };
  }

  end(key: number, address: number): void {
    const length = address - this.#page.byteOffset - this.#length;
    this.#length += length;
    if (length > 0) this.#index.push(key, length);
  }

  take(pieces: Segments): void {
    if (pieces.index.length === 0) return;
    this.flush();
    this.#handOn(pieces);
  }

  /** Hands on what there is. */
  flush(): void {
    if (this.#length === 0) return;
    this.#handOn({ bytes: this.#page.subarray(0, this.#length), index: Float64Array.from(this.#index) });
    this.#length = 0;
    this.#index = [];
  }
}
