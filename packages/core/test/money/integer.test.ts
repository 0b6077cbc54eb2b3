import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addInt, divideInt, type Int, mulInt, powerOfTen, type RoundingMode, subInt } from '../../src/index.ts';

const int = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }),
  fc.integer({ min: -9, max: 9 }),
);
const runs = { seed: 20_261_121, numRuns: 2000 };

const normal = (value: Int): boolean =>
  typeof value === 'bigint' ? !Number.isSafeInteger(Number(value)) : !Object.is(value, -0);

describe('exact integers', () => {
  it('add, subtract and multiply as bigints do, in the normal form', () => {
    fc.assert(
      fc.property(int, int, (a, b) => {
        for (const [got, expected] of [
          [addInt(a, b), BigInt(a) + BigInt(b)],
          [subInt(a, b), BigInt(a) - BigInt(b)],
          [mulInt(a, b), BigInt(a) * BigInt(b)],
        ] as const) {
          expect(BigInt(got)).toBe(expected);
          expect(normal(got)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('reach beyond the safe integers', () => {
    expect(mulInt(99_999_999_999_999_999n, 62)).toBe(6_199_999_999_999_999_938n);
    expect(powerOfTen(20)).toBe(100_000_000_000_000_000_000n);
    expect(subInt(9_007_199_254_740_993n, 2)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

/** By the remainder alone, in big integers. */
const divided = (dividend: bigint, divisor: bigint, mode: RoundingMode): bigint => {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const [whole, remainder] = [magnitude / divisor, magnitude % divisor];
  const twice = remainder * 2n;
  const away = {
    'half-up': twice >= divisor,
    'half-down': twice > divisor,
    'half-even': twice > divisor || (twice === divisor && whole % 2n === 1n),
    down: false,
    up: remainder > 0n,
  }[mode];
  const rounded = away ? whole + 1n : whole;
  return dividend < 0n ? -rounded : rounded;
};

describe('division', () => {
  it.each<[number, number, RoundingMode, number]>([
    [5, 2, 'half-up', 3],
    [-5, 2, 'half-up', -3],
    [5, 2, 'half-down', 2],
    [-5, 2, 'half-down', -2],
    [5, 2, 'half-even', 2],
    [7, 2, 'half-even', 4],
    [9, 5, 'down', 1],
    [-9, 5, 'down', -1],
    [6, 5, 'up', 2],
    [5, 5, 'up', 1],
    [0, 5, 'up', 0],
  ])('%i ÷ %i %s is %i', (dividend, divisor, mode, quotient) => {
    expect(divideInt(dividend, divisor, mode)).toBe(quotient);
  });

  const mode = fc.constantFrom<RoundingMode>('half-up', 'half-down', 'half-even', 'down', 'up');

  it('follows the definition of each mode, for numbers and bigints', () => {
    const divisor = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.bigInt({ min: 1n, max: 10n ** 20n }));
    fc.assert(
      fc.property(int, divisor, mode, (a, d, m) => {
        expect(BigInt(divideInt(a, d, m))).toBe(divided(BigInt(a), BigInt(d), m));
      }),
      runs,
    );
  });

  it('is exact up to the last safe integer', () => {
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
      fc.property(fc.oneof(near, fc.tuple(whole, divisor)), mode, ([value, by], m) => {
        expect(BigInt(divideInt(value, by, m))).toBe(divided(BigInt(value), BigInt(by), m));
      }),
      { seed: 11, numRuns: 20_000 },
    );
  });
});
