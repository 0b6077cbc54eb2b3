import { Frame } from './frame.ts';

/**
 * What the records of a worker are alike in, step by step: the shape of each row, and the order of ids that is not that
 * of their rows. Workers with the same steps come to the same place.
 */
export class CaseKey {
  #lastStep = Number.NaN;
  #last: CaseKey | undefined;
  #others: Map<number, CaseKey> | undefined;
  /** By what else must be the same. */
  readonly #frames = new Map<string, Frame>();
  readonly #counted: { keys: number };

  /** `counted`: how many keys there are of one beginning. */
  constructor(counted: { keys: number } = { keys: 0 }) {
    this.#counted = counted;
    counted.keys += 1;
  }

  /** How many keys there are of the same beginning. */
  get keys(): number {
    return this.#counted.keys;
  }

  next(step: number): CaseKey {
    if (step === this.#lastStep && this.#last !== undefined) return this.#last;
    const others = (this.#others ??= new Map<number, CaseKey>());
    const found = others.get(step) ?? new CaseKey(this.#counted);
    others.set(step, found);
    this.#lastStep = step;
    this.#last = found;
    return found;
  }

  frame(more: string): Frame {
    const found = this.#frames.get(more) ?? new Frame();
    this.#frames.set(more, found);
    return found;
  }
}
