import { describe, expect, test } from 'vitest';
import { american, certificate, citizen, eur, german, pay, posting, rate, run, series } from './run.ts';

// Section 4.4-4.5: ceilings per month, in Germany 8450.00 (pension) and 5812.50 (health) in 2026.

const germany = (payLines: object[], more: object = {}) => run({ payLines, employers: [german], ...more });
const line = (month: string, gross: string, more: object = {}) => pay(month, gross, { ...eur, ...more });
const since = (start: string, payLine: object, more: object = {}) =>
  run({
    payLines: [payLine],
    workers: [citizen],
    employers: [american],
    assignments: [posting('US', 'DE', { start })],
    exchangeRates: [rate('EUR', 'USD', '1')],
    ...more,
  });
const bases = (result: ReturnType<typeof run>) => [
  series(result, 'de.pension', 'base'),
  series(result, 'de.health', 'base'),
];

describe('part of a month: thirtieths', () => {
  test.each([
    ['a whole month of 31 days', '2026-01-01', '2026-01', '8450.00', '5812.50'],
    ['a whole February', '2026-02-01', '2026-02', '8450.00', '5812.50'],
    ['27 days of February', '2026-02-02', '2026-02', '7605.00', '5231.25'],
    ['30 days of March', '2026-03-02', '2026-03', '8450.00', '5812.50'],
    ['29 days of March', '2026-03-03', '2026-03', '8168.33', '5618.75'],
    ['1 day', '2026-03-31', '2026-03', '281.67', '193.75'],
  ])('%s', (_, start, month, pension, health) => {
    expect(bases(since(start, line(month, '990000.00')))).toEqual([[pension], [health]]);
  });

  test('a certificate that ends makes a part of a month', () => {
    const certificates = [certificate('US', 'DE', { validTo: '2026-03-16' })];
    const result = since('2026-01-01', line('2026-03', '31000.00'), { certificates });
    expect(series(result, 'de.pension', 'base')).toEqual(['0.00', '4225.00']);
    expect(series(result, 'de.unemployment', 'base')).toEqual(['8450.00']);
  });

  test('never because of the pay', () => {
    const half = line('2026-03', '31000.00', { periodStart: '2026-03-16' });
    expect(bases(germany([half]))).toEqual([['8450.00'], ['5812.50']]);
  });
});

describe('the month of a line', () => {
  test('that of its last day, uncut at the end of the month', () => {
    const across = line('2026-02', '20000.00', { periodStart: '2026-01-16', periodEnd: '2026-02-15' });
    const february = line('2026-02', '100.00', { lineId: 'later' });
    expect(series(germany([across, february]), 'de.pension', 'base')).toEqual(['8450.00', '0.00']);
    expect(series(germany([across, february]), 'de.pension', 'status')).toEqual(['due', 'capped']);
  });

  test('the month worked, not the month paid: rates and ceilings of 2025', () => {
    const december = line('2025-12', '9000.00', { payDate: '2026-01-10' });
    const result = germany([december]);
    expect(bases(result)).toEqual([['8050.00'], ['5512.50']]);
    expect(series(result, 'de.health-additional')).toEqual(['68.91']);
  });

  test('one-off pay: the month paid', () => {
    const bonus = line('2025-12', '9000.00', { payDate: '2026-04-10', kind: 'one-off' });
    const result = germany([bonus]);
    expect(series(result, 'de.pension', 'base')).toEqual(['9000.00']);
    expect(series(result, 'de.health-additional')).toEqual(['130.50']);
  });

  test('in the US the year paid, also for work of the year before', () => {
    const december = pay('2025-12', '200000.00', { payDate: '2026-01-02' });
    const result = run({ payLines: [december], workers: [citizen], employers: [american] });
    expect(series(result, 'us.oasdi', 'base')).toEqual(['184500.00']);
  });
});

describe('several whole months together', () => {
  const quarter = (gross: string, more: object = {}) =>
    line('2026-03', gross, { periodStart: '2026-01-01', lineId: 'Q', ...more });

  test('take their ceilings together', () => {
    expect(bases(germany([quarter('30000.00')]))).toEqual([['25350.00'], ['17437.50']]);
    const year = line('2026-12', '200000.00', { periodStart: '2026-01-01' });
    expect(bases(germany([year]))).toEqual([['101400.00'], ['69750.00']]);
  });

  test('with a part of a month, rounded by itself', () => {
    // 13/30 × 8450.00 + 8450.00; 13/30 × 5812.50 + 5812.50
    expect(bases(since('2026-02-16', quarter('90000.00')))).toEqual([['12111.67'], ['8331.25']]);
  });

  test('after pay of one of the months', () => {
    const result = germany([line('2026-01', '8000.00'), quarter('20000.00')]);
    expect(series(result, 'de.pension', 'base')).toEqual(['8000.00', '17350.00']);
  });

  test('before pay of one of the months', () => {
    const late = line('2026-02', '5000.00', { lineId: 'R', payDate: '2026-04-10' });
    const result = germany([quarter('30000.00'), late]);
    expect(series(result, 'de.pension', 'base')).toEqual(['25350.00', '0.00']);
  });
});

describe('to date within the month', () => {
  const two = (employer: object) =>
    run({
      payLines: [line('2026-02', '5000.00', { lineId: 'a' }), line('2026-02', '5000.00', { lineId: 'b' })],
      employers: [employer],
    });

  test('a second line takes what the first has left', () => {
    expect(series(two(german), 'de.pension', 'base')).toEqual(['5000.00', '3450.00']);
    expect(series(two(german), 'de.health', 'base')).toEqual(['5000.00', '812.50']);
    expect(series(two(german), 'de.pension')).toEqual(['465.00', '320.85']);
  });

  test('lines are taken in the order of pay date, then of the id by code unit', () => {
    const of = (lineId: string, payDate: string) => line('2026-02', '5000.00', { lineId, payDate });
    const result = germany([
      of('b', '2026-02-28'),
      of('a', '2026-02-28'),
      of('Z', '2026-02-28'),
      of('x', '2026-02-10'),
    ]);
    expect(series(result, 'de.pension', 'lineId')).toEqual(['x', 'Z', 'a', 'b']);
    expect(series(result, 'de.pension', 'base')).toEqual(['5000.00', '3450.00', '0.00', '0.00']);
  });

  test('each employer has its own', () => {
    const result = run({
      payLines: [line('2026-02', '8000.00'), line('2026-02', '8000.00', { lineId: 'x', employerId: 'X' })],
      employers: [german, { employerId: 'X', country: 'DE' }],
    });
    expect(series(result, 'de.pension', 'base')).toEqual(['8000.00', '8000.00']);
  });

  test('regions had ceilings of their own to 2024', () => {
    const of = (region: string, month: string) =>
      series(
        germany([line(month, '9000.00')], { workers: [{ workerId: 'W', attributes: { 'de.region': region } }] }),
        'de.pension',
        'base',
      );
    expect(
      [of('west', '2024-12'), of('east', '2024-12'), of('saxony', '2024-12'), of('east', '2025-01')].flat(),
    ).toEqual(['7550.00', '7450.00', '7450.00', '8050.00']);
  });
});
