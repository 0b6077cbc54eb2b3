import { addTotals, type Exception, type Totals } from '@totalize/core';
import type { Counted, KeptCount, SliceOutput } from './slice.ts';

/** What a slice adds to what is known of a run as a whole. */
export type Found = Pick<SliceOutput, 'totals' | 'attributes' | 'counts' | 'rows'>;

export const foundIn = ({ totals, attributes, counts, rows }: SliceOutput): Found => ({
  totals,
  attributes,
  counts,
  rows,
});

/** Totals of so many slices are added up at a time: the sum so far is read and printed anew each time. */
const ADDED = 64;

/** Adds up what slices found, in their order. */
export class Gathered {
  readonly #totals: Totals[] = [];
  #rows: Found['rows'] = { contributions: 0, balances: 0 };
  /** By column: what several slices found is told once, where the first stood. */
  readonly #attributes = new Map<string, { key: number; exception: Counted }>();
  readonly #counts = new Map<string, KeptCount>();

  add({ totals, attributes, counts, rows }: Found): void {
    this.#totals.push(totals);
    if (this.#totals.length > ADDED) this.#totals.splice(0, Infinity, addTotals(this.#totals));
    this.#rows = {
      contributions: this.#rows.contributions + rows.contributions,
      balances: this.#rows.balances + rows.balances,
    };
    for (const one of attributes) this.addAttribute(one);
    for (const one of counts) this.#addCount(one);
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
    return addTotals(this.#totals);
  }

  get rows(): Found['rows'] {
    return this.#rows;
  }

  /** What is told once, with its count, after everything else. */
  counted(): readonly Exception[] {
    const attributes = [...this.#attributes.values()].toSorted((a, b) => a.key - b.key);
    const counts = [...this.#counts.values()].toSorted((a, b) => a.key - b.key || a.at - b.at);
    return [...attributes, ...counts].map(({ exception }) => exception);
  }
}
