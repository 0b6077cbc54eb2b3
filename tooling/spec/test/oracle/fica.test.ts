import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeClean } from '../../src/law.ts';
import { fica } from './fica.ts';
import { batchOf, population } from './fica-population.ts';
import { Decimal } from './number.ts';

/** Base and amount of every row, by line, scheme and payer. */
const computed = (batch: unknown): ReadonlyMap<string, unknown> => {
  const { contributions } = computeClean(batch, { schemes: ['us.*'] });
  const rows = contributions.map(({ lineId, scheme, payer, base, amount }): [string, unknown] => [
    `${lineId} ${scheme} ${payer}`,
    { base, amount },
  ]);
  const charges = new Map(rows);
  expect(charges.size).toBe(rows.length);
  return charges;
};

const rates: Readonly<Record<string, string>> = { 'us.oasdi': '0.062', 'us.medicare': '0.0145' };

/** Whether a contribution ends in half a cent before it is rounded. */
const isTie = (scheme: string, base: string): boolean =>
  new Decimal(base)
    .times(rates[scheme] ?? 0)
    .times(1000)
    .abs()
    .mod(10)
    .eq(5);

describe('FICA of random populations', () => {
  test.each([
    ['each employer by itself', {}],
    ['one employer after another', { predecessor: { F: 'E', G: 'F' } }],
    ['the year to date rounded', { rounding: 'year' }],
  ] as const)('%s', (_name, employers) => {
    const met = { negative: 0, long: 0, none: 0, capped: 0, partly: 0, additional: 0, ties: 0 };
    fc.assert(
      fc.property(population, (workers) => {
        const payments = workers.flatMap((worker) => worker.payments);
        const expected = new Map(
          workers.flatMap((worker) => [
            ...fica(
              worker.payments.filter(({ priorYear }) => !priorYear),
              employers,
            ),
          ]),
        );
        expect(computed(batchOf(workers, employers))).toEqual(expected);
        met.none += payments.filter(({ priorYear }) => priorYear).length;
        met.negative += payments.filter(({ gross }) => gross.startsWith('-')).length;
        // Beyond what a number holds exactly, in cents.
        met.long += payments.filter(({ gross }) => Math.abs(Number(gross)) * 100 > Number.MAX_SAFE_INTEGER).length;
        for (const [name, { base }] of expected) {
          const [line, scheme = ''] = name.split(' ');
          const wages = expected.get(`${line} us.medicare employee`)?.base;
          if (isTie(scheme, base)) met.ties += 1;
          if (name.endsWith('us.additional-medicare employee') && base !== '0.00') met.additional += 1;
          if (!name.endsWith('us.oasdi employee') || base === wages) continue;
          if (base === '0.00') met.capped += 1;
          else met.partly += 1;
        }
      }),
      { seed: 20_261_122, numRuns: 100 },
    );
    // What was drawn is worth the test only where it meets the cases that differ.
    const least = { negative: 300, long: 100, none: 50, capped: 500, partly: 200, additional: 300, ties: 400 };
    const rare = Object.entries(least).filter(([name, count]) => met[name as keyof typeof met] < count);
    expect(rare).toEqual([]);
  });
});
