import { civilOf, type Day, dayOf } from '../time/date.ts';

/** A calendar quarter as year × 4 + its number − 1. */
export type Quarter = number;

export const quarterOf = (year: number, number: number): Quarter => year * 4 + number - 1;
export const yearOfQuarter = (quarter: Quarter): number => Math.floor(quarter / 4);

export const quarterOfDay = (day: Day): Quarter => {
  const { year, month } = civilOf(day);
  return quarterOf(year, Math.ceil(month / 3));
};

export const firstDayOfQuarter = (quarter: Quarter): Day => dayOf(yearOfQuarter(quarter), (quarter % 4) * 3 + 1, 1);
export const lastDayOfQuarter = (quarter: Quarter): Day => firstDayOfQuarter(quarter + 1) - 1;

/** `1975Q1`. */
export const printQuarter = (quarter: Quarter): string => `${yearOfQuarter(quarter)}Q${(quarter % 4) + 1}`;

export const quartersBetween = (first: Quarter, last: Quarter): Quarter[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** Calendar quarters from one to another, both included. */
export interface Window {
  readonly first: Quarter;
  readonly last: Quarter;
}

export const countIn = (quarters: Iterable<Quarter>, { first, last }: Window): number => {
  let count = 0;
  for (const quarter of quarters) if (quarter >= first && quarter <= last) count += 1;
  return count;
};
