import { describe, expect, test } from 'vitest';
import { benefitOf, law } from './law.ts';

/** SSA, Office of the Chief Actuary, benefit calculation examples (retirebenefit2.html); POMS RS 00605.021 C. */
const published = [
  { source: 'examples of 2017, case A', birthDate: '1955-01-15', asOf: '2017-01-01', aime: '4010', pia: '1796.50' },
  { source: 'examples of 2017, case B', birthDate: '1951-01-15', asOf: '2017-01-01', aime: '8843', pia: '2687.30' },
  { source: 'examples of 2008, case A', birthDate: '1946-01-15', asOf: '2008-01-01', aime: '3225', pia: '1444.30' },
  { source: 'examples of 2008, case B', birthDate: '1942-01-15', asOf: '2008-01-01', aime: '3887', pia: '1768.00' },
  { source: 'POMS RS 00605.021', birthDate: '1917-09-24', asOf: '1982-09-01', aime: '682', pia: '484.30' },
];

test.each(published)('$source: AIME $aime gives $pia', ({ pia, source: _source, ...record }) => {
  expect(benefitOf(record).regularPia).toBe(pia);
});

test('POMS RS 00605.021: the amount after each increase, up to the dime before June 1982, down since', () => {
  const { regularPiaHistory } = benefitOf({ birthDate: '1917-09-24', asOf: '1982-09-01', aime: '682' });
  expect(regularPiaHistory).toEqual([
    { from: '1979-01-01', amount: '322.70' },
    { from: '1979-06-01', amount: '354.70' },
    { from: '1980-06-01', amount: '405.50' },
    { from: '1981-06-01', amount: '451.00' },
    { from: '1982-06-01', amount: '484.30' },
  ]);
});

/** The wage base of each year: who always earned the maximum. */
const maximum = (from: number, to: number) => {
  const base = law.benefits.parameters.find(({ parameter }) => parameter === law.benefits.wageBase);
  return (base?.values ?? []).flatMap(({ from: first, value }) => {
    const year = Number(first.slice(0, 4));
    return year >= from && year <= to && typeof value === 'string' ? [{ year, amount: value }] : [];
  });
};

describe('from earnings: always at the maximum', () => {
  const usQuarters = [1977].map((year) => ({ year, quarters: [1, 2, 3, 4] }));

  test('SSA examples of 2017, case B: 1977–2016, AIME 8,843, PIA 2,687.30', () => {
    const answer = benefitOf({
      birthDate: '1951-01-15',
      entitlement: '2017-01-01',
      usEarnings: maximum(1977, 2016),
      usQuarters,
    });
    expect(answer.trace).toContainEqual(
      expect.objectContaining({ rule: 'average indexed monthly earnings', outcome: '8843.00' }),
    );
    expect(answer).toMatchObject({ regularPia: '2687.30', payablePia: '2687.30', agreement: null });
  });
});

/** SSA, retirebenefit1.html of the year of retirement, to four places; Statistical Supplement table 2.A8, to seven. */
test.each([
  ['1953-06-01', 1975, '5.2009'],
  ['1953-06-01', 1980, '3.5872'],
  ['1949-06-01', 1975, '4.7169'],
  ['1958-06-01', 1980, '4.1672'],
  ['1958-06-01', 1985, '3.0998'],
  ['1946-06-01', 1968, '6.9370'],
  ['1925-06-01', 1951, '6.0098422'],
  ['1925-06-01', 1960, '4.1981548'],
  ['1926-06-01', 1951, '6.1882208'],
  ['1931-06-01', 1964, '4.7661877'],
])('born %s: indexing factor of %i is %s', (birthDate, year, published) => {
  const { indexingFactors } = benefitOf({
    birthDate,
    asOf: `${Number(birthDate.slice(0, 4)) + 62}-12-31`,
    aime: '100',
  });
  const factor = indexingFactors.find((one) => one.year === year)?.factor;
  expect(Number(factor).toFixed(published.split('.')[1]?.length)).toBe(published);
  expect(indexingFactors.at(0)?.year).toBe(1951);
  expect(indexingFactors.at(-1)).toEqual({ year: Number(birthDate.slice(0, 4)) + 60, factor: '1.0000000' });
});
