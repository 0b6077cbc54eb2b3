import type { PayFrequency } from '../records/pay-line.ts';
import { type Day, civilOf, lastOfMonth, monthOf } from './date.ts';

/** Whole calendar months from `from` to `to`, 0 where the days are no whole months. */
export const wholeMonths = (from: Day, to: Day): number => {
  const last = monthOf(to);
  return civilOf(from).day === 1 && to === lastOfMonth(last) ? last - monthOf(from) + 1 : 0;
};

/** Pay periods of that frequency in a year. */
export const periodsInYear: Record<PayFrequency, number> = {
  weekly: 52,
  biweekly: 26,
  'four-weekly': 13,
  semimonthly: 24,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
};

const isHalfMonth = (from: Day, to: Day): boolean => {
  if (monthOf(from) !== monthOf(to)) return false;
  const first = civilOf(from).day;
  return (first === 1 && civilOf(to).day === 15) || (first === 16 && to === lastOfMonth(monthOf(to)));
};

/** The pay frequency that a period shows; `undefined` for any other length, which is part of a month. */
export const frequencyOfPeriod = (from: Day, to: Day): PayFrequency | undefined => {
  const days = to - from + 1;
  const months = wholeMonths(from, to);
  if (months === 1) return 'monthly';
  if (months === 3) return 'quarterly';
  if (months === 12 || days === 365 || days === 366) return 'yearly';
  if (days === 7) return 'weekly';
  if (days === 14) return 'biweekly';
  if (days === 28) return 'four-weekly';
  return isHalfMonth(from, to) ? 'semimonthly' : undefined;
};
