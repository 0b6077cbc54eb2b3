import { type Day, civilOf, dayOf } from './date.ts';

/** The first day of a scheme's year, as month and day: 1 January, 6 April. */
export interface YearStart {
  readonly month: number;
  readonly day: number;
}

export const parseYearStart = (text: string): YearStart => ({
  month: Number(text.slice(0, 2)),
  day: Number(text.slice(3)),
});

/** The scheme's year that a day lies in, named by the calendar year in which it begins. */
export const schemeYearOf = (day: Day, start: YearStart): number => {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return month > start.month || (month === start.month && dayOfMonth >= start.day) ? year : year - 1;
};

export const firstDayOfSchemeYear = (year: number, start: YearStart): Day => dayOf(year, start.month, start.day);

/** Months of the scheme's year before the one that `day` lies in: 0 to 11. Such months begin on the year's first day. */
export const monthOfSchemeYear = (day: Day, start: YearStart): number => {
  const { month, day: dayOfMonth } = civilOf(day);
  return (month - start.month - (dayOfMonth < start.day ? 1 : 0) + 12) % 12;
};
