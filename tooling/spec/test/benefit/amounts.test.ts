import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { benefitOf, fullYears, law, period } from './law.ts';

const sixYears = [2010, 2011, 2012, 2013, 2014, 2015].map((year) => ({ year, amount: '60000.00' }));
const germany = period('DE', '1985-01-01', '1994-12-31', { months: 120 });
const record = { birthDate: '1960-06-15', entitlement: '2022-01-01', usEarnings: sixYears, foreignPeriods: [germany] };

describe('a worker with 24 quarters, eligible in 2022', () => {
  const answer = benefitOf(record);

  test('position, theoretical amount, fraction, pro rata amount', () => {
    expect(answer).toMatchObject({
      relativeEarningsPosition: '1.3440718',
      theoreticalPia: '2577.60',
      coverageLifetimeQuarters: 140,
      proRataPia: '441.80',
      regularPia: '935.60',
      payablePia: '441.80',
      agreement: 'us-de',
    });
  });

  test('the popular estimate beside it, labelled', () => {
    // 935.60 × 24 ÷ (24 + 40)
    expect(answer.simpleEstimate).toBe('350.85');
    expect(answer.simpleEstimateNote).toMatch(/rule of thumb, not 20 CFR 404\.1918.*90\.95 less/);
  });

  test('the number of foreign quarters changes the estimate only', () => {
    const longer = benefitOf({
      ...record,
      foreignPeriods: [period('DE', '1978-07-01', '2009-12-31', { months: 360 })],
    });
    expect(longer).toMatchObject({ proRataPia: '441.80', simpleEstimate: '155.93' });
  });

  test('increases come before the fraction, and everything is rounded once', () => {
    const later = benefitOf({ ...record, asOf: '2024-01-15' });
    const pia = new Decimal('2577.60')
      .mul('1.087')
      .toDecimalPlaces(1, Decimal.ROUND_DOWN)
      .mul('1.032')
      .toDecimalPlaces(1, Decimal.ROUND_DOWN);
    expect(later.theoreticalPia).toBe(pia.toFixed(2));
    expect(later.proRataPia).toBe(pia.mul(24).div(140).toDecimalPlaces(1, Decimal.ROUND_DOWN).toFixed(2));
  });

  test('without the foreign quarters nothing is payable, though the amounts can be told', () => {
    const alone = benefitOf({ ...record, foreignPeriods: [] });
    expect(alone).toMatchObject({ payablePia: null, proRataPia: '441.80', agreement: null });
    expect(alone.trace.find(({ rule }) => rule === 'payable PIA')?.outcome).toMatch(/^none: not fully insured/);
  });

  test('with enough U.S. quarters the regular amount is paid', () => {
    const own = benefitOf({ ...record, usQuarters: fullYears(10, 2006), foreignPeriods: [germany] });
    expect(own.payablePia).toBe(own.regularPia);
    expect(own.agreement).toBeNull();
  });
});

test('the pro rata amount is reduced to the regular one: 404.1918(a)(4)', () => {
  const usEarnings = Array.from({ length: 39 }, (_, index) => ({ year: 1980 + index, amount: '2500.00' }));
  const answer = benefitOf({
    birthDate: '1955-01-15',
    entitlement: '2019-01-01',
    usEarnings,
    foreignPeriods: [germany],
  });
  expect(Number(answer.proRataPia)).toBeLessThanOrEqual(Number(answer.regularPia));
});

test('survivors: the year of death counts by its quarters, and averages stop two years before it', () => {
  const answer = benefitOf({
    birthDate: '1970-03-01',
    death: '2015-05-20',
    usEarnings: [2008, 2009, 2010, 2015].map((year) => ({ year, amount: '40000.00' })),
    foreignPeriods: [period('DE', '1992-01-01', '2007-12-31', { months: 190 })],
  });
  const rep = new Decimal(answer.relativeEarningsPosition ?? 0);
  const wage = (year: number): string => answer.earningsRatios.find((one) => one.year === year)?.averageWage ?? '';
  expect(answer.theoreticalEarnings.at(-1)).toEqual({
    year: 2015,
    amount: rep.mul(wage(2015)).mul(2).div(4).toDecimalPlaces(2).toFixed(2),
  });
  expect(wage(2015)).toBe('44888.16');
  // 1992 to 2014 are 23 elapsed years, less 5.
  expect(answer).toMatchObject({ coverageLifetimeQuarters: 72, agreement: 'us-de' });
});

test('disability: one year dropped for each five', () => {
  const answer = benefitOf({
    birthDate: '1970-03-01',
    claim: 'disability',
    onset: '2015-05-20',
    entitlement: '2015-11-01',
    usEarnings: [2008, 2009, 2010, 2011].map((year) => ({ year, amount: '40000.00' })),
    foreignPeriods: [period('DE', '2000-01-01', '2007-12-31', { months: 96 })],
  });
  // 1992 to 2014 are 23 elapsed years, less 4.
  expect(answer.coverageLifetimeQuarters).toBe(76);
  expect(answer.payablePia).toBe(answer.proRataPia);
});

describe('what the data or the record do not allow', () => {
  test('a year without figures is refused, not estimated', () => {
    const future = benefitOf({ ...record, birthDate: '1970-06-15', entitlement: undefined, asOf: '2026-01-01' });
    expect(future).toMatchObject({ regularPia: null, theoreticalPia: null, payablePia: null });
    expect(future.exceptions.map(({ severity, code }) => `${severity} ${code}`)).toContain('error law-missing');
    expect(benefitOf({ ...record, asOf: '2026-11-30' }).regularPia).not.toBeNull();
    expect(benefitOf({ ...record, asOf: '2026-12-01' }).exceptions[0]?.message).toMatch(
      /cost-of-living increase payable from 2026-12-01/,
    );
  });

  test('fewer than six U.S. quarters: no pro rata amount', () => {
    const answer = benefitOf({ ...record, usEarnings: sixYears.slice(0, 1) });
    expect(answer).toMatchObject({ proRataPia: null, payablePia: null });
  });

  test('eligible before 1979: said in the trace', () => {
    const answer = benefitOf({
      birthDate: '1910-01-02',
      asOf: '1990-01-01',
      usEarnings: [{ year: 1960, amount: '4800.00' }],
    });
    expect(answer).toMatchObject({ regularPia: null, coverageLifetimeQuarters: null, indexingFactors: [] });
    expect(answer.trace.map(({ rule }) => rule)).toContain('method');
  });

  test('a year with quarters and no earnings is told', () => {
    const answer = benefitOf({ ...record, usQuarters: [{ year: 2009, quarters: [1] }] });
    expect(answer.exceptions).toMatchObject([{ severity: 'warning', code: 'earnings-missing' }]);
  });
});

test('the increase of 1999 was 2.4 percent until June 2001 and 2.5 percent since', () => {
  const old = { birthDate: '1937-02-01', aime: '2000' };
  const before = benefitOf({ ...old, asOf: '2001-06-30' }).regularPiaHistory;
  const after = benefitOf({ ...old, asOf: '2001-07-01' }).regularPiaHistory;
  const [start] = before;
  const times = (rate: string): string =>
    new Decimal(start?.amount ?? 0).mul(rate).toDecimalPlaces(1, Decimal.ROUND_DOWN).toFixed(2);
  expect(before[1]).toEqual({ from: '1999-12-01', amount: times('1.024') });
  expect(after[1]).toEqual({ from: '1999-12-01', amount: times('1.025') });
});

test('earnings after entitlement are counted where they raise the amount by a dollar', () => {
  const worker = { ...record, entitlement: '2022-07-01', asOf: '2024-06-01' };
  // Of the year of entitlement itself, measured by the average wage of the year before it.
  const soon = benefitOf({
    ...worker,
    asOf: '2023-06-01',
    usEarnings: [...sixYears, { year: 2022, amount: '90000.00' }],
  });
  expect(soon.earningsRatios.at(-1)).toMatchObject({ year: 2022, earnings: '90000.00', averageWage: '60575.07' });
  const without = benefitOf(worker);
  const little = benefitOf({ ...worker, usEarnings: [...sixYears, { year: 2022, amount: '100.00' }] });
  const much = benefitOf({ ...worker, usEarnings: [...sixYears, { year: 2022, amount: '90000.00' }] });
  expect(little.regularPia).toBe(without.regularPia);
  expect(Number(much.regularPia)).toBeGreaterThan(Number(without.regularPia));
  expect(Number(much.proRataPia)).toBeGreaterThan(Number(without.proRataPia));
});

test('the partner side is not computed: what to file is told', () => {
  const answer = benefitOf({
    ...record,
    foreignPeriods: [germany, period('JP', '1996-01-01', '1996-12-31', { months: 12 })],
  });
  expect(answer.partner).toMatchObject([
    { country: 'DE', estimate: null, file: expect.stringContaining('SSA-2490-BK') },
    { country: 'JP', estimate: null, file: expect.stringContaining("JP's own agency") },
  ]);
  expect(law.benefits.claim.ownFormFor).toContain('JP');
});
