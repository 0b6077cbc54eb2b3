import { describe, expect, test } from 'vitest';
import { american, british, certificate, citizen, gbp, pay, posting, rate, rows, run, series, told } from './run.ts';

// Class 1 in 2026/27: thresholds of the earnings period, which is read off the pay period.

const uk = (payLines: object[], attributes: object = {}, more: object = {}) =>
  run({ payLines, employers: [british], workers: [{ workerId: 'W', attributes }], ...more });
const period = (from: string, to: string, gross: string, more: object = {}) =>
  pay('2026-05', gross, { ...gbp, periodStart: from, periodEnd: to, payDate: to, ...more });
const month = (gross: string, more: object = {}) => pay('2026-05', gross, { ...gbp, ...more });
const both = (result: ReturnType<typeof run>) => [
  ...series(result, 'gb.class-1'),
  ...series(result, 'gb.class-1', 'amount', 'employer'),
];

describe('frequency', () => {
  test.each([
    ['weekly', '2026-05-04', '2026-05-10', '1000.00', '58.66', '135.60'],
    ['biweekly', '2026-05-04', '2026-05-17', '2000.00', '117.32', '271.05'],
    ['four-weekly', '2026-05-04', '2026-05-31', '4000.00', '234.66', '542.25'],
    ['monthly', '2026-05-01', '2026-05-31', '5000.00', '267.50', '687.45'],
    ['monthly: a February of 28 days', '2027-02-01', '2027-02-28', '5000.00', '267.50', '687.45'],
    ['quarterly', '2026-04-01', '2026-06-30', '15000.00', '802.64', '2062.50'],
    ['yearly', '2026-05-01', '2027-04-05', '60000.00', '3210.60', '8250.00'],
    ['part of a month', '2026-05-04', '2026-05-20', '2000.00', '76.16', '237.45'],
  ])('%s', (name, from, to, gross, employee, employer) => {
    const more = name === 'yearly' ? { payFrequency: 'yearly' } : {};
    expect(both(uk([period(from, to, gross, more)]))).toEqual([employee, employer]);
  });

  test('stated on the line', () => {
    expect(both(uk([month('1000.00', { payFrequency: 'weekly' })]))).toEqual(['58.66', '135.60']);
  });

  test('twice a month has no thresholds', () => {
    const result = uk([period('2026-05-01', '2026-05-15', '2000.00')]);
    expect(told(result, 'pay-frequency-unsupported')).toEqual([
      'error pay-frequency-unsupported 2026-05 GB gb.class-1',
    ]);
    expect(result.contributions).toEqual([]);
  });

  test("the host's frequency replaces that of the line", () => {
    const result = run({
      payLines: [period('2026-05-01', '2026-05-15', '5000.00', { currency: 'USD' })],
      workers: [citizen],
      employers: [american],
      assignments: [posting('US', 'GB', { hostPayFrequency: 'monthly' })],
      exchangeRates: [rate('USD', 'GBP', '0.8')],
    });
    expect(both(result)).toEqual(['236.16', '537.45']);
    expect(series(result, 'us.oasdi')).toEqual(['310.00']);
  });
});

describe('thresholds', () => {
  test.each([
    ['nothing below both', '417.00', '0.00', '0.00'],
    ['the employer alone', '1048.00', '0.00', '94.65'],
    ['the employee', '1049.00', '0.08', '94.80'],
    ['the upper limit', '4189.00', '251.28', '565.80'],
    ['above it', '4190.00', '251.30', '565.95'],
    ['half a penny down', '417.10', '0.00', '0.01'],
    ['half a penny down above the limit', '4189.25', '251.28', '565.84'],
  ])('%s: %s', (_, gross, employee, employer) => {
    expect(both(uk([month(gross)]))).toEqual([employee, employer]);
  });

  test('below the threshold it is due, with base 0', () => {
    expect(rows(uk([month('417.00')]), { scheme: 'gb.class-1' }, ['base', 'rate', 'status'])).toEqual([
      'gb.class-1 employee 0.00  due',
      'gb.class-1 employer 0.00  due',
    ]);
  });
});

describe('pay of one earnings period counts together', () => {
  const at = (lineId: string, payDate: string, gross = '3000.00', more: object = {}) =>
    month(gross, { lineId, payDate, ...more });

  test('two lines in a month', () => {
    expect(both(uk([at('a', '2026-05-31'), at('b', '2026-05-31')]))).toEqual(['156.16', '131.34', '387.45', '450.00']);
  });

  test('tax months begin on the 6th', () => {
    const result = uk([at('a', '2026-05-05'), at('b', '2026-05-06'), at('c', '2026-06-05'), at('d', '2026-06-06')]);
    expect(series(result, 'gb.class-1')).toEqual(['156.16', '156.16', '131.34', '156.16']);
  });

  test('tax weeks begin with the tax year', () => {
    const weekly = { payFrequency: 'weekly' };
    const days = ['2026-04-06', '2026-04-12', '2026-04-13'];
    const result = uk(days.map((day) => at(day, day, '500.00', weekly)));
    expect(series(result, 'gb.class-1')).toEqual(['20.64', '38.02', '20.64']);
  });

  test('each employer has its own', () => {
    const other = at('b', '2026-05-31', '3000.00', { employerId: 'X' });
    const employers = [british, { employerId: 'X', country: 'GB' }];
    expect(series(uk([at('a', '2026-05-31'), other], {}, { employers }), 'gb.class-1')).toEqual(['156.16', '156.16']);
  });

  test.each([
    ['a day', '2026-05-29', '2026-05-29'],
    ['the month', '2026-05-01', '2026-05-31'],
    ['a quarter', '2026-01-01', '2026-03-31'],
    ['the year before', '2025-01-01', '2025-12-31'],
  ])('one-off pay is added to it, also where it is for %s', (_, periodStart, periodEnd) => {
    const bonus = month('10000.00', { lineId: 'b', kind: 'one-off', periodStart, periodEnd });
    expect(both(uk([at('a', '2026-05-31', '4000.00'), bonus]))).toEqual(['236.16', '211.34', '537.45', '1500.00']);
  });

  test('the part of a line before a certificate', () => {
    const result = run({
      payLines: [month('3100.00')],
      workers: [citizen],
      employers: [american],
      assignments: [posting('US', 'GB')],
      exchangeRates: [rate('GBP', 'USD', '1.25')],
      certificates: [certificate('US', 'GB', { validFrom: '2026-05-17' })],
    });
    expect(rows(result, { scheme: 'gb.class-1' }, ['wages', 'base', 'amount', 'status'])).toEqual([
      'gb.class-1 employee 1600.00 552.00 44.16 due',
      'gb.class-1 employer 1600.00 1183.00 177.45 due',
      'gb.class-1 employee 1500.00 0.00 0.00 exempt',
      'gb.class-1 employer 1500.00 0.00 0.00 exempt',
    ]);
  });
});

describe('the tax year', () => {
  test('rates of the pay date', () => {
    const at = (payDate: string) => both(uk([month('2000.00', { payDate })]));
    expect(at('2025-04-05')).toEqual(['76.16', '171.40']);
    expect(at('2025-04-06')).toEqual(['76.16', '237.45']);
    expect(at('2024-01-05')).toEqual(['114.24', '171.40']);
    expect(at('2024-01-06')).toEqual(['95.20', '171.40']);
  });

  test('a director has the year for an earnings period', () => {
    const at = (payDate: string) => month('30000.00', { lineId: payDate, payDate });
    const result = uk([at('2026-04-05'), at('2026-04-06'), at('2026-09-30'), at('2027-04-05')], {
      'gb.director': 'yes',
    });
    expect(series(result, 'gb.class-1', 'base')).toEqual(['17430.00', '17430.00', '30000.00', '30000.00']);
    expect(series(result, 'gb.class-1')).toEqual(['1394.40', '1394.40', '1816.20', '600.00']);
    expect(series(result, 'gb.class-1', 'amount', 'employer')).toEqual(['3750.00', '3750.00', '4500.00', '4500.00']);
  });
});
