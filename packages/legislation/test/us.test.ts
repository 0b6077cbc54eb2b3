import { describe, expect, test } from 'vitest';
import { countryLaw, figureOn, specTable } from './law.ts';

const years = specTable('us-wage-bases');
const rates = specTable('us-rates');

describe('wage bases', () => {
  test('there are 90 years', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 90 }, (_, index) => `${1937 + index}`));
  });

  test.each(years)('$year: OASDI $oasdi, HI $hi', ({ year, oasdi, hi }) => {
    for (const day of [`${year}-01-01`, `${year}-12-31`]) {
      expect(figureOn('us.oasdi.wage-base', day)).toBe(oasdi);
      expect(figureOn('us.medicare.wage-base', day)).toBe(Number(year) < 1966 ? undefined : hi === '' ? 'none' : hi);
    }
  });

  test('none for a year that is not announced', () => {
    expect(figureOn('us.oasdi.wage-base', '2027-01-01')).toBeUndefined();
    expect(figureOn('us.oasdi.wage-base', '1936-12-31')).toBeUndefined();
    expect(countryLaw('US').covers).toEqual({ from: '1937-01-01', to: '2026-12-31' });
  });
});

describe('rates by date of payment', () => {
  test('there are 27 rows', () => {
    expect(rates).toHaveLength(27);
  });

  test.each(rates)('from $from to $to', (row) => {
    for (const day of [row['from'] ?? '', row['to'] === '' ? '2026-12-31' : (row['to'] ?? '')]) {
      expect(figureOn('us.oasdi.employee-rate', day)).toBe(row['employee_oasdi']);
      expect(figureOn('us.oasdi.employer-rate', day)).toBe(row['employer_oasdi']);
      const hi = day < '1966' ? '0' : figureOn('us.medicare.rate', day);
      expect(hi).toBe(row['employee_hi']);
      expect(hi).toBe(row['employer_hi']);
    }
  });
});

test('the Additional Medicare tax falls on the employee, above 200,000, since 2013', () => {
  expect(figureOn('us.additional-medicare.rate', '2012-12-31')).toBeUndefined();
  expect(figureOn('us.additional-medicare.rate', '2013-01-01')).toBe('0.009');
  expect(figureOn('us.additional-medicare.threshold', '2026-12-31')).toBe('200000');
  const scheme = countryLaw('US').schemes.find(({ scheme }) => scheme === 'us.additional-medicare');
  expect(scheme?.rules.map(({ employer }) => employer)).toEqual([undefined]);
});
