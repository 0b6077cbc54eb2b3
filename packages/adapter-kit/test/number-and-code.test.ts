import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalName,
  codeClasses,
  contractFormat,
  DecimalSum,
  effectOn,
  mergeProfiles,
  parseExactJson,
  parseMapping,
  parseRole,
  readAmount,
  sameDecimal,
  textFormat,
} from '@totalize/adapter-kit';

test('sums are exact', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(-(10n ** 15n), 10n ** 15n), { maxLength: 20 }), (cents) => {
      const print = (value: bigint): string =>
        `${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 100n}.${`${(value < 0n ? -value : value) % 100n}`.padStart(2, '0')}`;
      const total = cents.reduce((sum, value) => sum + value, 0n);
      expect(new DecimalSum(...cents.map(print)).text).toBe(print(total));
    }),
    { seed: 61 },
  );
  expect(new DecimalSum('39.70232', '0.1').text).toBe('39.80232');
  expect(new DecimalSum().add('1e5')).toBe(false);
  expect(sameDecimal('1.50', '1.5')).toBe(true);
});

test('numbers of JSON stay what is written', () => {
  expect(
    parseExactJson('{"a":39.70232,"b":1922.00,"c":12345678901234567890.12,"d":1.5e3,"e":[-0.10],"f":"x","g":null}'),
  ).toEqual({
    a: '39.70232',
    b: '1922.00',
    c: '12345678901234567890.12',
    d: '1500',
    e: ['-0.10'],
    f: 'x',
    g: null,
  });
});

describe('amounts as reports write them', () => {
  const us = textFormat({ thousands: ',' }) ?? contractFormat;
  const german = textFormat({ decimal: ',', thousands: '.' }) ?? contractFormat;
  test.each([
    ['$1,234.56', us, 'USD', '1234.56'],
    ['($1,234.56)', us, 'USD', '-1234.56'],
    ['-$5.00', us, 'USD', '-5.00'],
    ['USD 12', us, 'USD', '12'],
    ['12.34-', us, 'USD', '-12.34'],
    ['−12.34', us, 'USD', '-12.34'],
    ['-', us, 'USD', undefined],
    ['1.234,56 €', german, 'EUR', '1234.56'],
    ['0', us, 'USD', '0'],
  ])('%s', (text, format, currency, expected) => {
    expect(readAmount(text, format, currency)).toBe(expected);
  });

  test.each([
    ['€5', us, 'USD', /EUR, but the payment is in USD/],
    ['1.234.5', german, 'EUR', /is not an amount written 16\.666,67/],
    ['1,23', us, 'USD', /is not an amount/],
    ['abc', us, 'USD', /is not an amount/],
    ['1E5', us, 'USD', /is not an amount/],
  ])('%s is asked about', (text, format, currency, why) => {
    expect(readAmount(text, format, currency)).toMatchObject({ why: expect.stringMatching(why) });
  });
});

describe('codes', () => {
  test.each([
    ['401k', 'us.oasdi', 'in'],
    ['section-125', 'us.medicare', 'out'],
    ['imputed-income', 'us.oasdi', 'in'],
    ['deferred-compensation', 'us.oasdi', 'ask'],
    ['section-125', 'de.pension', undefined],
    ['post-tax', 'de.pension', 'in'],
  ])('%s for %s: %s', (name, scheme, expected) => {
    expect(effectOn(codeClasses[name]?.rule ?? {}, scheme)).toBe(expected);
  });

  test('the longest pattern wins', () => {
    expect(effectOn({ '*': 'in', 'us.*': 'out', 'us.medicare': 'ask' }, 'us.medicare')).toBe('ask');
    expect(effectOn({ '*': 'in', 'us.*': 'out' }, 'us.oasdi')).toBe('out');
  });
});

describe('profiles', () => {
  test.each([
    ['workerId', { is: 'field', name: 'workerId' }],
    ['period_start', { is: 'field', name: 'periodStart' }],
    ['earning:REG', { is: 'amount', group: 'earning', code: 'REG' }],
    ['tax:SS:employer', { is: 'tax', part: 'tax', code: 'SS', payer: 'employer' }],
    ['line:payer', { is: 'line', part: 'payer' }],
    ['secret', { is: 'secret' }],
    ['tax:SS:nobody', undefined],
    ['earning:', undefined],
    ['shoe size', undefined],
  ])('%s', (text, role) => {
    expect(parseRole(text)).toEqual(role);
  });

  test.each([
    ['codes: { earnings: { A: nothing } }', /earnings|A/],
    ['codes: { wages: {} }', /codes has wages/],
    ['taxes: { SS: oasdi }', /taxes must/],
    ['patterns: [{ match: x, as: y }]', /patterns must/],
    ['payCodes: { us.oasdi: FR }', /payCodes must/],
    ['sections: { Taxes: fees }', /sections must/],
  ])('%s is told', (yaml, why) => {
    const parsed = parseMapping(`version: 1\n${yaml}`);
    expect('problems' in parsed ? parsed.problems.join() : '').toMatch(why);
  });

  test('names drift', () => {
    expect(canonicalName(' Worked in State-  EE Tax')).toBe('WORKED IN STATE-EMPLOYEE TAX');
    expect(canonicalName('worked in state - employee tax')).toBe('WORKED IN STATE-EMPLOYEE TAX');
  });

  test('what the customer ignores is no longer taken', () => {
    const base = { columns: { A: 'gross', B: 'payDate' }, constants: {}, ignore: [] };
    expect(mergeProfiles(base, { columns: {}, constants: {}, ignore: ['a'] }).columns).toEqual({ B: 'payDate' });
  });
});
