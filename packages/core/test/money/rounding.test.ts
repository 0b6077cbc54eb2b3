import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideInt, type RoundingMode } from '../../src/money/rounding.ts';

const modes: readonly RoundingMode[] = ['half-up', 'half-down', 'half-even', 'down', 'up'];

/** By the remainder alone, in big integers. */
const divided = (dividend: bigint, divisor: bigint, mode: RoundingMode): bigint => {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const [whole, remainder] = [magnitude / divisor, magnitude % divisor];
  const twice = remainder * 2n;
  const half = twice === divisor;
  const away = {
    'half-up': twice >= divisor,
    'half-down': twice > divisor,
    'half-even': twice > divisor || (half && whole % 2n === 1n),
    down: false,
    up: remainder > 0n,
  }[mode];
  const rounded = away ? whole + 1n : whole;
  return dividend < 0n ? -rounded : rounded;
};

test('quotients of safe integers are exact up to the last of them', () => {
  const whole = fc.maxSafeInteger();
  const divisor = fc.oneof(
    fc.integer({ min: 1, max: 100 }),
    fc.maxSafeInteger().map((value) => Math.abs(value) + (value === 0 ? 1 : 0)),
    fc.integer({ min: 0, max: 15 }).map((power) => 10 ** power),
  );
  // Multiples of the divisor, the numbers beside them, and beside their halves.
  const near = fc
    .tuple(whole, divisor, fc.integer({ min: -2, max: 2 }), fc.constantFrom(1, 2))
    .map(([value, by, beside, part]) => {
      const multiple = Math.floor(value / by) * by + Math.floor(by / part) + beside;
      return [Number.isSafeInteger(multiple) ? multiple : value, by] as const;
    });
  fc.assert(
    fc.property(fc.oneof(near, fc.tuple(whole, divisor)), fc.constantFrom(...modes), ([value, by], mode) => {
      expect(BigInt(divideInt(value, by, mode))).toBe(divided(BigInt(value), BigInt(by), mode));
    }),
    { seed: 11, numRuns: 20_000 },
  );
});
