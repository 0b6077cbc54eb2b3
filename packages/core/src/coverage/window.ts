import { addMonths, civilOf, type Day, dayOr, firstDay, lastDay, lastOfMonth, monthOf } from '../time/date.ts';

/** The last day of a time of so many months: the eve of the same day, or the end of a month that lacks it. */
export const lastDayOf = (start: Day, months: number): Day => {
  const same = addMonths(start, months);
  return civilOf(same).day === civilOf(start).day ? same - 1 : same;
};

export const endOfMonthAfter = (start: Day, months: number): Day => lastOfMonth(monthOf(start) + months);

export const startOr = (text: string | null | undefined, fallback: Day = firstDay): Day => dayOr(text, fallback);

export const endOr = (text: string | null | undefined, fallback: Day = lastDay): Day => dayOr(text, fallback);
