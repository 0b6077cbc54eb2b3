import { addInt, type Int, mulInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';

/** How much of a limit belongs to a period: so many whole months (or other periods), and parts of some. */
export interface Portion {
  readonly whole: number;
  readonly parts: readonly { readonly days: number; readonly of: number }[];
}

export const wholePortion: Portion = { whole: 1, parts: [] };

/** A limit of one whole period for this portion of it; each part is rounded half-up to the minor unit. */
export const limitFor = (limit: Int, portion: Portion): Int => {
  let sum = mulInt(limit, portion.whole);
  for (const part of portion.parts) sum = addInt(sum, divideInt(mulInt(limit, part.days), part.of, 'half-up'));
  return sum;
};

export const sumPortions = (portions: readonly Portion[]): Portion => ({
  whole: portions.reduce((sum, portion) => sum + portion.whole, 0),
  parts: portions.flatMap((portion) => portion.parts),
});
