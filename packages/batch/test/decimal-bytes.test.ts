import { type Int, printScaled } from '@totalize/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewOf } from '../src/byte-sink.ts';
import { MOST_BEHIND, MOST_BYTES, writeDecimal, writeWithoutZeros } from '../src/decimal-bytes.ts';

const BEFORE = 3;
const UNTOUCHED = 0xff;

/** What is written, behind bytes that must stay as they are. */
const written = (units: Int, digits: number, room: number, write: typeof writeDecimal = writeDecimal): string => {
  const bytes = Buffer.alloc(BEFORE + room + MOST_BEHIND, UNTOUCHED);
  const end = write(bytes, viewOf(bytes), BEFORE, units, digits);
  expect(end).toBeLessThanOrEqual(BEFORE + room);
  expect([...bytes.subarray(0, BEFORE)]).toEqual(Array.from({ length: BEFORE }, () => UNTOUCHED));
  return bytes.toString('latin1', BEFORE, end);
};

const around = (number: number): number[] => [number - 1, number, number + 1].flatMap((one) => [one, -one]);
const powersOfTen = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const edges = [0, -0, ...powersOfTen.flatMap(around), ...around(2 ** 31), ...around(2 ** 32), ...around(2 ** 53 - 2)];

test.each(Array.from({ length: 16 }, (_, digits) => digits))(
  'the edges of numbers are printed with %d digits',
  (digits) => {
    for (const units of edges) expect(written(units, digits, MOST_BYTES)).toBe(printScaled(units, digits));
  },
);

test('all numbers are printed as the core prints them', () => {
  const units = fc.oneof(
    fc.integer({ min: -2000, max: 2000 }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).filter((big) => !Number.isSafeInteger(Number(big))),
  );
  fc.assert(
    fc.property(units, fc.integer({ min: 0, max: 16 }), (one, digits) => {
      const printed = printScaled(one, digits);
      expect(written(one, digits, MOST_BYTES)).toBe(printed);
      const short = digits === 0 ? printed : printed.replace(/\.?0+$/, '');
      expect(written(one, digits, MOST_BYTES, writeWithoutZeros)).toBe(short);
    }),
    { seed: 7, numRuns: 3000 },
  );
});
