import { describe, expect, test } from 'vitest';
import { eur, german, inTwoRuns, inOneRun, months, pay, rows, run, series, told } from './run.ts';

// One-off pay in Germany: the unused part of the year's ceilings; from January to March perhaps the year before.

const bonus = (month: string, gross: string, more: object = {}) =>
  pay(month, gross, { ...eur, lineId: 'B', kind: 'one-off', ...more });
const germany = (payLines: object[], more: object = {}) => run({ payLines, employers: [german], ...more });
const of = (result: ReturnType<typeof run>, scheme: string) =>
  rows(result, { scheme, line: 'B' }, ['base', 'rate', 'amount', 'status'])
    .filter((row) => row.startsWith(`${scheme} employee`))
    .map((row) => row.slice(scheme.length + ' employee '.length));
const privately = { workers: [{ workerId: 'W', attributes: { 'de.health-insurance': 'private' } }] };

describe('year to date', () => {
  const half = months(2026, 6, '5000.00', eur);

  test('up to what the ceilings of the months so far have left', () => {
    const result = germany([...half, bonus('2026-06', '10000.00')]);
    expect(of(result, 'de.health')).toEqual(['4875.00 0.073 355.88 due']);
    expect(of(result, 'de.pension')).toEqual(['10000.00 0.093 930.00 due']);
    expect(of(result, 'de.unemployment')).toEqual(['10000.00 0.013 130.00 due']);
  });

  test('nothing left', () => {
    const result = germany([...months(2026, 6, '9000.00', eur), bonus('2026-06', '10000.00')]);
    expect(of(result, 'de.health')).toEqual(['0.00  0.00 capped']);
    expect(of(result, 'de.pension')).toEqual(['0.00  0.00 capped']);
  });

  test('a second bonus takes what the first has left', () => {
    const result = germany([...half, bonus('2026-06', '4000.00', { lineId: 'A' }), bonus('2026-06', '4000.00')]);
    expect(of(result, 'de.health')).toEqual(['875.00 0.073 63.88 due']);
  });

  test('the pay of the next months is charged as ever', () => {
    const result = germany([...months(2026, 7, '5000.00', eur), bonus('2026-06', '10000.00')]);
    expect(series(result, 'de.health', 'base').at(-1)).toBe('5000.00');
  });

  test('levies that leave one-off pay out', () => {
    const employers = [{ ...german, attributes: { employees: '10' } }];
    const result = germany([...half, bonus('2026-06', '1000.00')], { employers });
    expect(rows(result, { scheme: 'de.maternity-levy-u2', line: 'B' }, ['base', 'amount', 'status'])).toEqual([
      'de.maternity-levy-u2 employer 0.00 0.00 due',
    ]);
    expect(rows(result, { scheme: 'de.sick-pay-levy-u1', line: 'B' }, ['base', 'amount', 'status'])).toEqual([
      'de.sick-pay-levy-u1 employer 0.00 0.00 due',
    ]);
  });

  test('accident insurance takes it as ordinary pay', () => {
    const result = germany([...months(2026, 6, '9000.00', eur), bonus('2026-06', '1000.00')]);
    expect(rows(result, { scheme: 'de.work-injury', line: 'B' }, ['base', 'amount'])).toEqual([
      'de.work-injury employer 1000.00 11.00',
    ]);
  });
});

describe('the March clause', () => {
  const before = months(2025, 12, '5000.00', eur);
  const now = months(2026, 4, '5000.00', eur);

  test('a payment that fits stays in its year', () => {
    // 2 × 5812.50 − 2 × 5000.00 = 1625.00 are left.
    const result = germany([...before, ...now, bonus('2026-02', '1625.00')]);
    expect(of(result, 'de.health')).toEqual(['1625.00 0.073 118.63 due']);
    expect(of(result, 'de.health-additional')).toEqual(['1625.00 0.0145 23.56 due']);
  });

  test('one that does not belongs to the year before, in every branch and at its rates', () => {
    const result = germany([...before, ...now, bonus('2026-02', '1625.01')]);
    expect(of(result, 'de.health-additional')).toEqual(['1625.01 0.0125 20.31 due']);
    expect(of(result, 'de.pension')).toEqual(['1625.01 0.093 151.13 due']);
  });

  test('up to what that year has left', () => {
    // 12 × 5512.50 − 60000.00 and 12 × 8050.00 − 60000.00
    const result = germany([...before, ...now, bonus('2026-03', '50000.00')]);
    expect(of(result, 'de.health')).toEqual(['6150.00 0.073 448.95 due']);
    expect(of(result, 'de.pension')).toEqual(['36600.00 0.093 3403.80 due']);
  });

  test('privately insured: the pension ceiling decides', () => {
    // 2 × 8450.00 − 2 × 5000.00 = 6900.00
    expect(of(germany([...before, ...now, bonus('2026-02', '6900.00')], privately), 'de.pension')).toEqual([
      '6900.00 0.093 641.70 due',
    ]);
    expect(of(germany([...before, ...now, bonus('2026-02', '50000.00')], privately), 'de.pension')).toEqual([
      '36600.00 0.093 3403.80 due',
    ]);
    expect(of(germany([...before, ...now, bonus('2026-02', '6900.00')], privately), 'de.health')).toEqual([
      '0.00  0.00 exempt',
    ]);
  });

  test('not from April on', () => {
    const result = germany([...before, ...now, bonus('2026-04', '50000.00')]);
    expect(of(result, 'de.health')).toEqual(['3250.00 0.073 237.25 due']);
    expect(of(result, 'de.pension')).toEqual(['13800.00 0.093 1283.40 due']);
  });

  test('nothing known of the year before: charged in its own year, with a warning', () => {
    const result = germany([...now, bonus('2026-02', '5000.00')]);
    expect(of(result, 'de.health')).toEqual(['1625.00 0.073 118.63 due']);
    expect(told(result, 'year-to-date-missing')).toEqual(['warning year-to-date-missing B DE']);
  });

  test.each([['2025-12-31'], ['2026-01-31']])('with the balances of %s as with the lines', (day) => {
    const batch = { payLines: [...before, ...now, bonus('2026-02', '5000.00')], employers: [german] };
    expect(inTwoRuns(batch, day)).toEqual(inOneRun(batch));
  });
});

test('a bonus before the pay of its month, which is paid in the next: with balances as without', () => {
  const regular = months(2026, 5, '5333.33', eur).map((line, index) => ({ ...line, payDate: `2026-0${index + 2}-10` }));
  const batch = { payLines: [...regular, bonus('2026-03', '4000.00', { payDate: '2026-03-25' })], employers: [german] };
  expect(series(run(batch), 'de.health', 'base')).toEqual([
    '5333.33',
    '5333.33',
    '4000.00',
    '2770.84',
    '5333.33',
    '5333.33',
  ]);
  expect(inTwoRuns(batch, '2026-03-31')).toEqual(inOneRun(batch));
});
