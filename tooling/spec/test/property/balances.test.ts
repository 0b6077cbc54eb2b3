import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, sorted } from '../../src/batch.ts';
import { computeClean } from '../../src/law.ts';
import { homeBatch, type Plan, plan, posting, postingBatch, runs, someDays, steadyPlan } from './arbitrary.ts';

/** Runs the lines paid up to a day, then the others on the balances that the first run has written. */
const inTwo = (batch: Batch, through: string) => {
  const before = batch.payLines.filter(({ payDate }) => payDate <= through);
  const first = computeClean({ ...batch, payLines: before });
  const second = computeClean({
    ...batch,
    payLines: batch.payLines.filter((line) => !before.includes(line)),
    balances: first.balances,
  });
  return { rows: sorted([...first.contributions, ...second.contributions]), balances: sorted(second.balances) };
};

const same = (batch: Batch, at: number): void => {
  const dates = batch.payLines.map(({ payDate }) => payDate).toSorted();
  const whole = computeClean(batch);
  const last = dates.at(-1) ?? '';
  // The second run needs a line: with none at all there is nothing that it could hand on in another way.
  const through = [...new Set(dates)].filter((day) => day < last)[at % Math.max(1, new Set(dates).size - 1)];
  if (through === undefined) return;
  expect(inTwo(batch, through)).toEqual({ rows: sorted(whole.contributions), balances: sorted(whole.balances) });
};

const point = fc.nat({ max: 40 });
const check = (arbitrary: fc.Arbitrary<Plan>, employer: Readonly<Record<string, unknown>> = {}): void => {
  fc.assert(
    fc.property(arbitrary, point, (one, at) => same(homeBatch(one, employer), at)),
    runs(150),
  );
};

describe('a run on balances goes on as if it had seen the history', () => {
  test('US, each payment rounded', () => check(plan('US', 'monthly', 20, 38)));
  test('US, rounded over the year', () => check(plan('US', 'monthly', 20, 38), { rounding: 'year' }));
  test('DE, with one-off pay and the March clause', () => check(plan('DE', 'monthly', 22, 40)));
  test('DE, every month paid', () => check(steadyPlan('DE', 23, 34)));
  test('DE, rounded over a year in which rates changed', () =>
    check(plan('DE', 'monthly', 0, 11), { rounding: 'year' }));
  test('GB, paid by the month', () => check(plan('GB', 'monthly', 23, 30)));
  test('GB, rounded over the year', () => check(plan('GB', 'monthly', 9, 15), { rounding: 'year' }));
  test('GB, paid by the week', () => check(plan('GB', 'weekly', 45, 56)));

  test('US, an employer and its successor', () => {
    fc.assert(
      fc.property(plan('US', 'monthly', 24, 35), point, (one, at) => {
        const batch = homeBatch(one);
        const payLines = batch.payLines.map((line) =>
          line.payDate < '2025-07-01' ? line : { ...line, employerId: 'F' },
        );
        const employers = [...(batch.employers ?? []), { employerId: 'F', country: 'US', successorTo: 'E' }];
        same({ ...batch, payLines, employers }, at);
      }),
      runs(150),
    );
  });

  test.each(['DE', 'GB'] as const)('posted to %s, with a certificate for some days', (host) => {
    fc.assert(
      fc.property(posting(host, someDays), point, (one, at) => same(postingBatch(one), at)),
      runs(100),
    );
  });
});
