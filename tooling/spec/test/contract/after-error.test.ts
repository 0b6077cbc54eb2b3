import { describe, expect, test } from 'vitest';
import { american, british, citizen, eur, gbp, german, pay, posting, rate, run, series, told } from './run.ts';

// Section 3, exception: what an error takes, and which later rows of the same accumulator are provisional.

const us = (payLines: object[], more: object = {}) =>
  run({ payLines, workers: [citizen], employers: [american], ...more });
const germany = (payLines: object[], more: object = {}) => run({ payLines, employers: [german], ...more });
const bad = { gross: 'x' };
const line = (lineId: string, month: string, more: object = {}) => pay(month, '1000.00', { lineId, ...more });
const after = (result: ReturnType<typeof run>) => told(result, 'after-error');
/** Lines that carry the warning for a scheme. */
const marked = (result: ReturnType<typeof run>, scheme: string) =>
  after(result)
    .filter((text) => text.endsWith(` ${scheme}`))
    .map((text) => text.split(' ')[2]);

describe('a line that cannot be read', () => {
  test('later lines of its year and employer', () => {
    const result = us(
      [
        line('before', '2026-01'),
        line('bad', '2026-02', bad),
        line('after', '2026-03'),
        line('other employer', '2026-03', { employerId: 'X' }),
        line('year before', '2025-12'),
      ],
      { employers: [american, { employerId: 'X', country: 'US' }] },
    );
    expect(after(result)).toEqual([
      'warning after-error after US us.additional-medicare',
      'warning after-error after US us.medicare',
      'warning after-error after US us.oasdi',
    ]);
  });

  test('of one pay date: those behind it in the order of the ids', () => {
    const result = us([line('L1', '2026-01'), line('L5', '2026-01', bad), line('L7', '2026-01')]);
    expect(marked(result, 'us.oasdi')).toEqual(['L7']);
  });

  test('of another worker: none', () => {
    expect(after(us([line('L5', '2026-01', { ...bad, workerId: 'V' }), line('L7', '2026-02')]))).toEqual([]);
  });

  test('Germany: lines of its month', () => {
    const result = germany([
      line('bad', '2026-01', { ...eur, ...bad, payDate: '2026-02-15' }),
      line('January', '2026-01', { ...eur, payDate: '2026-02-20' }),
      line('February', '2026-02', eur),
    ]);
    expect(marked(result, 'de.pension')).toEqual(['January']);
    expect(marked(result, 'de.work-injury')).toEqual([]);
  });

  test('Germany: one-off pay looks at the year', () => {
    const result = germany([
      line('bad', '2026-01', { ...eur, ...bad }),
      line('bonus', '2026-06', { ...eur, kind: 'one-off' }),
    ]);
    expect(marked(result, 'de.pension')).toEqual(['bonus']);
  });

  test('not a scheme to which the person is not subject', () => {
    const result = germany([line('L1', '2026-01', { ...eur, ...bad }), line('L2', '2026-01', eur)]);
    expect(marked(result, 'de.health')).toEqual(['L2']);
    expect(marked(result, 'de.long-term-care-child-discount')).toEqual([]);
  });

  test('the UK: lines of its earnings period', () => {
    const at = (lineId: string, payDate: string, more: object = {}) =>
      line(lineId, '2026-05', { ...gbp, payDate, ...more });
    const payLines = [at('bad', '2026-05-06', bad), at('same', '2026-06-05'), at('next', '2026-06-06')];
    const result = run({ payLines, employers: [british] });
    expect(marked(result, 'gb.class-1')).toEqual(['same']);
  });

  test("a predecessor's: those of its successor", () => {
    const employers = [
      { ...american, successorTo: 'P' },
      { employerId: 'P', country: 'US' },
    ];
    const result = us([line('bad', '2026-01', { ...bad, employerId: 'P' }), line('after', '2026-02')], { employers });
    expect(marked(result, 'us.oasdi')).toEqual(['after']);
  });

  test('a duplicate takes nothing away', () => {
    const result = us([line('L1', '2026-01'), line('L1', '2026-01'), line('L2', '2026-02')]);
    expect(told(result, 'duplicate-line')).toEqual(['error duplicate-line L1']);
    expect(series(result, 'us.oasdi', 'lineId')).toEqual(['L1', 'L2']);
    expect(after(result)).toEqual([]);
  });
});

describe('an error that names a country takes its rows only', () => {
  const posted = { assignments: [posting('US', 'DE')] };
  const april = [{ ...rate('USD', 'EUR', '0.9'), date: '2026-01-31' }];

  test('a missing exchange rate', () => {
    const result = us([line('L1', '2026-01'), line('L2', '2026-02'), line('L3', '2026-02')], {
      ...posted,
      exchangeRates: [{ ...april[0], validTo: '2026-01-31' }],
    });
    expect(told(result, 'exchange-rate-missing')).toEqual([
      'error exchange-rate-missing L2 DE',
      'error exchange-rate-missing L3 DE',
    ]);
    expect(series(result, 'us.oasdi', 'lineId')).toEqual(['L1', 'L2', 'L3']);
    expect(series(result, 'de.pension', 'lineId')).toEqual(['L1']);
    expect(after(result)).toEqual([]);
  });

  test('and only its accumulators are provisional', () => {
    const lines = [line('L1', '2026-02', { payDate: '2026-01-15' }), line('L2', '2026-02')];
    const result = us(lines, { ...posted, exchangeRates: april });
    expect(marked(result, 'de.pension')).toEqual(['L2']);
    expect(marked(result, 'us.oasdi')).toEqual([]);
  });

  test('a law that is not in the data', () => {
    const result = us([line('L1', '2026-01'), line('L2', '2026-02')], { assignments: [posting('US', 'FR')] });
    expect(told(result, 'country-law-missing')).toEqual([
      'error country-law-missing L1 FR',
      'error country-law-missing L2 FR',
    ]);
    expect(series(result, 'us.oasdi')).toEqual(['62.00', '62.00']);
    expect(after(result)).toEqual([]);
  });

  test('a nationality that nobody gave', () => {
    const result = us([line('L1', '2026-01'), line('L2', '2026-02')], {
      ...posted,
      workers: [],
      exchangeRates: [rate('USD', 'EUR', '1')],
    });
    expect(series(result, 'us.oasdi')).toEqual([]);
    expect(series(result, 'de.pension')).toEqual(['93.00', '93.00']);
    expect(after(result)).toEqual([]);
  });
});

describe('an error that names a scheme takes its rows only', () => {
  test('an attribute', () => {
    const workers = [
      { workerId: 'W', attributes: { 'de.region': 'north' }, validTo: '2026-01-31' },
      { workerId: 'W', validFrom: '2026-02-01' },
    ];
    const lines = [
      line('L1', '2026-01', eur),
      line('L2', '2026-02', eur),
      line('bonus', '2026-06', { ...eur, kind: 'one-off' }),
    ];
    const result = germany(lines, { workers });
    expect(series(result, 'de.long-term-care', 'lineId')).toEqual(['L2', 'bonus']);
    expect(series(result, 'de.health', 'lineId')).toEqual(['L1', 'L2', 'bonus']);
    expect(after(result)).toEqual(['warning after-error bonus DE de.long-term-care']);
  });
});

describe('an error that names neither takes the line', () => {
  test.each([
    ['a record of the worker', { workers: [{ ...citizen, birthDate: '1980-13-01' }] }],
    ['a certificate', { certificates: [{ certificateId: 'C', workerId: 'W' }] }],
    ['a record of the employer', { employers: [{ ...american, country: 'USA' }] }],
    ['asOf', { asOf: 'tomorrow' }],
    ['a list that is none', { certificates: {} }],
  ])('%s', (_, more) => {
    const result = us([line('L1', '2026-01')], more);
    expect(result.contributions).toEqual([]);
    expect(result.totals.lines).toEqual({ in: 1, out: 0, refused: 1 });
    expect(result.exceptions.every((one) => one.message.length > 20)).toBe(true);
  });

  test('of one worker: the others go on', () => {
    const workers = [
      { ...citizen, birthDate: 'x' },
      { workerId: 'V', nationality: ['US'] },
    ];
    const result = us([line('L1', '2026-01'), line('L2', '2026-01', { workerId: 'V' })], { workers });
    expect(series(result, 'us.oasdi', 'lineId')).toEqual(['L2']);
    expect(after(result)).toEqual([]);
  });
});
