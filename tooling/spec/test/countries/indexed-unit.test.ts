import type { Result } from '@totalize/core';
import { expect, test } from 'vitest';
import { compute, wholeLaw } from '../../src/law.ts';

// Chilean ceilings are sums of UF. Without its rate they are unknown, but never lower than at the UF's least value.

const chilean = (gross: string, exchangeRates: readonly object[] = []): Result =>
  compute(
    {
      payLines: [
        {
          lineId: 'March',
          workerId: 'W',
          employerId: 'E',
          periodStart: '2026-03-01',
          periodEnd: '2026-03-31',
          payDate: '2026-03-31',
          currency: 'CLP',
          gross,
        },
      ],
      workers: [{ workerId: 'W', nationality: ['CL'], residence: 'CL' }],
      employers: [{ employerId: 'E', country: 'CL' }],
      exchangeRates,
    },
    {},
    wholeLaw,
  );

const health = ({ contributions }: Result) => contributions.find(({ scheme }) => scheme === 'cl.health')?.amount;

const errors = ({ exceptions }: Result): readonly string[] =>
  exceptions.filter(({ severity }) => severity === 'error').map(({ code, scheme }) => `${code} ${scheme}`);

test('pay that cannot reach the ceiling needs no rate of the unit', () => {
  const result = chilean('1000000');
  expect(errors(result)).toEqual([]);
  expect(health(result)).toBe('70000');
});

test('pay that could reach it is refused, scheme by scheme', () => {
  const result = chilean('3200000');
  expect(health(result)).toBeUndefined();
  expect(errors(result)).toContain('exchange-rate-missing cl.health');
});

test('with the rate of the pay date the ceiling is known', () => {
  // 90 UF × 39,000 = 3,510,000; 7 % of it is 245,700.
  const rate = { date: '2026-03-31', from: 'CLF', to: 'CLP', rate: '39000' };
  expect(health(chilean('4000000', [rate]))).toBe('245700');
  expect(health(chilean('3200000', [rate]))).toBe('224000');
});
