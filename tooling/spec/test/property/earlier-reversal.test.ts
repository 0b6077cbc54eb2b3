import type { Result } from '@totalize/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, centsOf, type Line, money, sorted } from '../../src/batch.ts';
import { computeClean } from '../../src/law.ts';
import { homeBatch, plan, posting, postingBatch, runs, someDays } from './arbitrary.ts';

const paidOnce = (lines: readonly Line[]): Line[] =>
  lines.filter((line) => lines.every((other) => other === line || other.payDate !== line.payDate));

const reverse = (line: Line, payDate: string): Line => ({
  ...line,
  lineId: `${line.lineId}-back`,
  gross: money(-centsOf(line.gross)),
  kind: 'reversal',
  reverses: line.lineId,
  payDate,
});

const rowsOf = ({ contributions }: Result, lines: readonly Line[]) =>
  contributions.filter(({ lineId }) => lines.some((line) => line.lineId === lineId));

/**
 * Balances of a year without the accounts in which nothing is left, and without the day of the last line. Where several
 * rates make an amount, what it was before rounding cannot be told from its row.
 */
const balancesOf = ({ balances }: Result, year: string): readonly string[] =>
  sorted(
    balances
      .filter(({ through }) => through.startsWith(year))
      .filter(({ wages, base, amount }) => [wages, base, amount].some((text) => centsOf(text) !== 0))
      .map(({ through: _, unrounded, ...rest }) => (rest.scheme === 'gb.class-1' ? rest : { ...rest, unrounded })),
  );

/**
 * The last line of one run is taken back in the next, which has its balances and its rows: the lines after it come out as
 * if it had never been paid.
 */
const asIfNever = (batch: Batch, at: number): boolean => {
  const lines = batch.payLines.toSorted((a, b) => (a.payDate < b.payDate ? -1 : 1));
  const last = lines.at(-1)?.payDate ?? '';
  const candidates = paidOnce(lines).filter(({ payDate }) => payDate < last);
  const original = candidates[at % Math.max(1, candidates.length)];
  if (original === undefined) return false;
  const before = lines.filter(({ payDate }) => payDate <= original.payDate);
  const after = lines.filter((line) => !before.includes(line));
  const first = computeClean({ ...batch, payLines: before });
  const rows = rowsOf(first, [original]);
  const back = reverse(original, last);
  const second = computeClean(
    { ...batch, payLines: [...after, back], balances: first.balances },
    { originals: [{ line: original as never, rows }] },
  );
  const never = computeClean({ ...batch, payLines: lines.filter((line) => line !== original) });
  expect(sorted(rowsOf(second, after))).toEqual(sorted(rowsOf(never, after)));
  const year = last.slice(0, 4);
  expect(balancesOf(second, year)).toEqual(balancesOf(never, year));
  const negated = rows.map((row) => ({
    ...row,
    lineId: back.lineId,
    payDate: back.payDate,
    ...Object.fromEntries(
      (['wages', 'base', 'amount'] as const).map((field) => [field, money(-centsOf(row[field]) || 0)]),
    ),
  }));
  expect(rowsOf(second, [back])).toEqual(negated);
  return true;
};

describe('the last line of an earlier run, taken back, leaves its balances as if it had never been', () => {
  test.each([
    ['US', plan('US', 'monthly', 22, 36, 10), {}],
    ['US, rounded over the year', plan('US', 'monthly', 24, 35, 10), { rounding: 'year' }],
    ['DE with one-off pay', plan('DE', 'monthly', 22, 38, 8), {}],
    ['GB by the month', plan('GB', 'monthly', 24, 38, 10), {}],
    ['GB by the week', plan('GB', 'weekly', 30, 60, 10), {}],
  ])('%s', (_name, arbitrary, employer) => {
    let checked = 0;
    fc.assert(
      fc.property(arbitrary, fc.nat({ max: 40 }), (one, at) => {
        checked += Number(asIfNever(homeBatch(one, employer), at));
      }),
      runs(100),
    );
    expect(checked).toBeGreaterThan(50);
  });

  test('posted to DE, with a certificate for some days', () => {
    fc.assert(
      fc.property(posting('DE', someDays), fc.nat({ max: 40 }), (one, at) => void asIfNever(postingBatch(one), at)),
      runs(60),
    );
  });
});
