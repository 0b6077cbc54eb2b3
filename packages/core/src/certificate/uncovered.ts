import type { Day } from '../time/date.ts';
import type { Interval } from '../time/interval.ts';

export const daysOf = ({ from, to }: Interval): number => to - from + 1;

/** The days of an interval up to a day. */
export const clip = ({ from, to }: Interval, day: Day): Interval => ({ from, to: Math.min(to, day) });

/** The days of an interval that none of others covers, in order. */
export const uncovered = (whole: Interval, covers: readonly Interval[]): readonly Interval[] => {
  const gaps: Interval[] = [];
  let next = whole.from;
  for (const { from, to } of covers.toSorted((a, b) => a.from - b.from)) {
    if (from > whole.to) break;
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  if (next <= whole.to) gaps.push({ from: next, to: whole.to });
  return gaps;
};
