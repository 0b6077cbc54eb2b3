import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { firstOf, lastOf, plusDays } from './person.ts';

/** A pay period and its pay date. */
export interface Span {
  readonly start: string;
  readonly end: string;
  readonly paid: string;
}

const frequencies = [
  'monthly',
  'weekly',
  'biweekly',
  'four-weekly',
  'semimonthly',
  'quarterly',
  'yearly',
  'part of a month',
] as const;
export type Frequency = (typeof frequencies)[number];

/** Pay periods of a year. */
export const inYear: Readonly<Record<Frequency, number>> = {
  monthly: 12,
  weekly: 52,
  biweekly: 26,
  'four-weekly': 13,
  semimonthly: 24,
  quarterly: 4,
  yearly: 1,
  'part of a month': 36,
};

const days: Readonly<Partial<Record<Frequency, number>>> = {
  weekly: 7,
  biweekly: 14,
  'four-weekly': 28,
  'part of a month': 10,
};
const months: Readonly<Partial<Record<Frequency, number>>> = { quarterly: 3, yearly: 12 };

/** So many periods from a month on, which counts from January 2025; paid so many days after their end. */
export const spansOf = (frequency: Frequency, from: number, count: number, lag: number): Span[] =>
  Array.from({ length: count }, (_, at) => {
    const length = days[frequency];
    if (length !== undefined) {
      const start = plusDays(firstOf(from), 2 + at * length);
      return { start, end: plusDays(start, length - 1) };
    }
    if (frequency === 'semimonthly') {
      const first = firstOf(from + Math.floor(at / 2));
      const middle = plusDays(first, 15);
      return at % 2 === 0
        ? { start: first, end: plusDays(middle, -1) }
        : { start: middle, end: lastOf(from + Math.floor(at / 2)) };
    }
    const each = months[frequency] ?? 1;
    return { start: firstOf(from + at * each), end: lastOf(from + at * each + each - 1) };
  }).map(({ start, end }) => ({ start, end, paid: plusDays(end, lag) }));

/** When the pay of a family begins, how often and how many times it is paid. */
export const calendar = (dice: Dice): { frequency: Frequency; spans: Span[] } => {
  if (dice.rarely(2))
    return { frequency: 'monthly', spans: spansOf('monthly', 12, dice.one(12, 6, 4), dice.one(0, 0, -1)) };
  const frequency = dice.one<Frequency>('monthly', 'monthly', ...frequencies);
  const most = frequency === 'yearly' ? 1 : frequency === 'quarterly' ? 4 : 9;
  const from = frequency === 'yearly' ? dice.one(0, 12) : 9 + dice.below(9);
  return { frequency, spans: spansOf(frequency, from, Math.max(1, most - dice.below(5)), dice.one(0, 0, -1, 5, 10)) };
};
