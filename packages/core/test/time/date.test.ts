import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, completedYears, type Day, lastOfMonth, monthOf, parseDay, printDay } from '../../src/index.ts';
import { frequencyOfPeriod, wholeMonths } from '../../src/time/frequency.ts';
import { monthOfSchemeYear, schemeYearOf } from '../../src/time/scheme-year.ts';

const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === undefined) throw new Error(`${text} is no day`);
  return value;
};

describe('days', () => {
  it('agree with the calendar of the language over 400 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50_000, max: 100_000 }), (value) => {
        const text = new Date(value * 86_400_000).toISOString().slice(0, 10);
        expect(printDay(value)).toBe(text);
        expect(parseDay(text)).toBe(value);
      }),
      { seed: 3, numRuns: 3000 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-01', '26-01-01', '2026-01-01T00:00', ''])(
    '%j is no day',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 60, '2031-11-30'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(printDay(addMonths(day(from), months))).toBe(to);
  });

  it.each([
    ['2000-06-15', '2026-06-14', 25],
    ['2000-06-15', '2026-06-15', 26],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
  ])('born %s, on %s aged %i', (birth, on, age) => {
    expect(completedYears(day(birth), day(on))).toBe(age);
  });

  it('find the last day of a month', () => {
    expect(printDay(lastOfMonth(monthOf(day('2024-02-10'))))).toBe('2024-02-29');
  });
});

describe('the frequency of a period', () => {
  it.each([
    ['2026-01-05', '2026-01-11', 'weekly'],
    ['2026-01-05', '2026-01-18', 'biweekly'],
    ['2026-01-05', '2026-02-01', 'four-weekly'],
    ['2026-02-01', '2026-02-28', 'monthly'],
    ['2026-01-01', '2026-01-15', 'semimonthly'],
    ['2026-02-16', '2026-02-28', 'semimonthly'],
    ['2026-04-01', '2026-06-30', 'quarterly'],
    ['2026-01-01', '2026-12-31', 'yearly'],
    ['2025-04-06', '2026-04-05', 'yearly'],
    ['2026-01-01', '2026-01-10', undefined],
    ['2026-01-01', '2026-02-28', undefined],
  ])('%s to %s: %s', (from, to, frequency) => {
    expect(frequencyOfPeriod(day(from), day(to))).toBe(frequency);
  });

  it('counts whole months only', () => {
    expect(wholeMonths(day('2026-01-01'), day('2026-03-31'))).toBe(3);
    expect(wholeMonths(day('2026-01-02'), day('2026-03-31'))).toBe(0);
  });
});

describe("a scheme's year", () => {
  const april = { month: 4, day: 6 };
  it.each([
    ['2026-04-05', 2025, 11],
    ['2026-04-06', 2026, 0],
    ['2026-05-05', 2026, 0],
    ['2026-05-06', 2026, 1],
    ['2027-01-31', 2026, 9],
  ])('%s lies in the year that begins in %i, in its month %i', (text, year, month) => {
    expect(schemeYearOf(day(text), april)).toBe(year);
    expect(monthOfSchemeYear(day(text), april)).toBe(month);
  });
});
