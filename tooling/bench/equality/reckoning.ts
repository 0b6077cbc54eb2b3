import { Decimal } from 'decimal.js';
import { grossOf, MONTHS, personOf } from '../input/population.ts';

/** The five rows that FICA gives a pay line, in the order of their amounts below. */
export const ficaRows = [
  'us.oasdi,employee',
  'us.oasdi,employer',
  'us.medicare,employee',
  'us.medicare,employer',
  'us.additional-medicare,employee',
];

export interface Reckoned {
  readonly base: string;
  readonly amount: string;
}

/** Wages to date as far as a limit reaches: IRC 3121(a)(1). */
const upTo = (limit: number, wages: Decimal): Decimal => Decimal.min(wages, limit);

/**
 * FICA on a year of payments by one employer in 2026: what the wages to date bear after each payment beyond what they bore
 * before it. Written apart from the engine and from the baseline by hand, to judge both.
 */
export const reckonYear = (payments: readonly string[]): readonly (readonly Reckoned[])[] => {
  let before = new Decimal(0);
  return payments.map((gross) => {
    const after = before.plus(gross);
    const share = (base: Decimal, percent: string): Reckoned => ({
      base: base.toFixed(2),
      amount: base.times(percent).div(100).toFixed(2, Decimal.ROUND_HALF_UP),
    });
    const oasdi = share(upTo(184_500, after).minus(upTo(184_500, before)), '6.2');
    const medicare = share(after.minus(before), '1.45');
    const excess = (wages: Decimal): Decimal => wages.minus(upTo(200_000, wages));
    const additional = share(excess(after).minus(excess(before)), '0.9');
    before = after;
    return [oasdi, oasdi, medicare, medicare, additional];
  });
};

let reckoned: { worker: number; year: ReturnType<typeof reckonYear> } = { worker: -1, year: [] };

/** What a line of the bench's payroll bears. Lines of one worker mostly follow one another, so one worker is kept. */
export const reckonLine = (line: number): readonly Reckoned[] => {
  const worker = Math.floor(line / MONTHS);
  if (reckoned.worker !== worker) {
    const person = personOf(worker);
    const payments = Array.from({ length: MONTHS }, (_, index) => grossOf(person, index + 1));
    reckoned = { worker, year: reckonYear(payments) };
  }
  return reckoned.year[line % MONTHS] ?? [];
};
