import { deadlineOf, parseDay, printDay, type RefundLimit, rolled, type Rolling } from '@totalize/core';
import { describe, expect, test } from 'vitest';

const day = (text: string): number => {
  const value = parseDay(text);
  if (value === undefined) throw new Error(`${text} is no day`);
  return value;
};

const rolling: Rolling = {
  holidays: [{ name: 'Emancipation Day', day: '04-16', since: 2005, observed: 'nearest-weekday' }],
  citation: ['IRC 7503'],
  sources: [{ id: 'usc-7503' }],
};

/**
 * The days until which returns due on 15 April were taken, as they were published. 2007: IR-2007-15; 2011, 2016 and 2017:
 * dcist.com/story/17/04/14/rest-of-the-country; 2016 also Rev. Rul. 2015-13; 2012: jeff-eischeid.com 2012-03.
 */
const published = [
  ['2007-04-15', '2007-04-17'],
  ['2011-04-15', '2011-04-18'],
  ['2012-04-15', '2012-04-17'],
  ['2016-04-15', '2016-04-18'],
  ['2017-04-15', '2017-04-18'],
] as const;

describe('a last day moved off a weekend or holiday', () => {
  test.each(published)('%s was moved to %s', (statutory, moved) => {
    expect(printDay(rolled(day(statutory), rolling))).toBe(moved);
  });

  test.each([
    ['a working day stays', '2027-04-15', '2027-04-15'],
    ['before the holiday was made, the Monday counts', '2000-04-15', '2000-04-17'],
    ['a Sunday goes to Monday', '2027-01-31', '2027-02-01'],
  ])('%s', (_name, statutory, moved) => {
    expect(printDay(rolled(day(statutory), rolling))).toBe(moved);
  });

  test('without a rule nothing is moved', () => {
    expect(printDay(rolled(day('2028-04-15'), undefined))).toBe('2028-04-15');
  });
});

const limit = (years: number, from: RefundLimit['from'], more: Partial<RefundLimit> = {}): RefundLimit => ({
  years,
  from,
  citation: ['law'],
  sources: [],
  confidence: 'high',
  ...more,
});

/** The years of the first six rows: the table of IRC 6511 and 6513(c) in the project's fact sheets. */
const limits: readonly (readonly [RefundLimit, string, string])[] = [
  ...[2021, 2022, 2023, 2024, 2025, 2026].map(
    (year) => [limit(3, 'day-of-next-year', { day: '04-15' }), `${year}-08-31`, `${year + 4}-04-15`] as const,
  ),
  [limit(4, 'end-of-calendar-year'), '2021-03-31', '2025-12-31'],
  [limit(6, 'end-of-scheme-year'), '2024-04-05', '2030-04-05'],
  [limit(6, 'end-of-scheme-year'), '2024-04-06', '2031-04-05'],
  [limit(3, 'payment'), '2024-02-29', '2027-02-28'],
  [limit(4, 'day-after-payment'), '2024-03-15', '2028-03-15'],
];

describe('the limit of a refund', () => {
  test.each(limits)('%o, paid on %s, ends on %s', (one, paid, end) => {
    const payment = { payDate: day(paid), periodEnd: day(paid), yearStart: { month: 4, day: 6 } };
    expect(printDay(deadlineOf(one, payment))).toBe(end);
  });

  test('counts from the end of the period where the law says so', () => {
    const payment = { payDate: day('2024-04-10'), periodEnd: day('2024-03-31'), yearStart: { month: 1, day: 1 } };
    expect(printDay(deadlineOf(limit(5, 'period-end'), payment))).toBe('2029-03-31');
  });

  test('ends earlier where knowledge starts a shorter one', () => {
    const known = day('2025-05-02');
    const payment = {
      payDate: day('2024-03-15'),
      periodEnd: day('2024-03-15'),
      yearStart: { month: 1, day: 1 },
      known,
    };
    const twofold = limit(5, 'end-of-calendar-year', { fromKnowledge: 1 });
    expect(printDay(deadlineOf(twofold, payment))).toBe('2026-05-02');
    expect(printDay(deadlineOf(twofold, { ...payment, known: undefined }))).toBe('2029-12-31');
  });
});
