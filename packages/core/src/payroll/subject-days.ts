import { type Portion, sumPortions, wholePortion } from '../contribution/portion.ts';
import type { SchemeRule } from '../legislation/shape.ts';
import { daysInMonth, firstOfMonth, lastOfMonth, type Month } from '../time/date.ts';
import { type Interval, overlapDays } from '../time/interval.ts';
import type { Timeline } from './timeline.ts';

/** Days of a month on which a person owes a scheme, by assignment and certificate, never by pay. */
const subjectDays = (timeline: Timeline, country: string, scheme: string, month: Month): number => {
  const whole = { from: firstOfMonth(month), to: lastOfMonth(month) };
  let days = 0;
  for (const stretch of timeline.between(whole.from, whole.to)) {
    if (stretch.statusOf(country, scheme)?.status === 'due') days += overlapDays(stretch, whole);
  }
  return days;
};

export const isSubject = (timeline: Timeline, country: string, scheme: string, month: Month): boolean =>
  subjectDays(timeline, country, scheme, month) > 0;

/** Days of one part of a line; a part has one status throughout. */
export const daysOf = ({ from, to }: Interval): number => to - from + 1;

/** What a month's limits are worth to a person who owes the scheme on some of its days only. */
export const monthPortion = (
  rule: SchemeRule,
  timeline: Timeline,
  country: string,
  scheme: string,
  month: Month,
): Portion => {
  if (rule.partMonth === 'whole' || rule.partMonth === 'insured-at-month-end') return wholePortion;
  const of = daysInMonth(month);
  const days = subjectDays(timeline, country, scheme, month);
  if (days === of) return wholePortion;
  if (days === 0) return { whole: 0, parts: [] };
  return rule.partMonth === 'thirty-days'
    ? { whole: 0, parts: [{ days: Math.min(days, 30), of: 30 }] }
    : { whole: 0, parts: [{ days, of }] };
};

/** The limits of all months from `first` to `last` together. */
export const monthsPortion = (
  rule: SchemeRule,
  timeline: Timeline,
  country: string,
  scheme: string,
  first: Month,
  last: Month,
): Portion => {
  const portions: Portion[] = [];
  for (let month = first; month <= last; month += 1)
    portions.push(monthPortion(rule, timeline, country, scheme, month));
  return sumPortions(portions);
};
