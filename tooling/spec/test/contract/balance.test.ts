import { describe, expect, test } from 'vitest';
import {
  american,
  british,
  citizen,
  eur,
  gbp,
  german,
  inOneRun,
  inTwoRuns,
  months,
  pay,
  posting,
  run,
  series,
  told,
} from './run.ts';

// Section 2, balance: every run hands on what the next one needs.

const director = { workers: [{ workerId: 'W', attributes: { 'gb.director': 'yes' } }] };
const byYear = (employer: object) => ({ employers: [{ ...employer, rounding: 'year' }] });
const americanYear = { payLines: months(2026, 12, '20000.01'), workers: [citizen], employers: [american] };
const bonus = (month: string, gross: string) =>
  pay(month, gross, { ...eur, lineId: `bonus ${month}`, kind: 'one-off' });
const germanYear = {
  payLines: [...months(2026, 12, '5333.33', eur), bonus('2026-06', '7000.00'), bonus('2026-11', '9000.00')],
  employers: [german],
};
const twiceAMonth = {
  payLines: months(2026, 12, '5333.33', eur).flatMap((line) => {
    const month = String(line['lineId']);
    return [
      { ...line, lineId: `${month} a`, payDate: `${month}-10` },
      { ...line, lineId: `${month} b` },
    ];
  }),
  employers: [german],
};
const britishYear = { payLines: months(2026, 12, '4321.21', gbp), employers: [british] };
const weekly = {
  employers: [british],
  payLines: Array.from({ length: 39 }, (_, week) => {
    const on = (days: number): string =>
      new Date(Date.UTC(2026, 3, 6 + 7 * Math.floor(week / 1.5) + days)).toISOString().slice(0, 10);
    return pay('2026-04', '500.00', {
      ...gbp,
      lineId: `${week}`.padStart(2, '0'),
      periodStart: on(0),
      periodEnd: on(6),
      payDate: on(week % 2 === 0 ? 2 : 4),
    });
  }),
};

describe('November with the balances of October gives what the whole year gives', () => {
  test.each([
    ['US', americanYear],
    ['US, rounded by year', { ...americanYear, ...byYear(american) }],
    ['DE with one-off pay', germanYear],
    ['DE, rounded by year', { ...germanYear, ...byYear(german) }],
    ['GB, monthly', britishYear],
    ['GB, rounded by year', { ...britishYear, ...byYear(british) }],
    ['GB, director', { ...britishYear, ...director }],
    ['GB, director, rounded by year', { ...britishYear, ...director, ...byYear(british) }],
  ])('%s', (_, batch) => {
    expect(inTwoRuns(batch, '2026-10-31')).toEqual(inOneRun(batch));
  });

  test.each([
    ['DE, in the middle of a month', twiceAMonth, '2026-10-10'],
    ['GB, in the middle of a week', weekly, '2026-04-08'],
    ['GB, at the end of a week', weekly, '2026-04-10'],
  ])('%s', (_, batch, day) => {
    expect(inTwoRuns(batch, day)).toEqual(inOneRun(batch));
  });
});

describe('balances written by hand', () => {
  const opened = (more: object, lines: object[] = [pay('2026-11', '20000.00')], rest: object = {}) =>
    run({
      payLines: lines,
      workers: [citizen],
      employers: [american],
      balances: [
        {
          workerId: 'W',
          employerId: 'E',
          scheme: 'us.oasdi',
          through: '2026-10-31',
          wages: '180000.00',
          base: '180000.00',
          amount: '11160.00',
          ...more,
        },
      ],
      ...rest,
    });

  test('without a payer: both', () => {
    expect(series(opened({}), 'us.oasdi', 'base')).toEqual(['4500.00']);
    expect(series(opened({}), 'us.oasdi', 'base', 'employer')).toEqual(['4500.00']);
  });

  test('of one payer', () => {
    expect(series(opened({ payer: 'employer' }), 'us.oasdi', 'base')).toEqual(['20000.00']);
    expect(series(opened({ payer: 'employer' }), 'us.oasdi', 'base', 'employer')).toEqual(['4500.00']);
  });

  test('of another year or another employer', () => {
    expect(series(opened({ through: '2025-12-31' }), 'us.oasdi', 'base')).toEqual(['20000.00']);
    expect(series(opened({ employerId: 'X' }), 'us.oasdi', 'base')).toEqual(['20000.00']);
  });

  test('rounded by year', () => {
    const employers = [{ ...american, rounding: 'year' }];
    expect(series(opened({ amount: '11159.99' }, undefined, { employers }), 'us.oasdi')).toEqual(['279.01']);
  });

  test('rounded by year, over earnings periods', () => {
    const result = run({
      payLines: [pay('2026-06', '4000.00', gbp)],
      employers: [{ ...british, rounding: 'year' }],
      balances: [
        {
          workerId: 'W',
          employerId: 'E',
          scheme: 'gb.class-1',
          payer: 'employee',
          through: '2026-05-31',
          wages: '8000.00',
          base: '5904.00',
          amount: '472.32',
        },
      ],
    });
    expect(series(result, 'gb.class-1')).toEqual(['236.16']);
  });

  test('a line that they count already is refused', () => {
    const result = opened({}, [pay('2026-10', '20000.00'), pay('2026-11', '20000.00')]);
    expect(told(result, 'line-before-balance')).toEqual(['error line-before-balance 2026-10']);
    expect(series(result, 'us.oasdi', 'base')).toEqual(['4500.00']);
  });

  test('of a scheme that does not exist', () => {
    expect(told(opened({ scheme: 'us.oasi' }), 'balance-invalid')).toEqual(['error balance-invalid us.oasi']);
  });
});

describe('nothing known of the year so far', () => {
  const missing = (payLines: object[], more: object = {}) =>
    told(run({ payLines, workers: [citizen], employers: [american], ...more }), 'year-to-date-missing');
  const march = pay('2026-03', '1000.00');

  test('is told once a worker, employer and year', () => {
    expect(missing([march, pay('2026-04', '1000.00')])).toEqual(['warning year-to-date-missing 2026-03 US']);
  });

  test.each([
    ['the first month of the year', [pay('2026-01', '1000.00')], {}],
    ['hired this month', [march], { workers: [{ ...citizen, attributes: { 'hire-date': '2026-03-01' } }] }],
    ['a German month counts for itself', [pay('2026-03', '1000.00', eur)], { employers: [german] }],
    ['a British month too', [pay('2026-11', '1000.00', gbp)], { employers: [british] }],
    [
      'liable since this month',
      [march],
      {
        workers: [{ workerId: 'W', nationality: ['IN'] }],
        assignments: [
          posting('GB', 'GB', { start: '2026-01-01', actualEnd: '2026-02-28' }),
          posting('GB', 'US', { assignmentId: 'B', start: '2026-03-01' }),
        ],
      },
    ],
  ])('not: %s', (_, payLines, more) => {
    expect(missing(payLines, more)).toEqual([]);
  });

  test.each([
    [
      'a German bonus',
      [bonus('2026-06', '1000.00')],
      { employers: [german] },
      'warning year-to-date-missing bonus 2026-06 DE',
    ],
    [
      'a British director',
      [pay('2026-11', '1000.00', gbp)],
      { employers: [british], ...director },
      'warning year-to-date-missing 2026-11 GB',
    ],
  ])('%s', (_, payLines, more, expected) => {
    expect(missing(payLines, more)).toEqual([expected]);
  });
});
