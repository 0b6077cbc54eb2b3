import { describe, expect, test } from 'vitest';
import { creditsOf, fullYears, period } from './law.ts';

describe('fully insured: 42 USC 414(a)', () => {
  test.each([
    ['born 1929 or later, age 62', { birthDate: '1929-01-02' }, 40],
    ['born on 1 January 1929 attains 62 in 1990', { birthDate: '1929-01-01' }, 39],
    ['born 1920', { birthDate: '1920-06-01' }, 31],
    ['death at 30', { birthDate: '1980-03-01', death: '2010-05-05' }, 8],
    ['death at 22', { birthDate: '1980-03-01', death: '2002-05-05' }, 6],
    ['onset at 45', { birthDate: '1970-03-01', onset: '2015-05-05', claim: 'disability' }, 23],
  ])('%s: %o needs %i', (_name, record, required) => {
    expect(creditsOf(record).requiredQuarters).toBe(required);
  });

  test('the simplified count of 1937–1950 serves this status only (GN 01701.120)', () => {
    const record = {
      birthDate: '1905-03-01',
      asOf: '1967-06-01',
      pre1951Wages: '4000.00',
      usQuarters: [{ year: 1955, quarters: [1, 2, 3, 4] }],
      foreignPeriods: [period('IT', '1960-01-01', '1962-12-31', { weeks: 156 })],
    };
    const few = creditsOf(record);
    expect(few).toMatchObject({ usQuartersOfCoverage: 4, meetsSixQuarterMinimum: false, insured: false });
    const six = creditsOf({ ...record, usQuarters: [...record.usQuarters, { year: 1956, quarters: [1, 2] }] });
    expect(six).toMatchObject({ usQuartersOfCoverage: 6, insured: true, requiredQuarters: 16, totalQuarters: 16 });
    expect(six.creditedQuarters).toEqual([]);
  });
});

describe('disability: 42 USC 423(c)(1)', () => {
  const onset = { birthDate: '1960-01-15', claim: 'disability', onset: '2000-05-10' };

  test('20 of 40, with foreign quarters', () => {
    const answer = creditsOf({
      ...onset,
      usQuarters: fullYears(3, 1990),
      foreignPeriods: [period('IT', '1993-01-01', '1999-12-31', { weeks: 150 })],
    });
    expect(answer.insuredStatus.disability).toEqual({ usOnly: false, chronological: true, result: true });
    expect(answer).toMatchObject({ insured: true, requiredQuarters: 18 });
    expect(answer.creditedQuarters).toHaveLength(12);
  });

  test('the alternative assignment, where the period reaches into the 40 quarters from before', () => {
    const answer = creditsOf({
      ...onset,
      usQuarters: fullYears(3, 1992),
      foreignPeriods: [period('IT', '1985-01-01', '1999-12-31', { weeks: 260 })],
    });
    expect(answer.insuredStatus.disability).toEqual({ usOnly: false, chronological: false, result: true });
    expect(answer).toMatchObject({ insured: true, alternativeAssignment: true });
  });

  test('before age 31, half of the quarters since 21; 6 of 12 before 24', () => {
    const young = { birthDate: '1975-02-01', claim: 'disability', onset: '2001-11-10' };
    // Second quarter of 1996 to fourth of 2001: 23 quarters, so 11 are enough.
    expect(
      creditsOf({ ...young, usQuarters: [...fullYears(2, 1998), { year: 2000, quarters: [1, 2, 3] }] }).insured,
    ).toBe(true);
    expect(creditsOf({ ...young, usQuarters: [...fullYears(2, 1998), { year: 2000, quarters: [1, 2] }] }).insured).toBe(
      false,
    );
    const younger = { birthDate: '1980-02-01', claim: 'disability', onset: '2002-11-10' };
    expect(
      creditsOf({ ...younger, usQuarters: [{ year: 2000, quarters: [1, 2] }, ...fullYears(1, 2001)] }).insured,
    ).toBe(true);
    expect(creditsOf({ ...younger, usQuarters: [{ year: 2000, quarters: [1] }, ...fullYears(1, 2001)] }).insured).toBe(
      false,
    );
  });

  test('a blind worker needs no recent work', () => {
    const usQuarters = fullYears(5, 1980);
    expect(creditsOf({ ...onset, usQuarters }).insured).toBe(false);
    expect(creditsOf({ ...onset, usQuarters, blind: true }).insured).toBe(true);
  });
});

describe('placing of U.S. quarters after 1977', () => {
  test('a quarter earned in December counts from the first quarter on (RS 00301.230)', () => {
    const record = {
      birthDate: '1948-05-23',
      usQuarters: fullYears(9, 1990).concat([{ year: 2000, quarters: [1, 2, 3] }]),
    };
    expect(creditsOf({ ...record, asOf: '2010-05-31' }).insured).toBe(false);
    const later = { ...record, asOf: '2010-05-31', usEarnings: [{ year: 2010, amount: '1500.00' }] };
    expect(creditsOf(later)).toMatchObject({ insured: true, usQuartersOfCoverage: 40 });
    expect(creditsOf(later).usQuarters.at(-1)).toBe('2010Q1');
  });

  test('no quarter that has not begun, none after death', () => {
    const usEarnings = [{ year: 2020, amount: '50000.00' }];
    expect(creditsOf({ birthDate: '1960-01-01', usEarnings, asOf: '2020-05-01' }).usQuarters).toEqual([
      '2020Q1',
      '2020Q2',
    ]);
    expect(creditsOf({ birthDate: '1960-01-01', usEarnings, death: '2020-09-30' }).usQuartersOfCoverage).toBe(3);
  });

  test('within the thirteen quarters that matter', () => {
    const usQuarters = [
      { year: 2007, quarters: [1, 2, 3] },
      { year: 2010, quarters: [1] },
      ...fullYears(1, 1990),
      ...fullYears(1, 1991),
    ];
    const record = { birthDate: '1960-01-01', death: '2010-08-01', insuredStatusNeeded: 'currently', usQuarters };
    // 2007Q3 to 2010Q3: two of the three quarters of 2007 can stand in it, and one of 2010.
    expect(creditsOf(record).insuredStatus.currently?.usOnly).toBe(false);
    const answer = creditsOf({ ...record, usQuarters: [...usQuarters, { year: 2009, quarters: [1, 2, 3] }] });
    expect(answer.insuredStatus.currently?.usOnly).toBe(true);
    expect(answer.usQuarters.filter((quarter) => quarter.startsWith('2007'))).toEqual(['2007Q1', '2007Q3', '2007Q4']);
  });
});
