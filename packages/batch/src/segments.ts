import { ByteSink } from './byte-sink.ts';
import { bytesOf, floatsIn, heap, moved, type Space } from './kernel/space.ts';

/** Pieces, for which there is room at first. */
const FEW = 8;

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
  readonly #space: Space;
  readonly #sink: ByteSink;
  #index: Float64Array;
  #pieces = 0;
  #ended = 0;
  #rows = 0;

  /** `space`: that all of it stands in. */
  constructor(space: Space = heap, size?: number) {
    this.#space = space;
    this.#sink = new ByteSink(space, size);
    this.#index = floatsIn(space, FEW * 2);
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
    if (length > 0) this.#note(key, length);
    this.#ended = this.#sink.length;
    this.#rows += rows;
  }

  #note(key: number, length: number): void {
    if (this.#pieces * 2 === this.#index.length) {
      this.#index = moved(this.#index, floatsIn(this.#space, this.#pieces * 4), this.#space);
    }
    this.#index[this.#pieces * 2] = key;
    this.#index[this.#pieces * 2 + 1] = length;
    this.#pieces += 1;
  }

  segments(): Segments {
    return { bytes: this.#sink.bytes(), index: this.#index.subarray(0, this.#pieces * 2), rows: this.#rows };
  }
}

export type SliceWriters = Readonly<Record<'contributions' | 'balances' | 'said', SegmentWriter>>;

type SliceSegments = Readonly<Record<keyof SliceWriters, Segments>>;

/** What the results of a slice were written into, to be given back. */
export const writtenIn = ({ contributions, balances, said }: SliceSegments): readonly Uint8Array[] =>
  [contributions, balances, said].flatMap(({ bytes, index }) => [bytes, bytesOf(index)]);

const SMALLEST = 64 * 1024;

/**
 * What results of slices are written into, again and again: to get new memory takes as long as to write it full. It is
 * shared between threads, since what is handed over for good makes every access that follows take longer.
 */
export class ResultRooms {
  readonly #space: Space;
  /** Of the last slice. */
  #sizes: Readonly<Record<keyof SliceWriters, number>> = {
    contributions: SMALLEST,
    balances: SMALLEST,
    said: SMALLEST,
  };

  constructor(space: Space) {
    this.#space = space;
  }

  writers(): SliceWriters {
    const writer = (name: keyof SliceWriters): SegmentWriter => new SegmentWriter(this.#space, this.#sizes[name]);
    return { contributions: writer('contributions'), balances: writer('balances'), said: writer('said') };
  }

  /** The next slice will need as much as this one did. */
  expect({ contributions, balances, said }: SliceSegments): void {
    const sizeOf = ({ bytes }: Segments): number => Math.max(SMALLEST, bytes.length);
    this.#sizes = { contributions: sizeOf(contributions), balances: sizeOf(balances), said: sizeOf(said) };
  }

  /** Are nobody's any more. */
  give(written: readonly Uint8Array[]): void {
    for (const room of written) this.#space.give(room);
  }
}
