import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCreditRecord } from '../../src/records/read-credit.ts';

const period = { country: 'DE', reportingStart: '1990-01-01', reportingEnd: '1990-12-31', months: 12 };
const good = { birthDate: '1950-01-01', foreignPeriods: [period] };
const messages = (input: unknown): string[] => readCreditRecord(input, 'US').exceptions.map(({ message }) => message);

test('a good record, with what programs write for nothing', () => {
  expect(messages(good)).toEqual([]);
  const nulls = {
    ...good,
    asOf: null,
    usQuarters: null,
    foreignPeriods: [{ ...period, weeks: null, annotation: null }],
  };
  expect(readCreditRecord(nulls, 'US')).toEqual({ record: expect.any(Object), exceptions: [] });
});

describe('refused, with the place', () => {
  test.each([
    ['no birth date', { foreignPeriods: [] }, 'record: birthDate is missing: add it.'],
    ['no periods', { birthDate: '1950-01-01' }, 'record: foreignPeriods is missing: add it.'],
    ['two lengths', { ...period, weeks: 52 }, 'weeks is a second length beside months'],
    ['no length', { ...period, months: undefined }, 'months is missing: add it, or one of weeks'],
    ['an end before the start', { ...period, reportingEnd: '1989-01-01' }, 'reportingEnd is before reportingStart'],
    [
      'an end before birth',
      { ...period, reportingStart: '1940-01-01', reportingEnd: '1941-01-01' },
      'is before birthDate',
    ],
    ['the country of the record', { ...period, country: 'US' }, 'is the country of the quarters themselves'],
    ['a negative length', { ...period, months: -1 }, 'months is negative'],
    ['a fraction as a JSON number', { ...period, months: 1.5 }, 'write "1.5"'],
    ['an unknown country', { ...period, country: 'XX' }, 'country is not an ISO 3166-1'],
  ])('%s', (_name, fields, message) => {
    const record = 'birthDate' in fields || 'foreignPeriods' in fields ? fields : { ...good, foreignPeriods: [fields] };
    expect(messages(record)[0]).toContain(message);
    expect(readCreditRecord(record, 'US').record).toBeUndefined();
  });

  test.each([
    [
      'a year twice',
      { usQuarters: [1, 2].map(() => ({ year: 1980, quarters: [1] })) },
      'usQuarters 2 year stands in the list twice',
    ],
    ['a year before birth', { usEarnings: [{ year: 1949, amount: '1.00' }] }, 'is before the year of birth'],
    ['a year before the program', { usQuarters: [{ year: 1936, quarters: [] }] }, 'is before 1937'],
    ['a fifth quarter', { usQuarters: [{ year: 1980, quarters: [5] }] }, 'is no quarter of a year'],
    ['a quarter twice', { usQuarters: [{ year: 1980, quarters: [1, 1] }] }, 'names a quarter twice'],
    [
      'three amounts',
      { usEarnings: [{ year: 1970, amount: '1.00', byQuarter: ['1', '2', '3'] }] },
      'is not four amounts',
    ],
    ['fractions of a cent', { aime: '100.001' }, 'aime is finer than a cent'],
    ['a death before birth', { death: '1940-01-01' }, 'death is before birthDate'],
    ['an unknown claim', { claim: 'pension' }, 'use one of retirement, disability, survivors'],
  ])('%s', (_name, fields, message) => {
    expect(messages({ ...good, ...fields })[0]).toContain(message);
  });

  test('unknown fields are told and not used', () => {
    const reading = readCreditRecord({ ...good, entitlment: 'x', foreignPeriods: [{ ...period, month: 3 }] }, 'US', 4);
    expect(reading.record).toBeDefined();
    expect(reading.exceptions.map(({ severity, column }) => `${severity} ${column}`)).toEqual([
      'warning entitlment',
      'warning month',
    ]);
  });

  test('more periods than any person has', () => {
    const many = { ...good, foreignPeriods: Array.from({ length: 1001 }, () => period) };
    expect(messages(many)[0]).toContain('has more than 1000 periods');
  });
});

test('whatever is handed in is answered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (whole, birthDate, foreignPeriods) => {
      for (const input of [
        whole,
        { birthDate, foreignPeriods },
        { ...good, usQuarters: whole },
        { ...good, aime: birthDate },
      ]) {
        const { record, exceptions } = readCreditRecord(input, 'US');
        expect(record !== undefined || exceptions.some(({ severity }) => severity === 'error')).toBe(true);
      }
    }),
  );
});
