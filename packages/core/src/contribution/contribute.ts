import { type Formula, refine } from '../formula/formula.ts';
import { addInt, type Int, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { type Account, addTo } from './account.ts';
import { chargeStep, chargeWithin, type ToDate } from './charge.ts';
import { type Levied, roundCharge } from './levy.ts';
import type { Portion } from './portion.ts';
import { settle, type Settled } from './settle.ts';

/** What one payer owes on the wages of a line, or of one part of it. */
export interface Contributed {
  readonly base: Int;
  /** Before rounding, in minor units × 10 ** scale of the formula. */
  readonly exact: Int;
  readonly amount: Int;
  readonly rateText: string;
  readonly capped: boolean;
}

/** Where the pay stands that limits have already seen. */
export interface Seen {
  readonly counted: readonly Account[];
  /** Pay of the year that predecessors and other payers have counted. */
  readonly elsewhere: Int;
}

/** Pay that limits have already seen: what is counted, but for what waits for the pay of its month. */
export const seenBefore = ({ counted, elsewhere }: Seen): Int => {
  let pay = elsewhere;
  for (const account of counted) pay = addInt(pay, subInt(account.wages, account.pending));
  return pay;
};

/** Where a line is counted. */
export interface Counting extends Seen {
  /** Pay that the formula's limits have already seen in the period, and what of the limits belonged to it. */
  readonly before: ToDate;
  /** What of the limits belongs to the period with this line. */
  readonly portion: Portion;
  /** Pay of the period that was counted before and is charged with this line. */
  readonly pending: Int;
  /** What the ceilings of the year so far leave, where they bind beside those of the period; `alone`: in their place. */
  readonly room: { readonly left: Int; readonly alone: boolean } | undefined;
  /** The limits of the year, where this line settles what its months have charged. */
  readonly settled: Settled | undefined;
  readonly year: Account;
  /** The accounts of the periods that the line counts in, where they are not the year: several months take a line together. */
  readonly periods: readonly Account[];
  /** `year`: the amount is the rounded contribution of the year to date less what was charged before. */
  readonly rounding: 'payment' | 'year';
}

/** The contribution on the same pay that this one depends on: the other payer's, or those of other schemes. */
export type Other = Pick<Contributed, 'base' | 'amount'> | undefined;

interface Rounded {
  amount: Int;
  exactToDate: Int;
  readonly scale: number;
}

/** The rounded amount of an unrounded contribution: of this line alone, or as the step of the year's rounded total. */
const amountOf = (exact: Int, formula: Formula, counting: Counting): Rounded => {
  const { year } = counting;
  const scale = Math.max(year.scale, formula.scale);
  const exactToDate =
    year.scale === formula.scale
      ? addInt(year.exact, exact)
      : addInt(refine(year.exact, year.scale, scale), refine(exact, formula.scale, scale));
  if (counting.rounding === 'payment') return { amount: roundCharge(exact, formula), exactToDate, scale };
  return { amount: subInt(roundCharge(exactToDate, { ...formula, scale }), year.amount), exactToDate, scale };
};

const charge = (formula: Formula, wages: Int, counting: Counting): Levied => {
  const { room, before, portion, pending, settled } = counting;
  if (room?.alone === true) return chargeWithin(formula, wages, room.left);
  const { line, expected } = before;
  const after: ToDate = { pay: addInt(addInt(before.pay, wages), pending), portion, line, expected };
  const charged = chargeStep(formula, before, after);
  if (settled !== undefined) return settle(formula, charged, wages, counting.year, settled);
  return room !== undefined && charged.base > room.left ? chargeWithin(formula, wages, room.left) : charged;
};

/** What the other payer's contribution makes of this one: a multiple of it, or what it leaves of the whole. */
const besideOther = (levied: Levied, formula: Formula, other: Other): Levied => {
  if (formula.other === undefined || other === undefined) return levied;
  if (formula.other.how === 'multiple') {
    return { ...levied, base: other.base, exact: mulInt(other.amount, formula.other.factor), full: other.base === 0 };
  }
  const one = powerOfTen(formula.scale);
  return { ...levied, exact: mulInt(subInt(roundCharge(levied.exact, formula), other.amount), one) };
};

/** Cuts an amount, and its base, to what the most of a year leaves. */
const cutToMaximum = (rounded: Rounded, levied: Levied, maximum: Int, { scale }: Formula, year: Account): void => {
  const left = subInt(maximum, year.amount);
  if (rounded.amount <= left || rounded.amount <= 0) return;
  const amount = left <= 0 ? 0 : left;
  const exact = mulInt(amount, powerOfTen(scale));
  const over = refine(subInt(levied.exact, exact), scale, rounded.scale);
  levied.base = divideInt(mulInt(levied.base, amount), rounded.amount, 'half-up');
  levied.exact = exact;
  if (levied.base === 0) levied.rateText = '';
  levied.full = left <= 0;
  rounded.amount = amount;
  rounded.exactToDate = subInt(rounded.exactToDate, over);
};

/** One of several equal shares; the last takes what rounding leaves. */
export const equalShare = (whole: Int, shares: number, index: number): Int => {
  if (shares === 1) return whole;
  const share = divideInt(whole, shares, 'half-up');
  return index < shares - 1 ? share : subInt(whole, mulInt(share, shares - 1));
};

const countShare = (period: Account, wages: Int, base: Int, amount: Int, shares: number, index: number): void => {
  addTo(period, equalShare(wages, shares, index), equalShare(base, shares, index), equalShare(amount, shares, index));
  period.pending = 0;
};

/** Charges the wages of a line against what was counted before it, and counts them. */
export const contribute = (formula: Formula, wages: Int, counting: Counting, other?: Other): Contributed => {
  const levied = besideOther(charge(formula, wages, counting), formula, other);
  const { year, periods, room } = counting;
  const rounded = amountOf(levied.exact, formula, counting);
  if (formula.maximum !== undefined) cutToMaximum(rounded, levied, formula.maximum, formula, year);
  const { base, exact, rateText, full } = levied;
  const { amount } = rounded;
  if (room?.alone === true) year.oneOffs = addInt(year.oneOffs, base);
  addTo(year, wages, base, amount);
  year.exact = rounded.exactToDate;
  year.scale = rounded.scale;
  for (let index = 0; index < periods.length; index += 1) {
    const period = periods[index];
    if (period !== undefined) countShare(period, wages, base, amount, periods.length, index);
  }
  return { base, exact, amount, rateText, capped: wages !== 0 && base === 0 && full };
};
