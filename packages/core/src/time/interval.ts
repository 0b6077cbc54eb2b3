import type { Day } from './date.ts';

/** Whole days, both ends included. */
export interface Interval {
  readonly from: Day;
  readonly to: Day;
}

export const contains = (interval: Interval, day: Day): boolean => interval.from <= day && day <= interval.to;

/** How many days two intervals share. */
export const overlapDays = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1);
