import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, type Line, money, centsOf, sorted, sumBy } from '../../src/batch.ts';
import { computeClean } from '../../src/law.ts';
import { homeBatch, plan, posting, postingBatch, runs, someDays } from './arbitrary.ts';

const reverse = (line: Line, later: boolean, lastDay: string): Line => ({
  ...line,
  lineId: `${line.lineId}-back`,
  gross: money(-centsOf(line.gross)),
  kind: 'reversal',
  reverses: line.lineId,
  payDate: later ? lastDay : line.payDate,
});

/** A run with a line and its reversal against a run with neither, and the original's rows in a run without the reversal. */
const asIfNever = (batch: Batch, at: number, later: boolean): void => {
  const original = batch.payLines[at % batch.payLines.length];
  if (original === undefined) throw new Error('no line');
  const lastDay =
    batch.payLines
      .map(({ payDate }) => payDate)
      .toSorted()
      .at(-1) ?? '';
  const back = reverse(original, later, lastDay);
  const both = computeClean({ ...batch, payLines: [...batch.payLines, back] });
  const neither = computeClean({ ...batch, payLines: batch.payLines.filter((line) => line !== original) });
  const pair = both.contributions.filter(({ lineId }) => lineId === original.lineId || lineId === back.lineId);
  const rest = both.contributions.filter((row) => !pair.includes(row));
  expect(sorted(rest)).toEqual(sorted(neither.contributions));
  expect(sorted(both.balances)).toEqual(sorted(neither.balances));
  for (const field of ['wages', 'base', 'amount'] as const) {
    const sums = sumBy(
      pair,
      (row) => `${row.scheme} ${row.payer}`,
      (row) => row[field],
    );
    expect([...sums.values()].every((cents) => cents === 0)).toBe(true);
  }
  const alone = computeClean(batch).contributions.filter(({ lineId }) => lineId === original.lineId);
  expect(sorted(pair.filter(({ lineId }) => lineId === original.lineId))).toEqual(sorted(alone));
  expect(alone.length).toBeGreaterThan(0);
};

const which = [fc.nat({ max: 40 }), fc.boolean()] as const;

describe('a line and its reversal leave everything as if neither had been', () => {
  test.each([
    ['US', plan('US', 'monthly', 22, 36, 10), {}],
    ['US, rounded over the year', plan('US', 'monthly', 24, 35, 10), { rounding: 'year' }],
    ['DE with one-off pay', plan('DE', 'monthly', 22, 38, 8), {}],
    ['GB by the month', plan('GB', 'monthly', 24, 38, 10), {}],
    ['GB by the week', plan('GB', 'weekly', 30, 60, 10), {}],
  ])('%s', (_name, arbitrary, employer) => {
    fc.assert(
      fc.property(arbitrary, ...which, (one, at, later) => asIfNever(homeBatch(one, employer), at, later)),
      runs(100),
    );
  });

  test('posted to DE, with a certificate for some days', () => {
    fc.assert(
      fc.property(posting('DE', someDays), ...which, (one, at, later) => asIfNever(postingBatch(one), at, later)),
      runs(60),
    );
  });
});
