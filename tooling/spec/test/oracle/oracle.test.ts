import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money, monthSpan } from '../../src/batch.ts';
import { computeClean } from '../../src/law.ts';
import { britishMonth } from './britain.ts';
import { type German, germanMonth } from './germany.ts';

const runs = (numRuns: number): fc.Parameters<unknown> => ({ seed: 19_350_814, numRuns });

const amountsOf = (batch: unknown, status: readonly string[] = ['due', 'capped']): Map<string, string> =>
  new Map(
    computeClean(batch)
      .contributions.filter((row) => status.includes(row.status))
      .map((row) => [`${row.lineId} ${row.scheme} ${row.payer}`, row.amount]),
  );

const idOf = (index: number): string => `L${String(index).padStart(3, '0')}`;

const germanPay = fc.oneof(
  fc.integer({ min: 0, max: 1_200_000 }),
  fc.constantFrom(0, 1, 498_750, 517_500, 551_250, 581_250, 710_000, 730_000, 745_000, 755_000, 805_000, 845_000),
);

describe('German months', () => {
  const person: fc.Arbitrary<German> = fc.record({
    region: fc.constantFrom('west', 'east', 'saxony'),
    children: fc.constantFrom(0, 1),
    privately: fc.boolean(),
    additional: fc.constantFrom(undefined, '0', '1.1', '2.45', '2.69', '3.99'),
    levies: fc.record({
      u1: fc.constantFrom('1.5', '2.1'),
      u2: fc.constantFrom('0.24', '0.44'),
      accident: fc.constantFrom('0.87', '1.3333'),
    }),
  });
  const months = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 47 }), fc.array(germanPay, { minLength: 1, maxLength: 3 })),
    { minLength: 3, maxLength: 12 },
  );
  const distinct = (list: readonly (readonly [number, readonly number[]])[]) => [...new Map(list)];
  const fraction = (text: string): string => `${Number((Number(text) / 100).toFixed(8))}`;

  test('bear the shares of the codes', () => {
    let compared = 0;
    fc.assert(
      fc.property(person, months, (one, list) => {
        const expected = new Map<string, string>();
        const payLines = distinct(list).flatMap(([index, payments]) => {
          const span = monthSpan(index);
          const shares = germanMonth(span.periodStart.slice(0, 7), one, payments.map(money));
          return payments.map((cents, number) => {
            const lineId = `${idOf(index)}-${number}`;
            for (const [key, amount] of shares[number] ?? []) expected.set(`${lineId} ${key}`, amount);
            return { lineId, workerId: 'W', employerId: 'E', ...span, currency: 'EUR', gross: money(cents) };
          });
        });
        const attributes = {
          'de.region': one.region,
          'de.children': `${one.children}`,
          'de.health-insurance': one.privately ? 'private' : 'statutory',
          ...(one.additional === undefined ? {} : { 'de.additional-rate': fraction(one.additional) }),
        };
        const rates = {
          'de.sick-pay-levy-u1': fraction(one.levies.u1),
          'de.maternity-levy-u2': fraction(one.levies.u2),
          'de.work-injury': fraction(one.levies.accident),
        };
        const batch = {
          payLines,
          workers: [{ workerId: 'W', attributes }],
          employers: [{ employerId: 'E', country: 'DE', rates, attributes: { employees: '20' } }],
        };
        expect(amountsOf(batch)).toEqual(expected);
        compared += payLines.length;
      }),
      runs(250),
    );
    expect(compared).toBeGreaterThan(2000);
  });
});

describe('British tax months', () => {
  const payment = fc.record({
    day: fc.integer({ min: 0, max: 27 }),
    cents: fc.oneof(germanPay, fc.constantFrom(41_700, 75_800, 104_800, 418_900)),
  });
  const months = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 47 }), fc.array(payment, { minLength: 1, maxLength: 3 })),
    { minLength: 3, maxLength: 14 },
  );

  test('bear class 1 of category A', () => {
    let compared = 0;
    fc.assert(
      fc.property(months, (list) => {
        const expected = new Map<string, string>();
        const payLines = [...new Map(list)].flatMap(([index, payments]) => {
          // Tax months begin on the 6th; the first is that of 6 April 2023.
          const dayOf = (day: number): string =>
            new Date(Date.UTC(2023, 3 + index, 6 + day)).toISOString().slice(0, 10);
          const paid = payments
            .toSorted((a, b) => a.day - b.day)
            .map(({ day, cents }) => ({ paid: dayOf(day), gross: money(cents) }));
          const shares = britishMonth(paid);
          return paid.map(({ paid: payDate, gross }, number) => {
            const lineId = `${idOf(index)}-${number}`;
            for (const [payer, amount] of Object.entries(shares[number] ?? {}))
              expected.set(`${lineId} gb.class-1 ${payer}`, amount);
            const span = {
              periodStart: `${payDate.slice(0, 8)}01`,
              periodEnd: payDate,
              payDate,
              payFrequency: 'monthly',
            };
            return { lineId, workerId: 'W', employerId: 'E', ...span, currency: 'GBP', gross };
          });
        });
        const batch = {
          payLines,
          workers: [{ workerId: 'W', attributes: { 'gb.ni-category': 'A' } }],
          employers: [{ employerId: 'E', country: 'GB' }],
        };
        expect(amountsOf(batch)).toEqual(expected);
        compared += payLines.length;
      }),
      runs(250),
    );
    expect(compared).toBeGreaterThan(2000);
  });
});
