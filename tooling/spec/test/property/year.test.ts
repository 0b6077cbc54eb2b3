import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, money, monthSpan, sumBy } from '../../src/batch.ts';
import { computeClean } from '../../src/law.ts';
import { homeBatch, plan, runs } from './arbitrary.ts';

const employer = (rounding: string): NonNullable<Batch['employers']> => [{ employerId: 'E', country: 'US', rounding }];
const line = (lineId: string, cents: number) => ({
  lineId,
  workerId: 'W',
  employerId: 'E',
  currency: 'USD',
  gross: money(cents),
});

/** A year's pay, cut at some points into payments of some months of 2025. */
const cut = fc.record({
  total: fc.integer({ min: 0, max: 60_000_000 }),
  points: fc.array(
    fc.record({ share: fc.integer({ min: 0, max: 1_000_000 }), month: fc.integer({ min: 24, max: 35 }) }),
    { maxLength: 14 },
  ),
});

const cutBatch = (
  { total, points }: { total: number; points: readonly { share: number; month: number }[] },
  rounding: string,
): Batch => {
  const ends = points.map(({ share }) => Math.floor((total * share) / 1_000_000)).toSorted((a, b) => a - b);
  const pieces = [...ends, total].map((end, index) => end - (ends[index - 1] ?? 0));
  return {
    payLines: pieces.map((cents, index) => ({ ...line(`L${index}`, cents), ...monthSpan(points[index]?.month ?? 35) })),
    employers: employer(rounding),
  };
};

const wholeBatch = (total: number, rounding: string): Batch => ({
  payLines: [{ ...line('Y', total), periodStart: '2025-01-01', periodEnd: '2025-12-31', payDate: '2025-12-31' }],
  employers: employer(rounding),
});

const sums = (batch: Batch, field: 'base' | 'amount') =>
  sumBy(
    computeClean(batch).contributions,
    (row) => `${row.scheme} ${row.payer}`,
    (row) => row[field],
  );

describe('how a year is cut into payments', () => {
  test('changes nothing in what of it is charged', () => {
    fc.assert(
      fc.property(cut, (one) => {
        expect(sums(cutBatch(one, 'payment'), 'base')).toEqual(sums(wholeBatch(one.total, 'payment'), 'base'));
      }),
      runs(200),
    );
  });

  test('changes nothing in the amount either, where it is rounded over the year', () => {
    fc.assert(
      fc.property(cut, (one) => {
        expect(sums(cutBatch(one, 'year'), 'amount')).toEqual(sums(wholeBatch(one.total, 'year'), 'amount'));
      }),
      runs(200),
    );
  });

  test('moves the amount by half a cent a payment at most, where each is rounded', () => {
    fc.assert(
      fc.property(cut, (one) => {
        const whole = sums(wholeBatch(one.total, 'payment'), 'amount');
        for (const [key, cents] of sums(cutBatch(one, 'payment'), 'amount')) {
          expect(Math.abs(cents - (whole.get(key) ?? 0))).toBeLessThanOrEqual((one.points.length + 2) / 2);
        }
      }),
      runs(200),
    );
  });
});

/** Monthly ceilings of 2025: Sozialversicherungs-Rechengrößenverordnung 2025. */
const ceilings = {
  'de.health': 551_250,
  'de.long-term-care': 551_250,
  'de.pension': 805_000,
  'de.unemployment': 805_000,
};

test('what Germany charges of a year fits into the ceilings of its months, one-off pay included', () => {
  fc.assert(
    fc.property(plan('DE', 'monthly', 24, 35), (one) => {
      const months = Math.max(...one.pays.map(({ at }) => at)) - 23;
      const charged = sums(homeBatch(one), 'base');
      const above = Object.entries(ceilings).filter(([scheme, ceiling]) =>
        ['employee', 'employer'].some((payer) => (charged.get(`${scheme} ${payer}`) ?? Number.NaN) > months * ceiling),
      );
      expect(above).toEqual([]);
    }),
    runs(200),
  );
});
