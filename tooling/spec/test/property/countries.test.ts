import type { Result } from '@totalize/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, type Line, monthSpan, sorted } from '../../src/batch.ts';
import { computeClean, wholeLaw } from '../../src/law.ts';
import { runs } from './arbitrary.ts';
import { type Country, payIn, yearAtHome } from './countries.ts';

const compute = (batch: Batch, originals?: Parameters<typeof computeClean>[1]): Result =>
  computeClean(batch, originals, wholeLaw);

const rowsOf = ({ contributions }: Result, lines: readonly Line[]): readonly string[] =>
  sorted(contributions.filter(({ lineId }) => lines.some((line) => line.lineId === lineId)));

const negative = (gross: string): string => (Number(gross) === 0 ? gross : `-${gross}`);

const reverse = (line: Line, payDate: string): Line => ({
  ...line,
  lineId: `${line.lineId}-back`,
  gross: negative(line.gross),
  kind: 'reversal',
  reverses: line.lineId,
  payDate,
});

const datesOf = ({ payLines }: Batch): readonly string[] =>
  [...new Set(payLines.map(({ payDate }) => payDate))].toSorted();

/** A pay day before the last one. */
const someDay = (batch: Batch, at: number): string | undefined => {
  const days = datesOf(batch).slice(0, -1);
  return days[at % Math.max(1, days.length)];
};

const split = (batch: Batch, day: string) => ({
  before: batch.payLines.filter(({ payDate }) => payDate <= day),
  after: batch.payLines.filter(({ payDate }) => payDate > day),
});

/** The rows of the month after the last one, on balances. */
const nextMonth = (batch: Batch, country: Country, { balances }: Result): readonly string[] => {
  const last = datesOf(batch).at(-1) ?? '';
  const next: Line = {
    lineId: 'next',
    workerId: 'W',
    employerId: 'E',
    ...monthSpan(24 + Number(last.slice(5, 7))),
    currency: batch.payLines[0]?.currency ?? '',
    gross: payIn(country, 712_345),
  };
  return sorted(compute({ ...batch, payLines: [next], balances }).contributions);
};

const goesOn = (batch: Batch, at: number): boolean => {
  const day = someDay(batch, at);
  if (day === undefined) return false;
  const { before, after } = split(batch, day);
  const first = compute({ ...batch, payLines: before });
  const second = compute({ ...batch, payLines: after, balances: first.balances });
  expect(rowsOf(second, after)).toEqual(rowsOf(compute(batch), after));
  return true;
};

const takenBackLater = (batch: Batch, at: number, country: Country): boolean => {
  const day = someDay(batch, at);
  const last = datesOf(batch).at(-1) ?? '';
  if (day === undefined) return false;
  const { before, after } = split(batch, day);
  const ofDay = before.filter(({ payDate }) => payDate === day);
  const original = ofDay.find(({ kind }) => kind === 'one-off') ?? ofDay[0];
  if (original === undefined || ofDay.length > 2) return false;
  const first = compute({ ...batch, payLines: before });
  const rows = first.contributions.filter(({ lineId }) => lineId === original.lineId);
  const second = compute(
    { ...batch, payLines: [...after, reverse(original, last)], balances: first.balances },
    { originals: [{ line: original as never, rows }] },
  );
  const never = compute({ ...batch, payLines: batch.payLines.filter((line) => line !== original) });
  expect(rowsOf(second, after)).toEqual(rowsOf(never, after));
  expect(nextMonth(batch, country, second)).toEqual(nextMonth(batch, country, never));
  return true;
};

const takenBackAtOnce = (batch: Batch, at: number): boolean => {
  const original = batch.payLines[at % Math.max(1, batch.payLines.length)];
  if (original === undefined) return false;
  const others = batch.payLines.filter((line) => line !== original);
  const back = reverse(original, datesOf(batch).at(-1) ?? '');
  const both = compute({ ...batch, payLines: [...batch.payLines, back] });
  const neither = compute({ ...batch, payLines: others });
  expect(rowsOf(both, others)).toEqual(rowsOf(neither, others));
  expect(sorted(both.balances)).toEqual(sorted(neither.balances));
  return true;
};

const holds = (country: Country, check: (batch: Batch, at: number, country: Country) => boolean): void => {
  let checked = 0;
  fc.assert(
    fc.property(yearAtHome(country), fc.nat({ max: 40 }), (batch, at) => {
      checked += Number(check(batch, at, country));
    }),
    runs(30),
  );
  expect(checked).toBeGreaterThan(15);
};

describe.each<[Country, string]>([
  ['AT', 'one-off pay by rules and limits of its own'],
  ['CA', 'one-off pay that shares the maximum of the year'],
  ['CH', 'limits that grow month by month, and pay expected of a year'],
  ['ES', 'one-off pay spread over the year'],
  ['FR', 'limits and bands that grow month by month'],
  ['IT', 'months settled at the end of the year'],
  ['JP', 'grades, and bonuses with limits of their own'],
  ['KR', "a contribution on another scheme's"],
  ['LU', 'months settled at the end of the year'],
  ['NL', 'limits that grow month by month'],
  ['PL', 'pay less the contributions of other schemes'],
])('%s: %s', (country) => {
  test('a run on balances goes on as if it had seen the history', () => holds(country, goesOn));
  test('a line taken back in a later run leaves what follows as if it had never been', () =>
    holds(country, takenBackLater));
  test('a line taken back in its own run leaves everything as if it had never been', () =>
    holds(country, takenBackAtOnce));
});
