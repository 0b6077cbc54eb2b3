/** A calendar day as the number of days since 1970-01-01: pay has no hours and no time zone. */
export type Day = number;

/** A calendar month as year × 12 + month − 1. */
export type Month = number;

/** Before and after every day that a record can name. */
export const firstDay: Day = -719_528;
export const lastDay: Day = 2_932_896;

// Howard Hinnant's civil calendar: years that begin in March put the leap day last.
export const dayOf = (year: number, month: number, day: number): Day => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const civilOf = (value: Day): Civil => {
  const z = value + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
};

const hyphen = 45;
const zero = 48;

/** A digit as its value; anything else as no number. */
const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - zero;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

const twoDigitsAt = (text: string, at: number): number => digitAt(text, at) * 10 + digitAt(text, at + 1);

/**
 * Reads `YYYY-MM-DD`; `undefined` where the text is no day of the calendar.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { parseDay, printDay } from '@totalize/core';
 * assert.equal(parseDay('2026-02-29'), undefined);
 * assert.equal(printDay(parseDay('2026-02-28')! + 1), '2026-03-01');
 * ```
 */
export const parseDay = (text: string): Day | undefined => {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined;
  const year = twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  // A place without a digit makes all of it no number, and no comparison holds.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  const value = dayOf(year, month, day);
  return civilOf(value).day === day ? value : undefined;
};

/** The day that a text of a record or of the law writes, or a fallback where there is none. */
export const dayOr = (text: string | null | undefined, fallback: Day): Day =>
  text === undefined || text === null ? fallback : (parseDay(text) ?? fallback);

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

export const printDay = (value: Day): string => {
  const { year, month, day } = civilOf(value);
  return `${year.toString().padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
};

export const yearOf = (value: Day): number => civilOf(value).year;

export const monthOf = (value: Day): Month => {
  const { year, month } = civilOf(value);
  return year * 12 + month - 1;
};

export const firstOfMonth = (month: Month): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
export const lastOfMonth = (month: Month): Day => firstOfMonth(month + 1) - 1;
export const daysInMonth = (month: Month): number => firstOfMonth(month + 1) - firstOfMonth(month);

/** The same day of the month so many months later, or that month's last day where it is shorter. */
export const addMonths = (value: Day, months: number): Day => {
  const { year, month, day } = civilOf(value);
  const target = year * 12 + month - 1 + months;
  return firstOfMonth(target) + Math.min(day, daysInMonth(target)) - 1;
};

/** Whole months gone by from one day to another; a month that is too short ends on its last day. */
export const completedMonths = (from: Day, on: Day): number => {
  const months = monthOf(on) - monthOf(from);
  return addMonths(from, months) <= on ? months : months - 1;
};

/** Completed years from birth to `on`; a birthday on 29 February falls on 1 March in other years. */
export const completedYears = (birth: Day, on: Day): number => {
  const b = civilOf(birth);
  const o = civilOf(on);
  const before = o.month < b.month || (o.month === b.month && o.day < b.day);
  return o.year - b.year - (before ? 1 : 0);
};
