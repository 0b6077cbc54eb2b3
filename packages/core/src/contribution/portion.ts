import type { Limit } from '../formula/limit.ts';
import { addInt, type Int, mulInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';

/** How much of a limit belongs to a period: so many whole months (or other periods), and parts of some. */
export interface Portion {
  readonly whole: number;
  readonly parts: readonly { readonly days: number; readonly of: number }[];
  /** Of another month, for pay that comes after the last day of liability: ceilings hold, a least base does not. */
  readonly beyond?: boolean;
}

export const wholePortion: Portion = { whole: 1, parts: [] };

export const noPortion: Portion = { whole: 0, parts: [] };

/** A limit of one whole period for this portion of it; each part is rounded half-up to the minor unit. */
export const limitFor = ({ amount, of }: Limit, portion: Portion): Int => {
  if (of === 1 && portion === wholePortion) return amount;
  const whole = mulInt(amount, portion.whole);
  let sum = of === 1 ? whole : divideInt(whole, of, 'half-up');
  for (const part of portion.parts) {
    sum = addInt(sum, divideInt(mulInt(amount, part.days), mulInt(of, part.of), 'half-up'));
  }
  return sum;
};

/** How pay stands to a limit that is a fraction of a minor unit: compared as it is, not as it would be rounded. */
export const compareToLimit = (pay: Int, limit: Limit, portion: Portion): number => {
  const whole = portion.parts.length === 0;
  const [a, b] = whole ? [mulInt(pay, limit.of), mulInt(limit.amount, portion.whole)] : [pay, limitFor(limit, portion)];
  return a < b ? -1 : a > b ? 1 : 0;
};

export const sumPortions = (portions: readonly Portion[]): Portion => ({
  whole: portions.reduce((sum, portion) => sum + portion.whole, 0),
  parts: portions.flatMap((portion) => portion.parts),
});
