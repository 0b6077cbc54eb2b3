import { describe, expect, test } from 'vitest';
import { american, citizen, eur, pay, posting, rate, rows, run, told } from './run.ts';

// Section 1 and 2: pay in another currency, at the rate of the pay date.

const us = (gross: string, currency: string, exchangeRates: object[], more: object = {}) =>
  run({
    payLines: [pay('2026-01', gross, { currency })],
    workers: [citizen],
    employers: [american],
    exchangeRates,
    ...more,
  });
const oasdi = (result: ReturnType<typeof run>) =>
  rows(result, { scheme: 'us.oasdi' }, ['currency', 'exchangeRate', 'wages', 'amount'])[0];
const on = (date: string, from: string, to: string, units: string, validTo?: string) => ({
  date,
  from,
  to,
  rate: units,
  ...(validTo === undefined ? {} : { validTo }),
});
const missing = ['error exchange-rate-missing 2026-01 US'];

describe('converted half-up to the minor unit', () => {
  test.each([
    ['two decimals', '1000.01', 'EUR', '1.1', '1100.01', '68.20'],
    ['no decimals', '500001', 'JPY', '0.0065', '3250.01', '201.50'],
    ['three decimals', '1000.125', 'KWD', '3.25', '3250.41', '201.53'],
    ['a half', '0.05', 'EUR', '0.1', '0.01', '0.00'],
    ['many decimals', '1.00', 'EUR', '1.0049999999999999', '1.00', '0.06'],
  ])('%s', (_, gross, currency, units, wages, amount) => {
    expect(oasdi(us(gross, currency, [on('2026-01-31', currency, 'USD', units)]))).toBe(
      `us.oasdi employee USD ${units} ${wages} ${amount}`,
    );
  });

  test('to a currency without decimals stays in the currency of the scheme', () => {
    expect(oasdi(us('1000.00', 'USD', []))).toBe('us.oasdi employee USD - 1000.00 62.00');
  });

  test.each([
    ['JPY', '0.5'],
    ['KWD', '1000.1255'],
    ['USD', '0.001'],
  ])('more decimals than %s has: an error', (currency, gross) => {
    const result = us(gross, currency, [on('2026-01-31', currency, 'USD', '1')]);
    expect(told(result, 'record-invalid')).toEqual(['error record-invalid 2026-01']);
    expect(result.contributions).toEqual([]);
  });

  test('zeros at the end are no decimals', () => {
    expect(oasdi(us('1000.000', 'USD', []))).toBe('us.oasdi employee USD - 1000.00 62.00');
  });
});

describe('the rate of the pay date', () => {
  test.each([
    ['that day', [on('2026-01-31', 'EUR', 'USD', '1.1')]],
    ['a span that holds it', [on('2026-01-01', 'EUR', 'USD', '1.1', '2026-01-31')]],
  ])('%s', (_, rates) => {
    expect(oasdi(us('1000.00', 'EUR', rates))).toBe('us.oasdi employee USD 1.1 1100.00 68.20');
  });

  test.each([
    ['none', []],
    ['of the day before', [on('2026-01-30', 'EUR', 'USD', '1.1')]],
    ['of a span that has ended', [on('2026-01-01', 'EUR', 'USD', '1.1', '2026-01-30')]],
    ['inverse', [on('2026-01-31', 'USD', 'EUR', '0.9')]],
    ['cross', [on('2026-01-31', 'EUR', 'GBP', '0.8'), on('2026-01-31', 'GBP', 'USD', '1.3')]],
  ])('missing: %s', (_, rates) => {
    const result = us('1000.00', 'EUR', rates);
    expect(told(result, 'exchange-rate-missing')).toEqual(missing);
    expect(result.contributions).toEqual([]);
  });

  test('two for one day: an error, and neither is used', () => {
    const rates = [on('2026-01-31', 'EUR', 'USD', '1.1'), on('2026-01-01', 'EUR', 'USD', '1.2', '2026-02-28')];
    const result = us('1000.00', 'EUR', rates);
    expect(told(result, 'record-overlap')).toEqual(['error record-overlap']);
    expect(told(result, 'exchange-rate-missing')).toEqual(missing);
  });

  test('a rate that is not above 0 is refused', () => {
    expect(told(us('1000.00', 'EUR', [on('2026-01-31', 'EUR', 'USD', '0')]), 'record-invalid')).toEqual([
      'error record-invalid',
    ]);
  });
});

test('a missing rate takes the rows of that country only', () => {
  const result = us('1000.00', 'USD', [], { assignments: [posting('US', 'DE')] });
  expect(told(result, 'exchange-rate-missing')).toEqual(['error exchange-rate-missing 2026-01 DE']);
  expect(oasdi(result)).toBe('us.oasdi employee USD - 1000.00 62.00');
  expect(rows(result, { scheme: 'de.' })).toEqual([]);
});

test('stated wages are converted too', () => {
  const result = run({
    payLines: [pay('2026-01', '1000.00', { ...eur, wages: { 'us.oasdi': '500.00' } })],
    workers: [citizen],
    employers: [american],
    exchangeRates: [rate('EUR', 'USD', '1.1')],
  });
  expect(oasdi(result)).toBe('us.oasdi employee USD 1.1 550.00 34.10');
});
