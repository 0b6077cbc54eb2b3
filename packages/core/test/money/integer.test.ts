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

/** Rounding by its definition, on whole numbers of halves. */
const expected = (dividend: bigint, divisor: bigint, mode: RoundingMode): bigint => {
  const sign = dividend < 0n ? -1n : 1n;
  const magnitude = dividend * sign;
  const floor = magnitude / divisor;
  const rest = magnitude - floor * divisor;
  const nearer = rest * 2n === divisor ? 'half' : rest * 2n > divisor ? 'far' : 'near';
  const up =
    mode === 'up'
      ? rest > 0n
      : mode === 'down'
        ? false
        : nearer === 'far' ||
          (nearer === 'half' && (mode === 'half-up' || (mode === 'half-even' && floor % 2n === 1n)));
  return sign * (up ? floor + 1n : floor);
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

  it('follows the definition of each mode, for numbers and bigints', () => {
    const divisor = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.bigInt({ min: 1n, max: 10n ** 20n }));
    const mode = fc.constantFrom<RoundingMode>('half-up', 'half-down', 'half-even', 'down', 'up');
    fc.assert(
      fc.property(int, divisor, mode, (a, d, m) => {
        expect(BigInt(divideInt(a, d, m))).toBe(expected(BigInt(a), BigInt(d), m));
      }),
      runs,
    );
  });
});
