import type { Spool } from './spool.ts';

const BUCKET_BITS = 8;
const BUCKETS = 1 << BUCKET_BITS;
const HELD = 128;
/** More ids than this that stand twice are not set apart. */
const MOST_TWINS = 10_000;

/** An id and the worker in whose row it stands, each by its hash. */
const PAIR = 2;

/** Finds ids that stand in the rows of several workers. What it must remember is on disk. */
export class IdWatch {
  readonly #spool: Spool;
  #held = new Float64Array();
  readonly #counts = new Uint32Array(BUCKETS);

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  add(id: number, worker: number): void {
    if (this.#held.length === 0) this.#held = new Float64Array(BUCKETS * HELD * PAIR);
    const bucket = (id >>> 0) % BUCKETS;
    const count = this.#counts[bucket] ?? 0;
    const place = (bucket * HELD + count) * PAIR;
    this.#held[place] = id;
    this.#held[place + 1] = worker;
    this.#counts[bucket] = count + 1;
    if (count + 1 === HELD) this.#flush(bucket);
  }

  #flush(bucket: number): void {
    const begin = bucket * HELD * PAIR;
    const held = this.#held.subarray(begin, begin + (this.#counts[bucket] ?? 0) * PAIR);
    this.#spool.append(bucket, new Uint8Array(held.buffer, held.byteOffset, held.byteLength));
    this.#counts[bucket] = 0;
  }

  /** The hashes of ids that several workers have; `undefined` where there are very many. */
  twins(): ReadonlySet<number> | undefined {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) this.#flush(bucket);
    this.#spool.flush();
    const twins = new Set<number>();
    let buffer: Buffer | undefined;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const bytes = this.#spool.read(bucket, buffer);
      if (bytes.length > (buffer?.length ?? 0)) buffer = bytes;
      if (bytes.length === 0) continue;
      this.#addTwins(new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8), twins);
      if (twins.size > MOST_TWINS) return undefined;
    }
    return twins;
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
