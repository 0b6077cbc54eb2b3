import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculate, readBatch, result as resultSchema } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { american, citizen, eur, german, pay, posting, rate, rows, run, series, told } from './run.ts';

// Section 1: limits; and what no batch may do, however odd.

const us = (payLines: object[], more: object = {}) =>
  run({ payLines, workers: [citizen], employers: [american], ...more });

describe('15 digits before the point are exact', () => {
  const largest = '999999999999999.99';

  test('amounts', () => {
    const result = us([pay('2026-01', largest), pay('2026-02', largest)]);
    expect(rows(result, { scheme: 'us.medicare', line: '2026-02' }, ['base', 'amount'])[0]).toBe(
      `us.medicare employee ${largest} 14500000000000.00`,
    );
    // 0.9 % of 999999999999999.99 − 200000.00, and of the whole.
    expect(series(result, 'us.additional-medicare')).toEqual(['8999999998200.00', '9000000000000.00']);
    expect(result.totals.gross).toEqual([
      { currency: 'USD', in: '1999999999999999.98', out: '1999999999999999.98', refused: '0.00' },
    ]);
  });

  test('cut and converted', () => {
    const result = us([pay('2026-03', '999999999999999.99', { lineId: 'L' })], {
      assignments: [posting('US', 'DE', { start: '2026-03-11' })],
      exchangeRates: [rate('USD', 'EUR', '0.999999999999')],
    });
    // 999999999998999.99 × 21/31: the first 10 days are rounded, the others take the rest.
    expect(series(result, 'de.pension', 'wages')).toEqual(['677419354838032.25']);
  });

  test.each(['1000000000000000', '1e5', '1,000.00', '.5', '5.', '+5', ' 5', '', 'NaN', '٣'])(
    '"%s" is no amount',
    (gross) => {
      const result = us([pay('2026-01', gross)]);
      expect(told(result, 'record-invalid')).toEqual(['error record-invalid 2026-01']);
      expect(result.contributions).toEqual([]);
    },
  );

  test.each([
    [5000, '310.00'],
    [16666.67, undefined],
    [1e21, undefined],
    [Number.NaN, undefined],
    [-0, '0.00'],
  ])('the JSON number %s', (gross, amount) => {
    expect(series(us([pay('2026-01', '0', { gross })]), 'us.oasdi')).toEqual(amount === undefined ? [] : [amount]);
  });
});

describe('line ids', () => {
  const { lineId: _, ...unnamed } = pay('2026-01', '1000.00');

  test('are derived, never from amounts', () => {
    const ids = (gross: string) =>
      series(
        us([
          { ...unnamed, gross },
          { ...unnamed, gross: '5.00' },
        ]),
        'us.oasdi',
        'lineId',
      );
    expect(ids('1000.00')).toEqual(ids('2000.00'));
    expect(new Set(ids('1000.00')).size).toBe(2);
  });

  test('the same id twice is an error, whatever the amounts', () => {
    const result = us([pay('2026-01', '1000.00'), pay('2026-02', '5.00', { lineId: '2026-01' })]);
    expect(told(result, 'duplicate-line')).toEqual(['error duplicate-line 2026-01']);
    expect(series(result, 'us.oasdi')).toEqual(['62.00']);
  });

  test.each(['x'.repeat(200), '🦊', 'constructor', '__proto__', 'a|b', "'; --"])('%s is an id like any other', (id) => {
    const line = pay('2026-01', '1000.00', { lineId: id, workerId: id, employerId: id });
    const result = run({
      payLines: [line],
      workers: [{ workerId: id }],
      employers: [{ employerId: id, country: 'US' }],
    });
    expect(series(result, 'us.oasdi', 'workerId')).toEqual([id]);
  });

  test.each(['x'.repeat(201), '', 'a\nb', '\u0000', '\uD800'])('%j is none', (id) => {
    expect(told(us([pay('2026-01', '1000.00', { workerId: id })]), 'record-invalid')).toEqual([
      'error record-invalid 2026-01',
    ]);
  });
});

describe('any batch', () => {
  const law = loadLegislation(['US', 'DE', 'GB']);
  const day = fc.constantFrom(
    '2024-12-31',
    '2025-01-01',
    '2026-01-15',
    '2026-02-28',
    '2026-03-31',
    '2026-04-05',
    '2027-01-01',
    'x',
  );
  const word = fc.constantFrom(
    'W',
    'E',
    'V',
    'US',
    'DE',
    'GB',
    'IN',
    'EUR',
    'USD',
    'JPY',
    'us.oasdi',
    'de.*',
    '',
    '__proto__',
  );
  const amount = fc.constantFrom('0', '-0.00', '1000.00', '-1000.00', '99999999999999.99', '0.001', 'x');
  const odd = fc.oneof(day, word, amount, fc.jsonValue({ maxDepth: 1 }));
  const field = fc.constantFrom(
    'lineId',
    'workerId',
    'employerId',
    'periodStart',
    'periodEnd',
    'payDate',
    'currency',
    'gross',
    'kind',
    'for',
    'reverses',
    'earnedFrom',
    'earnedTo',
    'wages',
    'workCountry',
    'payFrequency',
    'delivery',
    'start',
    'actualEnd',
    'expectedEnd',
    'homeCountry',
    'applicableLegislation',
    'exemptCountry',
    'validFrom',
    'validTo',
    'schemes',
    'status',
    'nationality',
    'attributes',
    'rates',
    'country',
    'scheme',
    'through',
    'base',
    'amount',
    'period',
    'rate',
    'ceiling',
    'from',
    'to',
    'date',
  );
  const changed = (record: object) =>
    fc.array(fc.tuple(field, odd), { maxLength: 3 }).map((changes) => ({ ...record, ...Object.fromEntries(changes) }));
  const listOf = (record: object) => fc.array(changed(record), { maxLength: 3 });
  const batch = fc.record({
    payLines: fc.array(fc.oneof(changed(pay('2026-03', '1000.00')), changed(pay('2026-02', '1000.00', eur))), {
      maxLength: 5,
    }),
    workers: listOf(citizen),
    employers: fc.oneof(listOf(american), listOf(german)),
    assignments: listOf(posting('US', 'DE')),
    certificates: listOf({
      certificateId: 'C',
      workerId: 'W',
      applicableLegislation: 'US',
      exemptCountry: 'DE',
      validFrom: '2026-01-01',
    }),
    balances: listOf({
      workerId: 'W',
      employerId: 'E',
      scheme: 'us.oasdi',
      through: '2026-01-31',
      wages: '1',
      base: '1',
      amount: '1',
    }),
    exchangeRates: listOf(rate('USD', 'EUR', '0.9')),
    overrides: listOf({ scheme: 'us.oasdi', from: '2026-01-01', rate: '0.05', authority: 'x' }),
    asOf: fc.option(day, { nil: undefined }),
  });

  test('gives a result: it never throws, every line is in, out or refused, and each refused line is told', () => {
    fc.assert(
      fc.property(batch, (given) => {
        const reading = readBatch(given);
        if ('unreadable' in reading) throw new Error(reading.unreadable);
        const result = calculate(reading, law);
        expect(resultSchema.safeParse(result).success).toBe(true);
        const { lines } = result.totals;
        expect(lines.in).toBe(given.payLines.length);
        expect(lines.out + lines.refused).toBe(lines.in);
        expect(lines.refused === 0 || result.exceptions.some((one) => one.severity === 'error')).toBe(true);
        const rows = [...result.contributions, ...result.balances, ...result.totals.amounts];
        for (const row of rows) expect(row.amount).toMatch(/^(?!-0\.0*$)-?\d+(?:\.\d+)?$/);
        expect(calculate(reading, law)).toEqual(result);
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });
});
