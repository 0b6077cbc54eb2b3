const SMALLEST = 4096;

/** Figures of many workers in columns: of each figure one number a worker, next to each other. */
export class Sheet {
  /** Another one after `take`. */
  cells: Float64Array;
  #used = 0;
  readonly #allocate: (figures: number) => Float64Array;

  /** `allocate`: room for so many figures at least; it is not given back when more are needed, which are twice as many each time. */
  constructor(allocate: (figures: number) => Float64Array = (figures) => new Float64Array(figures)) {
    this.#allocate = allocate;
    this.cells = allocate(SMALLEST);
  }

  /** Begins a new sheet in the place of the old one. */
  clear(): void {
    this.#used = 0;
  }

  /** The place of the first of so many numbers, whose values are whatever stood there. */
  take(count: number): number {
    const at = this.#used;
    this.#used += count;
    if (this.#used > this.cells.length) {
      const grown = this.#allocate(Math.max(this.#used, this.cells.length * 2));
      grown.set(this.cells);
      this.cells = grown;
    }
    return at;
  }
}
