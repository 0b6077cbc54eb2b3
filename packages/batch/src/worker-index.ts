const load = 0.6;

const doubled = <T extends Float64Array | Uint32Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};

/** Numbers workers in the order in which they first appear, in a few bytes each. */
export class WorkerIndex {
  /** By their numbers. */
  #hashes = new Float64Array(1 << 11);
  /** A number + 1, at a place that the hash gives; 0 is a free place. */
  #numbers = new Uint32Array(1 << 12);
  #size = 0;
  /** The number that was given last. */
  #last = -1;

  get size(): number {
    return this.#size;
  }

  /** The number of a worker, who gets the next one if new. As a rule it is that behind the last. */
  add(hash: number): number {
    if (this.#last + 1 < this.#size && this.#hashes[this.#last + 1] === hash) this.#last += 1;
    else this.#last = this.#find(hash);
    return this.#last;
  }

  #find(hash: number): number {
    const mask = this.#numbers.length - 1;
    let place = hash & mask;
    for (let number = this.#numbers[place] ?? 0; number > 0; number = this.#numbers[place] ?? 0) {
      if (this.#hashes[number - 1] === hash) return number - 1;
      place = (place + 1) & mask;
    }
    const ordinal = this.#size;
    if (ordinal === this.#hashes.length) this.#hashes = doubled(this.#hashes, new Float64Array(ordinal * 2));
    this.#size += 1;
    this.#hashes[ordinal] = hash;
    this.#numbers[place] = ordinal + 1;
    if (this.#size > this.#numbers.length * load) this.#grow();
    return ordinal;
  }

  #grow(): void {
    this.#numbers = new Uint32Array(this.#numbers.length * 2);
    const mask = this.#numbers.length - 1;
    for (let ordinal = 0; ordinal < this.#size; ordinal += 1) {
      let place = (this.#hashes[ordinal] ?? 0) & mask;
      while (this.#numbers[place] !== 0) place = (place + 1) & mask;
      this.#numbers[place] = ordinal + 1;
    }
  }
}
