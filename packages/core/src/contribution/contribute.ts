import { type Formula, refine } from '../legislation/formula.ts';
import { addInt, type Int, mulInt, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { type Account, addTo } from './account.ts';
import { type Charged, chargeStep, chargeWithin, roundCharge } from './charge.ts';
import type { Portion } from './portion.ts';

/** What one payer owes on the wages of a line, or of one part of it. */
export interface Contributed {
  readonly base: Int;
  /** Before rounding, in minor units × 10 ** scale of the formula. */
  readonly exact: Int;
  readonly amount: Int;
  readonly rateText: string;
  readonly capped: boolean;
}

/** Where a line is counted. */
export interface Counting {
  /** Pay that the formula's limits have already seen in the period. */
  readonly before: Int;
  readonly portion: Portion;
  /** What the ceilings of the year so far leave, where they bind beside those of the period; `alone`: in their place. */
  readonly room: { readonly left: Int; readonly alone: boolean } | undefined;
  readonly year: Account;
  /** The accounts of the periods that the line counts in, where they are not the year: several months take a line together. */
  readonly periods: readonly Account[];
  /** `year`: the amount is the rounded contribution of the year to date less what was charged before. */
  readonly rounding: 'payment' | 'year';
}

/** The rounded amount of an unrounded contribution: of this line alone, or as the step of the year's rounded total. */
const amountOf = (
  exact: Int,
  formula: Formula,
  counting: Counting,
): { amount: Int; exactToDate: Int; scale: number } => {
  const { year } = counting;
  const scale = Math.max(year.scale, formula.scale);
  const exactToDate = addInt(refine(year.exact, year.scale, scale), refine(exact, formula.scale, scale));
  if (counting.rounding === 'payment') return { amount: roundCharge(exact, formula), exactToDate, scale };
  return { amount: subInt(roundCharge(exactToDate, { ...formula, scale }), year.amount), exactToDate, scale };
};

const charge = (formula: Formula, wages: Int, counting: Counting): Charged => {
  const { room, before } = counting;
  if (room?.alone === true) return chargeWithin(formula, wages, room.left);
  const charged = chargeStep(formula, counting.portion, before, addInt(before, wages));
  return room !== undefined && charged.base > room.left ? chargeWithin(formula, wages, room.left) : charged;
};

/** One of several equal shares; the last takes what rounding leaves. */
export const equalShare = (whole: Int, shares: number, index: number): Int => {
  if (shares === 1) return whole;
  const share = divideInt(whole, shares, 'half-up');
  return index < shares - 1 ? share : subInt(whole, mulInt(share, shares - 1));
};

/** Charges the wages of a line against what was counted before it, and counts them. */
export const contribute = (formula: Formula, wages: Int, counting: Counting): Contributed => {
  const charged = charge(formula, wages, counting);
  const { amount, exactToDate, scale } = amountOf(charged.exact, formula, counting);
  const { year, periods, room } = counting;
  if (room?.alone === true) year.oneOffs = addInt(year.oneOffs, charged.base);
  addTo(year, wages, charged.base, amount);
  year.exact = exactToDate;
  year.scale = scale;
  for (const [index, period] of periods.entries()) {
    const share = (whole: Int): Int => equalShare(whole, periods.length, index);
    addTo(period, share(wages), share(charged.base), share(amount));
  }
  return {
    base: charged.base,
    exact: charged.exact,
    amount,
    rateText: charged.rateText,
    capped: wages !== 0 && charged.base === 0 && charged.full,
  };
};
