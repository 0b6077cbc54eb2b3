import type { Holiday, RefundLimit, Rolling } from '../legislation/shape-refund.ts';
import { addMonths, civilOf, type Day, dayOf, lastOfMonth, monthOf } from '../time/date.ts';
import { firstDayOfSchemeYear, schemeYearOf, type YearStart } from '../time/scheme-year.ts';

const saturday = 6;
const sunday = 0;

/** 0 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

const observedOn = (holiday: Holiday, year: number): Day | undefined => {
  if (year < holiday.since) return undefined;
  const day = dayOf(year, Number(holiday.day.slice(0, 2)), Number(holiday.day.slice(3)));
  if (holiday.observed === 'same-day') return day;
  const weekday = weekdayOf(day);
  return weekday === saturday ? day - 1 : weekday === sunday ? day + 1 : day;
};

const isFree = (day: Day, holidays: readonly Holiday[]): boolean => {
  const weekday = weekdayOf(day);
  if (weekday === saturday || weekday === sunday) return true;
  const { year } = civilOf(day);
  return holidays.some((holiday) => observedOn(holiday, year) === day);
};

/**
 * A last day that is no working day, moved to the next one. Without a rule it stays.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { parseDay, printDay, rolled } from '@totalize/core';
 * const holidays = [{ name: 'Emancipation Day', day: '04-16', since: 2005, observed: 'nearest-weekday' as const }];
 * const last = parseDay('2017-04-15') ?? 0;
 * assert.equal(printDay(rolled(last, { holidays, citation: ['IRC 7503'], sources: [{ id: 'a' }] })), '2017-04-18');
 * assert.equal(printDay(rolled(last, undefined)), '2017-04-15');
 * ```
 */
export const rolled = (day: Day, rolling: Rolling | undefined): Day => {
  if (rolling === undefined) return day;
  let found = day;
  while (isFree(found, rolling.holidays)) found += 1;
  return found;
};

/** A payment as limits see it. */
export interface LimitedPayment {
  readonly payDate: Day;
  readonly periodEnd: Day;
  readonly yearStart: YearStart;
  /** When it was known that the payment was not due, if that is known. */
  readonly known?: Day | undefined;
}

const startOf = (limit: RefundLimit, { payDate, periodEnd, yearStart }: LimitedPayment): Day => {
  const { year } = civilOf(payDate);
  switch (limit.from) {
    case 'day-of-next-year':
      return dayOf(year + 1, Number(limit.day?.slice(0, 2) ?? 12), Number(limit.day?.slice(3) ?? 31));
    case 'end-of-calendar-year':
      return dayOf(year, 12, 31);
    case 'end-of-scheme-year':
      return firstDayOfSchemeYear(schemeYearOf(payDate, yearStart) + 1, yearStart) - 1;
    case 'payment':
    // Years that begin on the day after payment end on the day of payment.
    case 'day-after-payment':
      return payDate;
    case 'period-end':
      return periodEnd;
  }
};

/** The last day on which a payment can be claimed back, as the statute sets it. */
export const deadlineOf = (limit: RefundLimit, payment: LimitedPayment): Day => {
  const absolute = addMonths(startOf(limit, payment), limit.years * 12);
  if (limit.fromKnowledge === undefined || payment.known === undefined) return absolute;
  return Math.min(absolute, addMonths(payment.known, limit.fromKnowledge * 12));
};

/** The calendar quarter of a day: `2024Q1`. */
export const quarterOf = (day: Day): string => {
  const { year, month } = civilOf(day);
  return `${year}Q${Math.ceil(month / 3)}`;
};

export const lastOfQuarter = (day: Day): Day => {
  const month = monthOf(day);
  return lastOfMonth(month - (month % 3) + 2);
};

/** The last day of the month that follows the quarter or year of a day. */
export const monthAfterPeriod = (day: Day, period: 'quarter' | 'year'): Day => {
  const last = period === 'quarter' ? lastOfQuarter(day) : dayOf(civilOf(day).year, 12, 31);
  return lastOfMonth(monthOf(last) + 1);
};
