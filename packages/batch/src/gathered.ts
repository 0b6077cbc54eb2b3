import { addTotals, type Exception, type Totals } from '@totalize/core';
import type { Counted, KeptCount, SliceOutput } from './slice.ts';

/** What is known of the slices up to one, as it is kept between a run and its continuation. */
export interface GatheredState {
  readonly totals: Totals;
  readonly rows: { readonly contributions: number; readonly balances: number };
  readonly attributes: readonly { readonly key: number; readonly exception: Counted }[];
  readonly counts: readonly KeptCount[];
}

const nothing: GatheredState = {
  totals: { amounts: [], recoverable: [], lines: { in: 0, out: 0, refused: 0 }, gross: [] },
  rows: { contributions: 0, balances: 0 },
  attributes: [],
  counts: [],
};

/** Adds up what slices found, in their order. */
export class Gathered {
  #totals: Totals;
  #rows: { contributions: number; balances: number };
  /** By column: what several slices found is told once, where the first stood. */
  readonly #attributes = new Map<string, { key: number; exception: Counted }>();
  readonly #counts: Map<string, KeptCount>;

  constructor(state: GatheredState = nothing) {
    this.#totals = state.totals;
    this.#rows = { ...state.rows };
    this.#counts = new Map(state.counts.map((one) => [one.name, one]));
    for (const one of state.attributes) this.addAttribute(one);
  }

  add(output: Pick<SliceOutput, 'totals' | 'attributes' | 'counts' | 'contributions' | 'balances'>): void {
    this.#totals = addTotals([this.#totals, output.totals]);
    this.#rows.contributions += output.contributions.rows;
    this.#rows.balances += output.balances.rows;
    for (const one of output.attributes) this.addAttribute(one);
    for (const one of output.counts) this.#addCount(one);
  }

  addAttribute({ key, exception }: { key: number; exception: Counted }): void {
    const name = exception.message;
    const found = this.#attributes.get(name);
    const first = found === undefined || key < found.key;
    // Those of one row stay in the order of its columns.
    if (first) this.#attributes.delete(name);
    const count = exception.count + (found?.exception.count ?? 0);
    this.#attributes.set(name, { key: first ? key : found.key, exception: { ...exception, count } });
  }

  #addCount(one: KeptCount): void {
    const found = this.#counts.get(one.name);
    const first = found === undefined || one.key < found.key ? one : found;
    const count = one.exception.count + (found?.exception.count ?? 0);
    this.#counts.set(one.name, { ...first, exception: { ...first.exception, count } });
  }

  get totals(): Totals {
    return this.#totals;
  }

  get rows(): GatheredState['rows'] {
    return this.#rows;
  }

  /** What is told once, with its count, after everything else. */
  counted(): readonly Exception[] {
    const attributes = [...this.#attributes.values()].toSorted((a, b) => a.key - b.key);
    const counts = [...this.#counts.values()].toSorted((a, b) => a.key - b.key || a.at - b.at);
    return [...attributes, ...counts].map(({ exception }) => exception);
  }

  state(): GatheredState {
    return {
      totals: this.#totals,
      rows: { ...this.#rows },
      attributes: [...this.#attributes.values()],
      counts: [...this.#counts.values()],
    };
  }
}
