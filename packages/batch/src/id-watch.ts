import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { BUCKET_BITS, BUCKETS, FILLED, HELD, ID_PAIRS, PAIR, PAIRS, PIECE } from './kernel/id-pairs.ts';
import { bytesOf, floatsIn, heap, integersIn, type Space } from './kernel/space.ts';

/** More ids than this that stand twice are not set apart. */
const MOST_TWINS = 10_000;

/** Finds ids that stand in the rows of several workers. What does not fit into some megabytes is on disk. */
export class IdWatch {
  readonly #path: string;
  /** Once there is more than is held. */
  #file: number | undefined;
  readonly #held: Float64Array;
  /** Pairs of each bucket that are held. */
  readonly #counts: Int32Array;
  /** The same for the kernel. */
  readonly #record: Int32Array;
  /** Where pieces of each bucket stand in the file, every one as long as what is held of it. */
  readonly #pieces: number[][] = Array.from({ length: BUCKETS }, () => []);
  #end = 0;

  /** `space`: that the kernel can keep ids in; what is never written to takes no memory. */
  constructor(path: string, space: Space = heap) {
    this.#path = path;
    this.#held = floatsIn(space, BUCKETS * PIECE);
    this.#counts = integersIn(space, BUCKETS).fill(0);
    this.#record = integersIn(space, ID_PAIRS);
    this.#record[PAIRS] = this.#held.byteOffset;
    this.#record[FILLED] = this.#counts.byteOffset;
  }

  /** Where the kernel keeps ids, until a bucket is full. */
  get address(): number {
    return this.#record.byteOffset;
  }

  /** Makes room in buckets that are full. */
  makeRoom(): void {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) if (this.#counts[bucket] === HELD) this.#write(bucket);
  }

  add(id: number, worker: number): void {
    const bucket = (id >>> 0) % BUCKETS;
    const count = this.#counts[bucket] ?? 0;
    const place = bucket * PIECE + count * PAIR;
    this.#held[place] = id;
    this.#held[place + 1] = worker;
    this.#counts[bucket] = count + 1;
    if (count + 1 === HELD) this.#write(bucket);
  }

  #write(bucket: number): void {
    const file = (this.#file ??= openSync(this.#path, 'w+', 0o600));
    const bytes = bytesOf(this.#held.subarray(bucket * PIECE, (bucket + 1) * PIECE));
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, this.#end + at);
    this.#pieces[bucket]?.push(this.#end);
    this.#end += bytes.length;
    this.#counts[bucket] = 0;
  }

  /** The hashes of ids that several workers have; `undefined` where there are very many. Nothing is added any more. */
  twins(): ReadonlySet<number> | undefined {
    const twins = new Set<number>();
    for (let bucket = 0; bucket < BUCKETS && twins.size <= MOST_TWINS; bucket += 1)
      this.#addTwins(this.#pairsOf(bucket), twins);
    if (this.#file !== undefined) closeSync(this.#file);
    return twins.size > MOST_TWINS ? undefined : twins;
  }

  #pairs = new Float64Array();

  #pairsOf(bucket: number): Float64Array {
    const pieces = this.#pieces[bucket] ?? [];
    const held = (this.#counts[bucket] ?? 0) * PAIR;
    const length = pieces.length * PIECE + held;
    if (this.#pairs.length < length) this.#pairs = new Float64Array(length + PIECE);
    const pairs = this.#pairs.subarray(0, length);
    for (const [at, offset] of pieces.entries())
      fill(this.#file ?? -1, bytesOf(pairs.subarray(at * PIECE, (at + 1) * PIECE)), offset);
    pairs.set(this.#held.subarray(bucket * PIECE, bucket * PIECE + held), pieces.length * PIECE);
    return pairs;
  }

  /** Where the first pair of each id stands, + 1, by its hash. */
  #firsts = new Uint32Array();

  #addTwins(pairs: Float64Array, twins: Set<number>): void {
    const size = 2 ** Math.ceil(Math.log2(pairs.length + 1));
    if (this.#firsts.length < size) this.#firsts = new Uint32Array(size);
    const firsts = this.#firsts.fill(0);
    const mask = firsts.length - 1;
    for (let at = 0; at < pairs.length; at += PAIR) {
      const id = pairs[at] ?? 0;
      // The lowest bits are those of the bucket.
      let place = (id >>> BUCKET_BITS) & mask;
      let first = firsts[place] ?? 0;
      for (; first > 0 && pairs[first - 1] !== id; first = firsts[place] ?? 0) place = (place + 1) & mask;
      if (first === 0) firsts[place] = at + 1;
      else if (pairs[first] !== pairs[at + 1]) twins.add(id);
    }
  }
}

const fill = (file: number, bytes: Uint8Array, offset: number): void => {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, offset + at);
    if (read === 0) throw new Error('a file of ids is shorter than it was');
    at += read;
  }
};
