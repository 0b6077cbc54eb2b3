/** Figures of many workers in columns: of each figure one number a worker, next to each other. */
export class Sheet {
  /** Another one after `take`. */
  cells: Float64Array = new Float64Array(4096);
  #used = 0;

  /** Begins a new sheet in the place of the old one. */
  clear(): void {
    this.#used = 0;
  }

  /** The place of the first of so many numbers, whose values are whatever stood there. */
  take(count: number): number {
    const at = this.#used;
    this.#used += count;
    if (this.#used > this.cells.length) {
      const grown = new Float64Array(Math.max(this.#used, this.cells.length * 2));
      grown.set(this.cells);
      this.cells = grown;
    }
    return at;
  }
}
