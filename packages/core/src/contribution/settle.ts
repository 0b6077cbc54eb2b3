import type { Formula } from '../formula/formula.ts';
import { addInt, type Int, maxInt, minInt, mulInt, subInt } from '../money/integer.ts';
import type { Account } from './account.ts';
import { chargeStep } from './charge.ts';
import type { Levied } from './levy.ts';
import type { Portion } from './portion.ts';

/** The limits of a whole year of a scheme that counts by month. */
export interface Settled {
  readonly portion: Portion;
  /** The ceilings of its months together, where it has one. */
  readonly ceiling: Int | undefined;
}

/** Rate of the only band that is charged. */
const rateOf = (formula: Formula): { readonly rate: Int; readonly text: string } => {
  const levy = formula.alternatives[0]?.levy;
  const band = levy?.kind === 'bands' ? levy.bands.find(({ rate }) => rate !== undefined) : undefined;
  return { rate: band?.rate ?? 0, text: band?.rateText ?? '' };
};

/** What the year's limits make of all its pay, less what its months have charged. Months raised to a floor stay so. */
export const settle = (formula: Formula, month: Levied, wages: Int, year: Account, settled: Settled): Levied => {
  const pay = addInt(year.wages, wages);
  const { portion, ceiling } = settled;
  const whole =
    ceiling === undefined
      ? chargeStep(formula, { pay: 0, portion, line: 0, expected: 0 }, { pay, portion, line: wages, expected: 0 }).base
      : minInt(maxInt(pay, addInt(year.base, month.base)), ceiling);
  const base = subInt(whole, year.base);
  const { rate, text } = rateOf(formula);
  return {
    base,
    exact: mulInt(base, rate),
    rateText: base === 0 ? '' : text,
    full: ceiling !== undefined && pay >= ceiling,
  };
};
