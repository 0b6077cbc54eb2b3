const load = 0.6;

/** Numbers workers in the order in which they first appear, in a few bytes each. */
export class WorkerIndex {
  /** A hash + 1, so that 0 is a free place. */
  #hashes = new Float64Array(1 << 12);
  #ordinals = new Uint32Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  #placeOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let place = hash & mask;
    for (;;) {
      const found = this.#hashes[place];
      if (found === 0 || found === hash + 1) return place;
      place = (place + 1) & mask;
    }
  }

  /** The number of a worker, who gets the next one if new. */
  add(hash: number): number {
    const place = this.#placeOf(hash);
    if (this.#hashes[place] !== 0) return this.#ordinals[place] ?? 0;
    const ordinal = this.#size;
    this.#size += 1;
    this.#hashes[place] = hash + 1;
    this.#ordinals[place] = ordinal;
    if (this.#size > this.#hashes.length * load) this.#grow();
    return ordinal;
  }

  #grow(): void {
    const [hashes, ordinals] = [this.#hashes, this.#ordinals];
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#ordinals = new Uint32Array(hashes.length * 2);
    for (const [place, hash] of hashes.entries()) {
      if (hash === 0) continue;
      const fresh = this.#placeOf(hash - 1);
      this.#hashes[fresh] = hash;
      this.#ordinals[fresh] = ordinals[place] ?? 0;
    }
  }
}
