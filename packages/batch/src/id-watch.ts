import type { Spool } from './spool.ts';
import { hashOf } from './hash.ts';

const BUCKETS = 64;
const HELD = 1024;
/** More ids than this that stand twice are not set apart. */
const MOST_TWINS = 10_000;

/** An id and the worker in whose row it stands, each by its hash. */
const PAIR = 2;

/** Finds ids that stand in the rows of several workers. What it must remember is on disk. */
export class IdWatch {
  readonly #spool: Spool;
  readonly #held = Array.from({ length: BUCKETS }, () => new Float64Array(HELD * PAIR));
  readonly #counts = new Uint32Array(BUCKETS);

  constructor(spool: Spool) {
    this.#spool = spool;
  }

  add(id: string, worker: number): void {
    const hash = hashOf(id);
    const bucket = hash % BUCKETS;
    const held = this.#held[bucket];
    const count = this.#counts[bucket] ?? 0;
    if (held === undefined) return;
    held[count] = hash;
    held[count + 1] = worker;
    this.#counts[bucket] = count + PAIR;
    if (count + PAIR === held.length) this.#flush(bucket);
  }

  #flush(bucket: number): void {
    const held = this.#held[bucket]?.subarray(0, this.#counts[bucket]) ?? new Float64Array();
    this.#spool.append(bucket, new Uint8Array(held.buffer, held.byteOffset, held.byteLength));
    this.#counts[bucket] = 0;
  }

  /** The hashes of ids that several workers have; `undefined` where there are very many. */
  twins(): ReadonlySet<number> | undefined {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) this.#flush(bucket);
    this.#spool.flush();
    const twins = new Set<number>();
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const bytes = this.#spool.read(bucket);
      for (const twin of twinsAmong(new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)))
        twins.add(twin);
      if (twins.size > MOST_TWINS) return undefined;
    }
    return twins;
  }
}

const twinsAmong = (pairs: Float64Array): Iterable<number> => {
  const ids = new Float64Array(pairs.length / PAIR).map((_, at) => pairs[at * PAIR] ?? 0).toSorted();
  const owners = new Map<number, number | 'several'>();
  for (let at = 1; at < ids.length; at += 1) if (ids[at] === ids[at - 1]) owners.set(ids[at] ?? 0, -1);
  if (owners.size === 0) return [];
  for (let at = 0; at < pairs.length; at += PAIR) {
    const [id = 0, worker = 0] = [pairs[at], pairs[at + 1]];
    const owner = owners.get(id);
    if (owner === -1) owners.set(id, worker);
    else if (owner !== undefined && owner !== worker) owners.set(id, 'several');
  }
  return [...owners].flatMap(([id, owner]) => (owner === 'several' ? [id] : []));
};
