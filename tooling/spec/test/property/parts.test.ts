import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, centsOf, money, sumBy } from '../../src/batch.ts';
import { computeClean, law } from '../../src/law.ts';
import { posting, postingBatch, runs, someDays } from './arbitrary.ts';
import { manyWorkers } from './many.ts';

const perEuro = { EUR: 8617, GBP: 7500, USD: 10_000 } as Readonly<Record<string, number>>;

/** Half up to the cent; the rates of the batches have four decimals. */
const converted = (gross: string, from: string, to: string): number =>
  from === to ? centsOf(gross) : Math.floor((centsOf(gross) * (perEuro[to] ?? 0) + 5000) / 10_000);

/** Schemes whose wages leave one-off pay out. */
const withoutOneOffs: ReadonlySet<string> = new Set(['de.sick-pay-levy-u1', 'de.maternity-levy-u2']);

describe('the parts of a line', () => {
  test.each(['DE', 'GB'] as const)('posted to %s add up to the line', (host) => {
    fc.assert(
      fc.property(posting(host, someDays), (one) => {
        const batch = postingBatch(one);
        const { contributions } = computeClean(batch);
        const sums = sumBy(
          contributions,
          (row) => `${row.lineId} ${row.scheme} ${row.payer}`,
          (row) => row.wages,
        );
        const expected = contributions.map((row): [string, number] => {
          const line = batch.payLines.find(({ lineId }) => lineId === row.lineId);
          const uncharged = line?.kind === 'one-off' && withoutOneOffs.has(row.scheme);
          const cents = uncharged ? 0 : converted(line?.gross ?? '', line?.currency ?? '', row.currency);
          return [`${row.lineId} ${row.scheme} ${row.payer}`, cents];
        });
        expect(sums).toEqual(new Map(expected));
      }),
      runs(150),
    );
  });

  test('follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(posting('DE', someDays), (one) => {
        const batch = postingBatch(one);
        const rows = computeClean(batch).contributions;
        for (const { lineId, periodStart, periodEnd } of batch.payLines) {
          const parts = rows.filter(
            (row) => row.lineId === lineId && row.scheme === 'de.pension' && row.payer === 'employee',
          );
          expect(parts[0]?.periodStart).toBe(periodStart);
          expect(parts.at(-1)?.periodEnd).toBe(periodEnd);
          const days = parts.map((row) => (Date.parse(row.periodEnd) - Date.parse(row.periodStart)) / 86_400_000 + 1);
          const whole = (Date.parse(periodEnd) - Date.parse(periodStart)) / 86_400_000 + 1;
          expect(days.reduce((sum, count) => sum + count, 0)).toBe(whole);
        }
      }),
      runs(150),
    );
  });
});

describe('rows', () => {
  test('have a base from nothing to the wages, and an amount without base is nothing', () => {
    fc.assert(
      fc.property(manyWorkers, (batch) => {
        const wrong = computeClean(batch).contributions.filter(({ wages, base, amount, rate, status }) => {
          const nothing = base === '0.00' && amount === '0.00' && rate === '';
          return centsOf(base) < 0 || centsOf(base) > centsOf(wages) || (status !== 'due' && !nothing);
        });
        expect(wrong).toEqual([]);
      }),
      runs(60),
    );
  });

  test('come for both payers where a scheme has both', () => {
    const payers = new Map(
      [...law.countries.values()].flatMap(({ schemes }) =>
        schemes.map(({ scheme, rules }) => [
          scheme,
          rules.some((rule) => rule.employee !== undefined && rule.employer !== undefined),
        ]),
      ),
    );
    expect([...payers].filter(([, both]) => both).length).toBeGreaterThan(7);
    fc.assert(
      fc.property(manyWorkers, (batch) => {
        const rows = computeClean(batch).contributions.filter(({ scheme }) => payers.get(scheme) === true);
        const of = (payer: string) =>
          rows
            .filter((row) => row.payer === payer)
            .map((row) => [row.lineId, row.scheme, row.periodStart, row.periodEnd, row.wages].join(' '));
        expect(of('employee').toSorted()).toEqual(of('employer').toSorted());
      }),
      runs(60),
    );
  });
});

const one = (
  country: string,
  currency: string,
  cents: number,
  attributes: Readonly<Record<string, string>>,
): Batch => ({
  payLines: [
    {
      lineId: 'L',
      workerId: 'W',
      employerId: 'E',
      periodStart: '2025-06-01',
      periodEnd: '2025-06-30',
      payDate: '2025-06-30',
      currency,
      gross: money(cents),
    },
  ],
  workers: [{ workerId: 'W', nationality: [country], residence: country, attributes }],
  employers: [{ employerId: 'E', country, attributes: { employees: '10' } }],
});

describe('amounts never fall when pay rises', () => {
  test.each([
    ['US', 'USD', {}],
    ['DE', 'EUR', { 'de.children': '0' }],
    ['DE', 'EUR', { 'de.children': '1', 'de.region': 'saxony' }],
    ['GB', 'GBP', { 'gb.ni-category': 'A' }],
    ['GB', 'GBP', { 'gb.ni-category': 'F' }],
    ['GB', 'GBP', { 'gb.director': 'yes' }],
  ])('%s, %s, %o', (country, currency, attributes) => {
    const amount = fc.oneof(fc.integer({ min: 0, max: 1_200_000 }), fc.integer({ min: 0, max: 40_000_000 }));
    fc.assert(
      fc.property(amount, fc.oneof(fc.integer({ min: 0, max: 200 }), amount), (cents, more) => {
        const amounts = (gross: number) =>
          computeClean(one(country, currency, gross, attributes)).contributions.map(
            (row) => [`${row.scheme} ${row.payer}`, centsOf(row.amount)] as const,
          );
        const low = new Map(amounts(cents));
        const high = amounts(cents + more);
        expect(high.map(([key]) => key)).toEqual([...low.keys()]);
        expect(high.filter(([key, value]) => value < (low.get(key) ?? Number.NaN))).toEqual([]);
      }),
      runs(150),
    );
  });
});
