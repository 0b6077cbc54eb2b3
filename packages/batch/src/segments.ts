import { ByteSink } from './byte-sink.ts';

/** Pieces of a file, each with the key by which they are ordered in the end. */
export interface Segments {
  readonly bytes: Uint8Array;
  /** Key and length of each, one after the other. */
  readonly index: Float64Array;
  readonly rows: number;
}

/** A place between two pieces: in the index, and in the bytes. */
export interface Cursor {
  readonly at: number;
  readonly offset: number;
}

export const beginning: Cursor = { at: 0, offset: 0 };

export class SegmentWriter {
  readonly #sink: ByteSink;
  readonly #index: number[] = [];
  #ended = 0;
  #rows = 0;

  /** `room`: to be written into, as long as it suffices. */
  constructor(room?: SharedArrayBuffer) {
    this.#sink = new ByteSink(room);
  }

  add(key: number, text: string, rows = 1): void {
    if (text === '') return;
    this.#sink.write(text);
    this.end(key, rows);
  }

  /** Takes over the pieces of others whose key is less than this one; says from where to go on. */
  takeBelow(key: number, { bytes, index }: Segments, from: Cursor): Cursor {
    let { at, offset } = from;
    for (; at < index.length && (index[at] ?? 0) < key; at += 2) {
      const end = offset + (index[at + 1] ?? 0);
      this.#sink.append(bytes.subarray(offset, end));
      this.end(index[at] ?? 0, 0);
      offset = end;
    }
    return { at, offset };
  }

  /** For whoever writes bytes: what stands in it since the last piece is the next one. */
  get sink(): ByteSink {
    return this.#sink;
  }

  /** Ends a piece that was written to the sink. */
  end(key: number, rows: number): void {
    const length = this.#sink.length - this.#ended;
    if (length > 0) this.#index.push(key, length);
    this.#ended = this.#sink.length;
    this.#rows += rows;
  }

  segments(): Segments {
    return { bytes: this.#sink.bytes(), index: Float64Array.from(this.#index), rows: this.#rows };
  }
}

export type SliceWriters = Readonly<Record<'contributions' | 'balances' | 'said', SegmentWriter>>;

/** What results were written into: shared, since what is handed over for good makes every byte that follows take longer. */
export interface Written {
  readonly contributions: SharedArrayBuffer;
  readonly balances: SharedArrayBuffer;
}

const sharedIn = ({ bytes: { buffer } }: Segments): SharedArrayBuffer => {
  if (buffer instanceof SharedArrayBuffer) return buffer;
  throw new TypeError('results that were not written into a room');
};

export const writtenIn = ({ contributions, balances }: Readonly<Record<keyof Written, Segments>>): Written => ({
  contributions: sharedIn(contributions),
  balances: sharedIn(balances),
});

const SMALLEST = 64 * 1024;

/** What slices write into, again and again: to get new memory takes as long as to write it full. */
export class Room {
  readonly #free: Written[] = [];

  /** Is nobody's any more. */
  give(written: Written): void {
    this.#free.push(written);
  }

  writers(): SliceWriters {
    const free = this.#free.pop();
    return {
      contributions: new SegmentWriter(free?.contributions ?? new SharedArrayBuffer(SMALLEST)),
      balances: new SegmentWriter(free?.balances ?? new SharedArrayBuffer(SMALLEST)),
      said: new SegmentWriter(),
    };
  }
}
