import type { Exception } from '@totalize/core';
import { DecimalSum, isWithin } from './decimal-sum.ts';
import type { Payment, TaxLine } from './payment.ts';
import { type Place, type Report, shown } from './report.ts';

/** One tax of one payment: what it adds, and what the source says there is to date; rows of a payment may each say it. */
interface Step {
  readonly payDate: string;
  readonly place: Place;
  readonly added: DecimalSum;
  readonly toDate: string[];
}

interface Followed {
  readonly what: string;
  readonly steps: Step[];
}

const measures = [
  ['amount', 'amountToDate', ''],
  ['taxable', 'taxableToDate', ' taxable'],
] as const;

/** The steps of one day: the order of its payments is not known. */
const byDay = (steps: readonly Step[]): Step[][] => [
  ...Map.groupBy(
    steps.toSorted((a, b) => (a.payDate < b.payDate ? -1 : a.payDate > b.payDate ? 1 : 0)),
    ({ payDate }) => payDate,
  ).values(),
];

/** Follows the sums to date that a source states, from one payment of a worker to the next of the same year. */
export class SumsToDate {
  readonly #report: Report;
  readonly #tolerance: string;
  readonly #followed = new Map<string, Followed>();

  constructor(report: Report, tolerance: string) {
    this.#report = report;
    this.#tolerance = tolerance;
  }

  add(taxes: Payment['taxes'], fields: Readonly<Record<string, string>>, place: Place): void {
    const { workerId, employerId, payDate } = fields;
    if (workerId === undefined || payDate === undefined) return;
    for (const [measure, toDate, suffix] of measures) {
      const steps = new Map<string, Step>();
      for (const tax of taxes) this.#take(tax, measure, toDate, payDate, place, steps);
      for (const [name, step] of steps) {
        if (step.toDate.length === 0) continue;
        const key = JSON.stringify([workerId, employerId, payDate.slice(0, 4), name, measure]);
        const followed = this.#followed.get(key) ?? { what: `${name}${suffix}`, steps: [] };
        followed.steps.push(step);
        this.#followed.set(key, followed);
      }
    }
  }

  #take(
    tax: TaxLine,
    measure: 'amount' | 'taxable',
    toDate: 'amountToDate' | 'taxableToDate',
    payDate: string,
    place: Place,
    steps: Map<string, Step>,
  ): void {
    const name = tax.payer === undefined ? shown(tax.code) : `${shown(tax.code)} (${tax.payer})`;
    const step = steps.get(name) ?? { payDate, place, added: new DecimalSum(), toDate: [] };
    steps.set(name, step);
    step.added.add(tax[measure] ?? '0');
    const stated = tax[toDate];
    if (stated !== undefined) step.toDate.push(stated);
  }

  /** Where a sum does not follow from the one before. */
  found(): Exception[] {
    return [...this.#followed.values()].flatMap(({ what, steps }) => this.#breaks(what, steps));
  }

  #breaks(what: string, steps: readonly Step[]): Exception[] {
    const found: Exception[] = [];
    let before: { day: string; sums: readonly string[] } | undefined;
    for (const day of byDay(steps)) {
      const [first] = day;
      if (first === undefined) continue;
      const sums = day.flatMap(({ toDate }) => toDate);
      const added = new DecimalSum(...day.map(({ added: one }) => one.text)).text;
      const expected = before?.sums.map((sum) => new DecimalSum(sum, added).text) ?? sums;
      // A sum that is what was added begins a year of the source's own.
      const fits = sums.some((sum) => [...expected, added].some((one) => isWithin(sum, one, this.#tolerance)));
      if (!fits && before !== undefined) {
        const message = `${what}: the source has ${sums.at(-1)} to date on ${first.payDate}, but the ${before.sums.at(-1)} of ${before.day} and the ${added} since give ${expected.at(-1)}. A payment is missing from the file, was counted twice or was corrected elsewhere.`;
        found.push(this.#report('warning', 'control-mismatch', message, first.place));
      }
      before = { day: first.payDate, sums };
    }
    return found;
  }
}
