import { describe, expect, test } from 'vitest';
import { benefitOf, credited, creditsOf, fullYears, period } from './law.ts';

const all = { creditAll: true };
const weeks = (from: string, to: string, count: number) => period('IT', from, to, { weeks: count });

describe('POMS GN 01706.026: Italian coverage', () => {
  const long = weeks('1950-06-15', '1952-09-21', 95);

  test('A: 95 weeks are eight quarters from the one in which the period begins', () => {
    expect(credited({ ...all, foreignPeriods: [long] })).toBe('1950:234 1951:1234 1952:1');
  });

  test('B: U.S. quarters are passed over, and what does not fit is lost', () => {
    const two = { ...all, usQuarters: [{ year: 1952, quarters: [1, 2] }], foreignPeriods: [long] };
    expect(credited(two)).toBe('1950:234 1951:1234 1952:3');
    const three = creditsOf({ ...two, usQuarters: [{ year: 1952, quarters: [1, 2, 3] }] });
    expect(three.creditedQuarters).toHaveLength(7);
    expect(three.notCredited).toMatchObject([{ quarters: 1, reason: 'period-ended' }]);
  });

  test.each([
    [
      'C',
      [weeks('1966-01-01', '1968-04-30', 122), weeks('1968-05-01', '1968-12-31', 35)],
      '1966:1234 1967:1234 1968:1234',
    ],
    [
      'D, example 1',
      [weeks('1962-03-15', '1963-07-21', 73), weeks('1963-06-05', '1963-10-15', 16)],
      '1962:1234 1963:123',
    ],
    ['D, example 2', [weeks('1939-01-05', '1939-12-30', 21), weeks('1939-04-06', '1939-08-22', 18)], '1939:123'],
  ])('%s: periods one by one, a quarter that two of them give once', (_name, foreignPeriods, expected) => {
    expect(credited({ ...all, foreignPeriods })).toBe(expected);
    expect(credited({ ...all, foreignPeriods: foreignPeriods.toReversed() })).toBe(expected);
  });
});

describe('POMS GN 01706.031: the alternate method', () => {
  const record = {
    death: '1954-02-15',
    insuredStatusNeeded: 'currently',
    usQuarters: [
      { year: 1940, quarters: [1, 2, 3, 4] },
      { year: 1941, quarters: [1, 2] },
    ],
    foreignPeriods: [weeks('1950-06-15', '1952-09-21', 95)],
  };

  test('who died on 15 February 1954 is currently insured by it only', () => {
    const answer = creditsOf({ ...record, ...all });
    expect(answer.insuredStatus.currently).toEqual({ usOnly: false, chronological: false, result: true });
    expect(answer).toMatchObject({ insured: true, alternativeAssignment: true });
    expect(credited({ ...record, ...all })).toBe('1950:4 1951:1234 1952:123');
  });

  test('without a preview only as many as are needed', () => {
    expect(credited(record)).toBe('1951:234 1952:123');
    expect(creditsOf(record).notCredited).toMatchObject([{ quarters: 2, reason: 'not-needed' }]);
  });
});

test('POMS GN 01706.035: twice 26 weeks of one year are two quarters, and the refusal is to be looked at', () => {
  const record = {
    birthDate: '1932-01-01',
    asOf: '1994-06-01',
    usQuarters: fullYears(9, 1970),
    foreignPeriods: [weeks('1965-01-01', '1965-12-31', 26), weeks('1965-01-01', '1965-12-31', 26)],
  };
  const answer = creditsOf(record);
  expect(answer).toMatchObject({ insured: false, requiredQuarters: 40, totalQuarters: 38 });
  expect(answer.reviews).toMatchObject([{ reason: 'coinciding-periods', country: 'IT', quarters: 2 }]);
  expect(creditsOf({ ...record, usQuarters: fullYears(10, 1970) }).reviews).toEqual([]);
});

describe('rules of single countries', () => {
  test('Germany (GN 01708.115): months by calendar year, in quarters with coverage only', () => {
    const month = (number: number) => period('DE', `1990-0${number}-01`, `1990-0${number}-28`, { months: 1 });
    expect(credited({ ...all, foreignPeriods: [month(1), month(5), month(8)] })).toBe('1990:1');
    expect(credited({ ...all, foreignPeriods: [month(1), month(2), month(8), month(9)] })).toBe('1990:13');
    const excused = period('DE', '1990-01-01', '1990-12-31', { months: 12, annotation: 'Ausfallzeit' });
    expect(creditsOf({ ...all, foreignPeriods: [excused] }).notCredited).toMatchObject([{ reason: 'unusable' }]);
  });

  test('Spain (GN 01722.110): days by 91, and a code that stands for 1937 to 1939', () => {
    expect(credited({ ...all, foreignPeriods: [period('ES', '1960-01-01', '1960-12-31', { days: 92 })] })).toBe(
      '1960:12',
    );
    const code = period('ES', '1937-01-01', '1939-12-31', { annotation: 'R00-1080' });
    expect(credited({ ...all, foreignPeriods: [code] })).toBe('1937:1234 1938:1234 1939:1234');
  });

  test('Greece (GN 01738.110): days by 75, so that 300 are a year', () => {
    expect(credited({ ...all, foreignPeriods: [period('GR', '1960-01-01', '1960-12-31', { days: 300 })] })).toBe(
      '1960:1234',
    );
    expect(credited({ ...all, foreignPeriods: [period('GR', '1960-01-01', '1960-12-31', { days: 151 })] })).toBe(
      '1960:123',
    );
  });

  test('Canada (GN 01716.110): a year is four quarters, in those that are not U.S. quarters', () => {
    const canada = {
      ...all,
      usQuarters: [{ year: 1970, quarters: [2, 4] }],
      foreignPeriods: [period('CA', '1970-01-01', '1970-12-31', { months: 12 })],
    };
    expect(credited(canada)).toBe('1970:13');
  });

  test('Denmark (GN 01748.106): quarters by the agency, a fraction as a whole one; codes 600 and 610', () => {
    const line = (factor: string, annotation?: string) =>
      period('DK', '2005-01-01', '2005-12-31', { factor, ...(annotation && { annotation }) });
    expect(credited({ birthDate: '1960-01-01', ...all, foreignPeriods: [line('0.1')] })).toBe('2005:1');
    expect(credited({ birthDate: '1960-01-01', ...all, foreignPeriods: [line('1.1')] })).toBe('2005:12');
    expect(credited({ birthDate: '1960-01-01', ...all, foreignPeriods: [line('4', 'FRI 610')] })).toBe('');
  });

  test('Portugal (GN 01728.110): U.S. quarters after 1977 make room', () => {
    const answer = creditsOf({
      birthDate: '1960-01-01',
      ...all,
      usQuarters: [{ year: 1985, quarters: [1, 2] }],
      foreignPeriods: [period('PT', '1985-01-01', '1985-06-30', { months: 6 })],
    });
    expect(answer.creditedQuarters.map(({ quarter }) => quarter)).toEqual(['1985Q1', '1985Q2']);
    expect(answer.usQuarters).toEqual(['1985Q3', '1985Q4']);
  });

  test('no agreement, no credit', () => {
    const answer = creditsOf({ ...all, foreignPeriods: [period('IN', '1990-01-01', '1990-12-31', { months: 12 })] });
    expect(answer).toMatchObject({ agreement: null, creditedQuarters: [] });
    expect(answer.notCredited).toEqual([
      { country: 'IN', reportingStart: '1990-01-01', quarters: 4, reason: 'no-agreement' },
    ]);
  });
});

test('an agreement counts coverage from before its entry into force; its benefits begin then', () => {
  const record = {
    birthDate: '1940-03-01',
    usEarnings: [1980, 1981, 1982, 1983, 1984].map((year) => ({ year, amount: '20000.00' })),
    foreignPeriods: [period('BR', '1990-01-01', '2009-12-31', { months: 240 })],
  };
  expect(creditsOf({ ...record, asOf: '2018-09-30' })).toMatchObject({ insured: true, agreement: 'us-br' });
  expect(benefitOf({ ...record, asOf: '2018-09-30' })).toMatchObject({ payablePia: null, agreement: null });
  expect(benefitOf({ ...record, asOf: '2018-10-01' })).toMatchObject({
    payablePia: expect.any(String),
    agreement: 'us-br',
  });
});
