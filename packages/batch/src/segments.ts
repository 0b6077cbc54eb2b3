import { ByteSink } from './byte-sink.ts';
import { bytesOf, floatsIn, heap, moved, type Space } from './kernel/space.ts';

/** Pieces, for which there is room at first. */
const FEW = 8;

/** Pieces of a file, each with the key by which they are ordered in the end. */
export interface Segments {
  readonly bytes: Uint8Array;
  /** Key and length of each, one after the other. */
  readonly index: Float64Array;
}

export const noSegments: Segments = { bytes: new Uint8Array(), index: new Float64Array() };

/** Pieces up to the first whose key is not less than this one, and those from there on. */
export const partedAt = (key: number, { bytes, index }: Segments): readonly [Segments, Segments] => {
  let at = 0;
  let offset = 0;
  for (; at < index.length && (index[at] ?? 0) < key; at += 2) offset += index[at + 1] ?? 0;
  return [
    { bytes: bytes.subarray(0, offset), index: index.subarray(0, at) },
    { bytes: bytes.subarray(offset), index: index.subarray(at) },
  ];
};

/** Takes pieces, one behind the other. */
export interface PieceTarget {
  /** Addresses from which so many bytes at least can be written, and up to which. */
  room(more: number): { readonly from: number; readonly end: number };
  /** Bytes were written there, up to an address: the next piece. */
  end(key: number, address: number): void;
  /** The next pieces, which stand elsewhere. */
  take(pieces: Segments): void;
}

/** Pieces in one growing buffer. */
export class SegmentWriter implements PieceTarget {
  readonly #space: Space;
  readonly #sink: ByteSink;
  #index: Float64Array;
  #pieces = 0;

  /** `space`: that all of it stands in. */
  constructor(space: Space = heap, size?: number) {
    this.#space = space;
    this.#sink = new ByteSink(space, size);
    this.#index = floatsIn(space, FEW * 2);
  }

  add(key: number, text: string): void {
    this.#note(key, this.#sink.write(text));
  }

  room(more: number): { readonly from: number; readonly end: number } {
    this.#sink.reserve(more);
    const { byteOffset, length } = this.#sink.buffer;
    return { from: byteOffset + this.#sink.length, end: byteOffset + length };
  }

  end(key: number, address: number): void {
    const before = this.#sink.length;
    this.#sink.wrote(address - this.#sink.buffer.byteOffset);
    this.#note(key, this.#sink.length - before);
  }

  take({ bytes, index }: Segments): void {
    this.#sink.append(bytes);
    for (let at = 0; at < index.length; at += 2) this.#note(index[at] ?? 0, index[at + 1] ?? 0);
  }

  #note(key: number, length: number): void {
    if (length === 0) return;
    if (this.#pieces * 2 === this.#index.length)
      this.#index = moved(this.#index, floatsIn(this.#space, this.#pieces * 4), this.#space);
    this.#index[this.#pieces * 2] = key;
    this.#index[this.#pieces * 2 + 1] = length;
    this.#pieces += 1;
  }

  segments(): Segments {
    return { bytes: this.#sink.bytes(), index: this.#index.subarray(0, this.#pieces * 2) };
  }
}

/** What a slice comes to, by the file that it goes to. */
export const resultNames = ['contributions', 'balances', 'said'] as const;
export type ResultName = (typeof resultNames)[number];

/** The same for each of them. */
export const eachResult = <T>(by: (name: ResultName) => T): Record<ResultName, T> => ({
  contributions: by('contributions'),
  balances: by('balances'),
  said: by('said'),
});

type SliceWriters = Readonly<Record<ResultName, SegmentWriter>>;
export type SliceSegments = Readonly<Record<ResultName, Segments>>;

export const segmentsOf = (writers: SliceWriters): SliceSegments => eachResult((name) => writers[name].segments());

/** What the results of a slice were written into, to be given back. */
export const writtenIn = (segments: SliceSegments): readonly Uint8Array[] =>
  resultNames.flatMap((name) => [segments[name].bytes, bytesOf(segments[name].index)]);

const SMALLEST = 64 * 1024;

/**
 * What results of slices are written into, again and again: to get new memory takes as long as to write it full. It is
 * shared between threads, since what is handed over for good makes every access that follows take longer.
 */
export class ResultRooms {
  readonly #space: Space;
  /** Of the largest so far. */
  readonly #sizes: Record<ResultName, number> = eachResult(() => SMALLEST);

  constructor(space: Space) {
    this.#space = space;
  }

  writers(): SliceWriters {
    return eachResult((name) => new SegmentWriter(this.#space, this.#sizes[name]));
  }

  /** The next slice will need as much as this one did. */
  expect(segments: SliceSegments): void {
    for (const name of resultNames) this.#sizes[name] = Math.max(this.#sizes[name], segments[name].bytes.length);
  }

  /** Are nobody's any more. */
  give(written: readonly Uint8Array[]): void {
    for (const room of written) this.#space.give(room);
  }
}
