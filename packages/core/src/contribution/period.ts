import type { CompiledRule } from '../legislation/compile.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import { civilOf, type Day, monthOf } from '../time/date.ts';
import { firstDayOfSchemeYear, monthOfSchemeYear, schemeYearOf, type YearStart } from '../time/scheme-year.ts';

/** A period over which a scheme counts, as a number that orders. */
export interface CountingPeriod {
  readonly year: number;
  /** `undefined`: nothing is counted beyond the line, or the year is the period. */
  readonly key: number | undefined;
}

const weeksOf: Partial<Record<PayFrequency, number>> = { weekly: 1, biweekly: 2, 'four-weekly': 4 };

const twoDigits = (value: number): string => value.toString().padStart(2, '0');

// Keys of the kinds of period lie apart, so that one map holds them all.
const monthKey = (month: number): number => month;
const quarterKey = (year: number, quarter: number): number => 1_000_000 + year * 4 + quarter;
const weekKey = (year: number, weeks: number, index: number): number => 2_000_000 + (year * 8 + weeks) * 64 + index;
const halfMonthKey = (year: number, index: number): number => 20_000_000 + year * 32 + index;
const earningsMonthKey = (year: number, months: number, index: number): number =>
  10_000_000 + (year * 8 + months) * 16 + index;

/** Earnings periods count from the first day of the scheme's year (SI 2001/1004 reg. 3-4: tax weeks and tax months). */
const earningsPeriod = (day: Day, frequency: PayFrequency, start: YearStart, year: number): CountingPeriod => {
  const weeks = weeksOf[frequency];
  if (weeks !== undefined) {
    const index = Math.floor((day - firstDayOfSchemeYear(year, start)) / (7 * weeks));
    return { year, key: weekKey(year, weeks, index) };
  }
  if (frequency === 'yearly') return { year, key: undefined };
  if (frequency === 'semimonthly') {
    const second = civilOf(day).day > 15 ? 1 : 0;
    return { year, key: halfMonthKey(year, 2 * monthOfSchemeYear(day, start) + second) };
  }
  const months = frequency === 'quarterly' ? 3 : 1;
  const index = Math.floor(monthOfSchemeYear(day, start) / months);
  return { year, key: earningsMonthKey(year, months, index) };
};

/** The period that a line counts in, by its date and the frequency of its pay. */
export const countingPeriod = (compiled: CompiledRule, day: Day, frequency: PayFrequency): CountingPeriod => {
  const start = compiled.yearStart;
  const year = schemeYearOf(day, start);
  switch (compiled.rule.period) {
    case 'line':
    case 'day':
    case 'year':
      return { year, key: undefined };
    case 'month':
      return { year, key: monthKey(monthOf(day)) };
    case 'quarter':
      return { year, key: quarterKey(year, Math.floor(monthOfSchemeYear(day, start) / 3)) };
    case 'earnings-period':
      return earningsPeriod(day, frequency, start, year);
  }
};

/** Ends the label of what was counted of one-off pay alone. */
export const apartSuffix = ' one-off';

const label = /^(\d{4})(?:-(\d{2})|Q([1-4])|([WM])(\d{1,2})(?:x(\d))?|S(\d{1,2}))?$/;

/** The year and key that a label of `balance.period` names; `undefined` where it is none. */
export const parsePeriodLabel = (text: string, start: YearStart): { year: number; key: number } | undefined => {
  const match = label.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (match[2] !== undefined) {
    const month = Number(match[2]);
    if (month < 1 || month > 12) return undefined;
    const started = month > start.month || (month === start.month && start.day === 1);
    return { year: started ? year : year - 1, key: monthKey(year * 12 + month - 1) };
  }
  if (match[3] !== undefined) return { year, key: quarterKey(year, Number(match[3]) - 1) };
  if (match[7] !== undefined) return { year, key: halfMonthKey(year, Number(match[7]) - 1) };
  if (match[5] === undefined) return undefined;
  const length = Number(match[6] ?? '1');
  const index = Math.floor((Number(match[5]) - 1) / length);
  return { year, key: match[4] === 'W' ? weekKey(year, length, index) : earningsMonthKey(year, length, index) };
};

/** The label and year of a key of `countingPeriod`; `undefined` where it is none. */
export const periodLabelOf = (key: number, start: YearStart): { year: number; text: string } | undefined => {
  if (key < 1_000_000) {
    const calendarYear = Math.floor(key / 12);
    const month = (key % 12) + 1;
    const started = month > start.month || (month === start.month && start.day === 1);
    return { year: started ? calendarYear : calendarYear - 1, text: `${calendarYear}-${twoDigits(month)}` };
  }
  if (key < 2_000_000) {
    const year = Math.floor((key - 1_000_000) / 4);
    return { year, text: `${year}Q${((key - 1_000_000) % 4) + 1}` };
  }
  if (key >= 20_000_000) {
    const year = Math.floor((key - 20_000_000) / 32);
    return { year, text: `${year}S${((key - 20_000_000) % 32) + 1}` };
  }
  const weeks = key < 10_000_000;
  const rest = key - (weeks ? 2_000_000 : 10_000_000);
  const size = weeks ? 64 : 16;
  const index = rest % size;
  const length = Math.floor(rest / size) % 8;
  const year = Math.floor(rest / (size * 8));
  return { year, text: `${year}${weeks ? 'W' : 'M'}${index * length + 1}${length === 1 ? '' : `x${length}`}` };
};
