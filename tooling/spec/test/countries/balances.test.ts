import type { CountryLaw, Result } from '@totalize/core';
import { expect, test } from 'vitest';
import { compute, wholeLaw } from '../../src/law.ts';

// A year run month by month, each month on the balances of the one before, is the year run at once.

const hosts = [...wholeLaw.countries.values()];
const rough: Readonly<Record<string, number>> = { JPY: 120, KRW: 1200, CLP: 900, HUF: 350, ISK: 130, INR: 80, MXN: 17 };

const month = (index: number): string => `2026-${`${index}`.padStart(2, '0')}`;
const lastDay = (index: number): string => new Date(Date.UTC(2026, index, 0)).toISOString().slice(0, 10);

const linesOf = ({ country, currency }: CountryLaw): readonly Record<string, unknown>[] => {
  const unit = rough[currency] ?? 1;
  const line = { workerId: 'W', employerId: 'E', currency, workCountry: country };
  const pay = Array.from({ length: 12 }, (_, index) => ({
    ...line,
    lineId: `pay ${month(index + 1)}`,
    periodStart: `${month(index + 1)}-01`,
    periodEnd: lastDay(index + 1),
    payDate: lastDay(index + 1),
    // Pay below and above most ceilings in turn.
    gross: `${(index % 3 === 0 ? 2100 : 7300 + 150 * index) * unit}`,
  }));
  const bonus = (at: number, gross: number) => ({
    ...line,
    lineId: `bonus ${month(at)}`,
    kind: 'one-off',
    periodStart: `${month(at)}-01`,
    periodEnd: lastDay(at),
    payDate: `${month(at)}-20`,
    gross: `${gross * unit}`,
  });
  return [...pay, bonus(5, 6100), bonus(11, 4300)];
};

const run = (law: CountryLaw, payLines: readonly unknown[], balances: readonly unknown[]): Result =>
  compute(
    {
      payLines,
      balances,
      workers: [{ workerId: 'W', birthDate: '1984-02-03', nationality: [law.country], residence: law.country }],
      employers: [{ employerId: 'E', country: law.country }],
      exchangeRates: [
        { date: '2026-01-01', validTo: '2026-12-31', from: law.currency, to: 'USD', rate: '1' },
        { date: '2026-01-01', validTo: '2026-12-31', from: 'CLF', to: 'CLP', rate: '39000' },
      ],
    },
    {},
    wholeLaw,
  );

const told = ({ contributions }: Result): readonly string[] =>
  contributions.map(({ lineId, scheme, payer, base, amount, status }) =>
    [lineId, scheme, payer, base, amount, status].join(' '),
  );

test.each(hosts)('$country month by month', (law) => {
  const lines = linesOf(law);
  const monthly: string[] = [];
  let balances: readonly unknown[] = [];
  for (let index = 1; index <= 12; index += 1) {
    const paid = lines.filter(({ payDate }) => (payDate as string).startsWith(month(index)));
    const result = run(law, paid, balances);
    expect(result.exceptions.filter(({ severity }) => severity === 'error')).toEqual([]);
    monthly.push(...told(result));
    balances = result.balances;
  }
  expect(monthly.toSorted()).toEqual([...told(run(law, lines, []))].toSorted());
});
