import { noPortion, type Portion, sumPortions, wholePortion } from '../contribution/portion.ts';
import type { CompiledRule } from '../legislation/compile.ts';
import { type Day, firstDay, type Month, monthOf, parseDay } from '../time/date.ts';
import { wholeMonths } from '../time/frequency.ts';
import { firstDayOfSchemeYear, schemeYearOf } from '../time/scheme-year.ts';
import type { Part } from './parts.ts';
import type { SchemeLine } from './scheme-line.ts';
import { daysOf, isSubject, monthPortion, monthsPortion } from './subject-days.ts';

/** A line over several whole months takes their ceilings together. */
export const monthsOf = (entry: Pick<SchemeLine, 'line'>): number =>
  entry.line.kind === 'one-off' ? 1 : Math.max(1, wholeMonths(entry.line.from, entry.line.to));

/** What of the limits of a month, or of the months that the line spans, belongs to the person. */
const monthly = (entry: SchemeLine): Portion => {
  const { compiled, timeline, scheme, day, line } = entry;
  const country = scheme.country.code;
  const months = monthsOf(entry);
  if (months > 1) {
    const last = monthOf(line.to);
    return monthsPortion(compiled.rule, timeline, country, scheme.id, last - months + 1, last);
  }
  const portion = monthPortion(compiled.rule, timeline, country, scheme.id, monthOf(day));
  // Pay that comes after the last day of liability takes the limits of the month in which it was earned.
  const none = portion.whole === 0 && portion.parts.length === 0;
  return none
    ? { ...monthPortion(compiled.rule, timeline, country, scheme.id, monthOf(line.to)), beyond: true }
    : portion;
};

/** What of the limits belongs to the period that a part of a line counts in. */
export const portionOf = (entry: SchemeLine, part: Part): Portion => {
  switch (entry.compiled.rule.period) {
    case 'day':
      return { whole: daysOf(part), parts: [] };
    case 'month':
      return monthly(entry);
    case 'quarter':
      return { whole: Math.max(1, Math.floor(monthsOf(entry) / 3)), parts: [] };
    default:
      return wholePortion;
  }
};

/** The first month of the scheme's year that a day lies in. */
export const firstMonthOfYear = ({ yearStart }: CompiledRule, day: Day): Month =>
  monthOf(firstDayOfSchemeYear(schemeYearOf(day, yearStart), yearStart));

/** The month in which the employment began, where that is known: the months before it open no limits. */
const hiredIn = ({ facts }: Pick<SchemeLine, 'facts'>): Month => {
  const text = facts.worker.get('hire-date');
  const day = text === undefined ? undefined : parseDay(text);
  return day === undefined ? monthOf(firstDay) : monthOf(day);
};

/** The limits of a year's months up to one of them, of those on which the person owes the scheme. */
export const accruedPortion = (
  entry: Pick<SchemeLine, 'compiled' | 'timeline' | 'scheme' | 'day' | 'facts'>,
  through: Month,
): Portion => {
  const { compiled, timeline, scheme, day } = entry;
  const portions: Portion[] = [];
  const first = Math.max(firstMonthOfYear(compiled, day), hiredIn(entry));
  for (let month = first; month <= through; month += 1) {
    const subject = isSubject(timeline, scheme.country.code, scheme.id, month);
    portions.push(subject ? monthPortion(compiled.rule, timeline, scheme.country.code, scheme.id, month) : noPortion);
  }
  return sumPortions(portions);
};

/** Whether no day of liability comes after this month in the scheme's year. */
export const isLastMonth = ({ compiled, timeline, scheme, day }: SchemeLine): boolean => {
  const last = firstMonthOfYear(compiled, day) + 11;
  for (let month = monthOf(day) + 1; month <= last; month += 1) {
    if (isSubject(timeline, scheme.country.code, scheme.id, month)) return false;
  }
  return true;
};
