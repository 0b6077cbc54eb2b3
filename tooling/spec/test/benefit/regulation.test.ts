import { describe, expect, test } from 'vitest';
import { benefitOf, credited, creditsOf, fullYears, period } from './law.ts';

describe('20 CFR 404.1908', () => {
  const eightMonths = period('DE', '1975-01-01', '1975-08-25', { months: 8 });

  test('(b)(1): eight months in 1975 are three quarters, in the first three calendar quarters', () => {
    const answer = creditsOf({ creditAll: true, foreignPeriods: [eightMonths] });
    expect(answer.creditedQuarters).toEqual(
      [1, 2, 3].map((number) => ({
        country: 'DE',
        year: 1975,
        quarter: `1975Q${number}`,
        reportingStart: '1975-01-01',
      })),
    );
    expect(answer.trace.filter(({ rule }) => rule === 'credited')).toHaveLength(3);
  });

  test('(b)(1): only calendar quarters that are not U.S. quarters', () => {
    const usQuarters = [{ year: 1975, quarters: [2] }];
    expect(credited({ creditAll: true, usQuarters, foreignPeriods: [eightMonths] })).toBe('1975:13');
    // August lies in the third quarter: the reporting period ends there.
    expect(creditsOf({ creditAll: true, usQuarters, foreignPeriods: [eightMonths] }).notCredited).toEqual([
      { country: 'DE', reportingStart: '1975-01-01', quarters: 1, reason: 'period-ended' },
    ]);
  });

  test('(a): at least six U.S. quarters, and no credit before 1937', () => {
    const long = period('IT', '1930-01-01', '1969-12-31', { months: 480 });
    const record = { birthDate: '1905-03-01', asOf: '1972-01-01', foreignPeriods: [long] };
    const five = creditsOf({
      ...record,
      usQuarters: [
        { year: 1970, quarters: [1, 2, 3, 4] },
        { year: 1971, quarters: [1] },
      ],
    });
    expect(five).toMatchObject({
      insured: false,
      meetsSixQuarterMinimum: false,
      creditedQuarters: [],
      totalQuarters: 5,
    });
    expect(five.notCredited).toEqual([
      { country: 'IT', reportingStart: '1930-01-01', quarters: 160, reason: 'six-quarter-minimum' },
    ]);
    const six = creditsOf({
      ...record,
      usQuarters: [
        { year: 1970, quarters: [1, 2, 3, 4] },
        { year: 1971, quarters: [1, 2] },
      ],
    });
    expect(six).toMatchObject({ insured: true, meetsSixQuarterMinimum: true, requiredQuarters: 16, totalQuarters: 16 });
    expect(six.creditedQuarters[0]?.quarter).toBe('1937Q1');
    expect(six.notCredited.map(({ reason, quarters }) => `${quarters} ${reason}`)).toEqual([
      '28 before-1937',
      '122 not-needed',
    ]);
  });

  test('404.1911: no hospital insurance by totalization', () => {
    const answer = creditsOf({
      birthDate: '1950-01-01',
      usQuarters: fullYears(9, 1980),
      foreignPeriods: [period('CA', '1990-01-01', '1995-12-31', { months: 72 })],
    });
    expect(answer).toMatchObject({ insured: true, agreement: 'us-ca', hospitalInsurance: { own: false } });
    const own = creditsOf({ birthDate: '1950-01-01', usQuarters: fullYears(10, 1980) });
    expect(own).toMatchObject({ insured: true, agreement: null, hospitalInsurance: { own: true } });
  });
});

describe('20 CFR 404.1910: more than one agreement', () => {
  const record = { birthDate: '1960-01-15', asOf: '2026-01-01', usQuarters: fullYears(5, 1985) };
  const france = period('FR', '1990-01-01', '1994-12-31', { quarters: 20 });
  const germany = period('DE', '1995-01-01', '1995-12-31', { months: 12 });

  test('never three systems; the one that gives the status', () => {
    const answer = creditsOf({ ...record, foreignPeriods: [germany, france] });
    expect(answer).toMatchObject({ insured: true, agreement: 'us-fr', totalQuarters: 40 });
    expect(new Set(answer.creditedQuarters.map(({ country }) => country))).toEqual(new Set(['FR']));
    expect(creditsOf({ ...record, usQuarters: fullYears(4, 1985), foreignPeriods: [germany, france] }).insured).toBe(
      false,
    );
  });

  test('of two that give it, the one that gives it earlier', () => {
    const late = period('BE', '2018-01-01', '2024-12-31', { months: 84 });
    expect(creditsOf({ ...record, foreignPeriods: [late, france] }).agreement).toBe('us-fr');
  });
});

describe('20 CFR 404.1918, example 1', () => {
  const earnings = [
    [1974, '2045.08', '25.46558'],
    [1975, '7542.00', '87.38350'],
    [1976, '9016.00', '97.71874'],
    [1977, '9952.00', '101.76452'],
    [1978, '10924.00', '103.48587'],
    [1979, '12851.00', '111.94777'],
    [1980, '11924.00', '95.28939'],
  ] as const;
  const answer = benefitOf({
    birthDate: '1920-07-01',
    entitlement: '1982-07-01',
    usEarnings: earnings.map(([year, amount]) => ({ year, amount })),
    usQuarters: [{ year: 1974, quarters: [3, 4] }, ...fullYears(3, 1975)],
    foreignPeriods: [period('DE', '1951-01-01', '1970-12-31', { months: 240 })],
  });

  test('the ratio of each year, and the relative earnings position of 95.85467 percent', () => {
    expect(answer.earningsRatios.map(({ year, ratio }) => [year, ratio])).toEqual(
      earnings.map(([year, , percent]) => [year, (Number(percent) / 100).toFixed(7)]),
    );
    expect(answer.relativeEarningsPosition).toBe('0.9585467');
  });

  test('computation base years from 1951 through 1981, 26 of them averaged', () => {
    expect(answer.theoreticalEarnings.map(({ year }) => year)).toEqual(Array.from({ length: 31 }, (_, i) => 1951 + i));
    expect(answer.coverageLifetimeQuarters).toBe(104);
  });
});

test('POMS GN 01701.200: with two quarters no more than half of the maximum of 1970', () => {
  const { earningsRatios } = benefitOf({
    birthDate: '1930-01-01',
    entitlement: '1992-01-01',
    usEarnings: [{ year: 1970, amount: '4200.00', byQuarter: ['2000.00', '2200.00', '0.00', '0.00'] }],
  });
  expect(earningsRatios).toMatchObject([{ year: 1970, quarters: 2, earnings: '3900.00' }]);
});
