import { describe, expect, test } from 'vitest';
import {
  american,
  certificate,
  citizen,
  eur,
  german,
  months,
  pay,
  posting,
  rate,
  rows,
  run,
  series,
  told,
} from './run.ts';

// Section 4.5-4.6: the FICA wage base (184,500.00 in 2026), Additional Medicare, rounding.

const us = (payLines: object[], more: object = {}) =>
  run({ payLines, workers: [citizen], employers: [american], ...more });
const predecessor = { employerId: 'P', country: 'US' };
const sum = (amounts: string[]) => amounts.reduce((cents, amount) => cents + Math.round(Number(amount) * 100), 0);

describe('twelve payments of 200,000 ÷ 12', () => {
  const year = months(2026, 12, '16666.67');

  test('each rounded by itself', () => {
    const amounts = series(us(year), 'us.oasdi');
    expect(amounts).toEqual([...Array.from({ length: 11 }, () => '1033.33'), '72.33']);
    expect(sum(amounts)).toBe(1_143_896);
  });

  test('rounding over the year', () => {
    const amounts = series(us(year, { employers: [{ ...american, rounding: 'year' }] }), 'us.oasdi');
    expect(sum(amounts)).toBe(1_143_900);
    expect(amounts.slice(0, 3)).toEqual(['1033.33', '1033.34', '1033.33']);
  });

  test('status and base of the month in which the cap is reached, and after', () => {
    const result = us(months(2026, 12, '20000.00'));
    expect(series(result, 'us.oasdi', 'base').slice(8)).toEqual(['20000.00', '4500.00', '0.00', '0.00']);
    expect(series(result, 'us.oasdi', 'status').slice(8)).toEqual(['due', 'due', 'capped', 'capped']);
    expect(series(result, 'us.oasdi', 'amount', 'employer').slice(8)).toEqual(['1240.00', '279.00', '0.00', '0.00']);
    expect(series(result, 'us.medicare', 'base').slice(8)).toEqual(['20000.00', '20000.00', '20000.00', '20000.00']);
    expect(series(result, 'us.additional-medicare', 'base').slice(8)).toEqual(['0.00', '0.00', '20000.00', '20000.00']);
    expect(series(result, 'us.additional-medicare').slice(8)).toEqual(['0.00', '0.00', '180.00', '180.00']);
  });
});

describe('below a threshold, above a cap', () => {
  test('below the threshold a row is due with base 0', () => {
    expect(
      rows(us([pay('2026-01', '1000.00')]), { scheme: 'us.additional-medicare' }, [
        'wages',
        'base',
        'amount',
        'status',
      ]),
    ).toEqual(['us.additional-medicare employee 1000.00 0.00 0.00 due']);
  });

  test('pay that ends exactly at the cap', () => {
    const result = us([pay('2026-01', '184500.00'), pay('2026-02', '0.01')]);
    expect(series(result, 'us.oasdi', 'status')).toEqual(['due', 'capped']);
  });

  test('no pay at all is due', () => {
    expect(rows(us([pay('2026-01', '0.00')]), { scheme: 'us.oasdi' }, ['amount', 'status'])).toEqual([
      'us.oasdi employee 0.00 due',
      'us.oasdi employer 0.00 due',
    ]);
  });
});

test('a new year begins with the first pay date in it', () => {
  const result = us([pay('2025-12', '200000.00'), pay('2026-01', '200000.00')]);
  expect(series(result, 'us.oasdi', 'base')).toEqual(['176100.00', '184500.00']);
});

describe('per employer', () => {
  const two = [pay('2026-01', '150000.00', { employerId: 'P' }), pay('2026-02', '100000.00')];

  test('each employer begins anew', () => {
    expect(series(us(two, { employers: [american, predecessor] }), 'us.oasdi', 'base')).toEqual([
      '150000.00',
      '100000.00',
    ]);
  });

  test('a successor goes on, for OASDI and Additional Medicare', () => {
    const result = us(two, { employers: [{ ...american, successorTo: 'P' }, predecessor] });
    expect(series(result, 'us.oasdi', 'base')).toEqual(['150000.00', '34500.00']);
    expect(series(result, 'us.additional-medicare', 'base')).toEqual(['0.00', '50000.00']);
  });

  test('a successor of a successor', () => {
    const employers = [
      { ...american, successorTo: 'Q' },
      { employerId: 'Q', country: 'US', successorTo: 'P' },
      predecessor,
    ];
    expect(series(us(two, { employers }), 'us.oasdi', 'base')).toEqual(['150000.00', '34500.00']);
  });

  test("a predecessor's balance counts, and is enough", () => {
    const balances = ['us.oasdi', 'us.medicare', 'us.additional-medicare'].map((scheme) => ({
      workerId: 'W',
      employerId: 'P',
      scheme,
      through: '2026-01-31',
      wages: '150000.00',
      base: scheme === 'us.additional-medicare' ? '0.00' : '150000.00',
      amount: '0.00',
    }));
    const result = us([pay('2026-02', '100000.00')], { employers: [{ ...american, successorTo: 'P' }], balances });
    expect(series(result, 'us.oasdi', 'base')).toEqual(['34500.00']);
    expect(told(result, 'year-to-date-missing')).toEqual([]);
  });

  test('not what it paid the year before', () => {
    const lines = [pay('2025-12', '150000.00', { employerId: 'P' }), pay('2026-02', '100000.00')];
    const result = us(lines, { employers: [{ ...american, successorTo: 'P' }, predecessor] });
    expect(series(result, 'us.oasdi', 'base')).toEqual(['150000.00', '100000.00']);
  });
});

describe('exempt wages use up none of it', () => {
  const year = (certificates: object[]) =>
    series(
      us(months(2026, 12, '25000.00'), {
        assignments: [posting('US', 'DE', { hiredLocally: true })],
        exchangeRates: [rate('USD', 'EUR', '1')],
        certificates,
      }),
      'us.oasdi',
      'base',
    );
  const full = '25000.00';
  const none = '0.00';

  test('without a certificate the cap is reached in August', () => {
    expect(year([])).toEqual([...Array.from({ length: 7 }, () => full), '9500.00', none, none, none, none]);
  });

  test('exempt for three months: it is reached in November', () => {
    const expected = [none, none, none, ...Array.from({ length: 7 }, () => full), '9500.00', none];
    expect(year([certificate('DE', 'US', { validTo: '2026-03-31' })])).toEqual(expected);
  });

  test('exempt for a part of a month: the other part counts', () => {
    // 11 of 31 days of January: 25000 × 10/31 = 8064.52 is exempt.
    expect(year([certificate('DE', 'US', { validFrom: '2026-01-22' })])).toEqual([
      '16935.48',
      ...Array.from({ length: 12 }, () => none),
    ]);
  });
});

describe('rounding half-up', () => {
  test.each([
    ['US', '50.00', 'us.medicare', '0.73'],
    ['US', '49.00', 'us.medicare', '0.71'],
    ['DE', '5.00', 'de.health', '0.37'],
    ['DE', '50.00', 'de.pension', '4.65'],
  ])('%s: %s', (country, gross, scheme, amount) => {
    const currency = country === 'DE' ? eur : {};
    const employer = country === 'DE' ? german : american;
    expect(
      series(run({ payLines: [pay('2026-01', gross, currency)], workers: [citizen], employers: [employer] }), scheme),
    ).toEqual([amount]);
  });
});

describe('a year that the data lack is refused', () => {
  test.each([
    ['US', american, {}, '2027-01'],
    ['DE', german, eur, '2027-01'],
    ['DE', german, eur, '2022-12'],
    ['GB', { employerId: 'E', country: 'GB' }, { currency: 'GBP' }, '2027-04'],
  ])('%s', (country, employer, currency, month) => {
    const result = run({ payLines: [pay(month, '1000.00', currency)], workers: [citizen], employers: [employer] });
    expect(result.contributions).toEqual([]);
    expect(told(result, 'country-law-missing')).toEqual([`error country-law-missing ${month} ${country}`]);
  });
});
