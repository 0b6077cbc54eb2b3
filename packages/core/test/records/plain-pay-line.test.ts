import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payLine } from '../../src/records/pay-line.ts';
import { plainPayLine } from '../../src/records/plain-pay-line.ts';
import { recordChecks } from '../../src/records/record-checks.ts';

const ordinary = {
  lineId: 'L1',
  workerId: 'W1',
  employerId: 'E1',
  periodStart: '2026-01-01',
  periodEnd: '2026-01-31',
  payDate: '2026-01-30',
  currency: 'USD',
  gross: '16666.67',
};

const days = [
  '2026-02-28',
  '2026-02-29',
  '2024-02-29',
  '1899-12-31',
  '1900-01-01',
  '2199-12-31',
  '2200-01-01',
  '2026-1-1',
];
const amounts = [
  '0',
  '-1',
  '+1',
  '1e3',
  '1.005',
  '1.500',
  '.5',
  '5.',
  '1'.repeat(15),
  '1'.repeat(16),
  `0.${'1'.repeat(41)}`,
];
const ids = ['ü', '', 'a\u0007', '\u0080', '\ud800', '\u{1f600}', 'x'.repeat(200), 'x'.repeat(201), '2026-01-01 '];
const words = ['JPY', 'KWD', 'XXX', 'US', 'DE', 'weekly', 'one-off', 'manual', 'reversal', 'adjustment', 'shadow'];

const value = fc.oneof(
  fc.constantFrom<unknown>(...days, ...amounts, ...ids, ...words),
  fc.string(),
  fc.constantFrom<unknown>(null, undefined, 7, 1.5, true, [], {}, { 'us.*': '1.00' }),
);

const field = fc.constantFrom(...Object.keys(payLine.shape), 'unknown');

const line = fc
  .array(fc.tuple(field, value), { maxLength: 3 })
  .map((changes): Record<string, unknown> => ({ ...ordinary, ...Object.fromEntries(changes) }));

test('a line that is read without the schema is what the schema reads', () => {
  let read = 0;
  fc.assert(
    fc.property(line, (given) => {
      const plain = plainPayLine(given);
      if (plain === undefined) return;
      read += 1;
      const parsed = payLine.safeParse(given);
      expect(parsed.data).toEqual(plain);
      expect(Object.keys(plain)).toEqual(Object.keys(parsed.data ?? {}));
      expect(recordChecks.payLines(plain)).toEqual([]);
    }),
    { numRuns: 5000 },
  );
  expect(read, 'no line was read without the schema').toBeGreaterThan(500);
});

test('the ordinary line is read so, and one that lacks a field is not', () => {
  expect(plainPayLine(ordinary)).toEqual(ordinary);
  const { gross: _, ...less } = ordinary;
  expect(plainPayLine(less)).toBeUndefined();
  expect(plainPayLine({ ...ordinary, wages: {} })).toBeUndefined();
  expect(plainPayLine({ ...ordinary, constructor: 'x' })).toBeUndefined();
});
