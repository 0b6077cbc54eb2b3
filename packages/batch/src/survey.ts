import { NONE } from './hash.ts';
import { WorkerIndex } from './worker-index.ts';

/** Where the workers of the pay lines belong, and how many lines each has. */
export class Survey {
  readonly #index = new WorkerIndex();
  readonly #size: number;
  #counts = new Uint32Array(1 << 12);
  /** The first worker of each slice. */
  #firsts: number[] = [0];
  #lines: number[] = [0];
  #paid = 0;
  #current = -1;
  /** The worker of the last pay line that has one. */
  #worker = NONE;
  /** Of the last pay line. */
  slice = 0;
  /** Every worker's lines stand together. */
  grouped = true;

  /** `size`: lines of a slice, more only where a worker has more. */
  constructor(size: number) {
    this.#size = size;
  }

  /**
   * The slice of the next pay lines of a worker, as long as the lines of each worker stand together. Without a worker they
   * go with the last.
   */
  next(worker: number, lines: number): number {
    const before = this.#index.size;
    const isAgain = worker === NONE || worker === this.#worker;
    const ordinal = isAgain ? Math.max(this.#current, 0) : this.#index.add(worker);
    if (worker !== NONE && ordinal !== this.#current) {
      if (ordinal < before) this.grouped = false;
      else if ((this.#lines[this.slice] ?? 0) >= this.#size) {
        this.slice += 1;
        this.#firsts.push(ordinal);
        this.#lines.push(0);
      }
      this.#current = ordinal;
      this.#worker = worker;
    }
    this.#lines[this.slice] = (this.#lines[this.slice] ?? 0) + lines;
    this.#count(ordinal, lines);
    return this.slice;
  }

  #count(ordinal: number, lines: number): void {
    if (ordinal >= this.#counts.length) {
      const grown = new Uint32Array(this.#counts.length * 2);
      grown.set(this.#counts);
      this.#counts = grown;
    }
    this.#counts[ordinal] = (this.#counts[ordinal] ?? 0) + lines;
  }

  /** Every pay line has been seen. */
  end(): void {
    this.#paid = this.#index.size;
    if (this.grouped) return;
    this.#firsts = [0];
    this.#lines = [0];
    for (let ordinal = 0; ordinal < this.#paid; ordinal += 1) {
      if ((this.#lines.at(-1) ?? 0) >= this.#size) {
        this.#firsts.push(ordinal);
        this.#lines.push(0);
      }
      this.#lines[this.#lines.length - 1] = (this.#lines.at(-1) ?? 0) + (this.#counts[ordinal] ?? 0);
    }
    this.#counts = new Uint32Array();
  }

  /** The slice of a worker; those without pay lines have slices of their own behind the others. */
  sliceOf(worker: number): number {
    const ordinal = this.#index.add(worker);
    if (ordinal >= this.#paid) return this.#firsts.length + Math.floor((ordinal - this.#paid) / this.#size);
    let low = 0;
    let high = this.#firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] ?? 0) <= ordinal) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The number of pay lines of each slice. */
  lines(): readonly number[] {
    const unpaid = Math.ceil((this.#index.size - this.#paid) / this.#size);
    return [...this.#lines, ...Array.from({ length: unpaid }, () => 0)];
  }
}
