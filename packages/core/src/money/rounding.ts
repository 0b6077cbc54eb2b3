import type { Int } from './integer.ts';

/**
 * How a quotient becomes whole. Ties are told by their direction from zero, so that a correction is the exact
 * negative of what it corrects.
 *
 * - `half-up`: to the nearest, a half away from zero
 * - `half-down`: to the nearest, a half towards zero
 * - `half-even`: to the nearest, a half to the even neighbour
 * - `down`: towards zero (truncation)
 * - `up`: away from zero
 */
export type RoundingMode = 'half-up' | 'half-down' | 'half-even' | 'down' | 'up';

/** Whether the magnitude `whole` gains one when `twice` (two times the remainder) is so compared with the divisor. */
const roundsAway = (mode: RoundingMode, order: number, exact: boolean, whole: Int): boolean => {
  switch (mode) {
    case 'half-up':
      return order >= 0;
    case 'half-down':
      return order > 0;
    case 'half-even':
      return order > 0 || (order === 0 && isOdd(whole));
    case 'down':
      return false;
    case 'up':
      return !exact;
  }
};

const isOdd = (whole: Int): boolean => BigInt.asUintN(1, BigInt(whole)) === 1n;

/**
 * `dividend ÷ divisor` as a whole number. The divisor is positive.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { divideInt } from '@totalize/core';
 * assert.equal(divideInt(5, 2, 'half-up'), 3);
 * assert.equal(divideInt(-5, 2, 'half-up'), -3);
 * assert.equal(divideInt(5, 2, 'half-down'), 2);
 * ```
 */
export const divideInt = (dividend: Int, divisor: Int, mode: RoundingMode): Int => {
  if (typeof dividend === 'number' && typeof divisor === 'number') {
    const magnitude = dividend < 0 ? -dividend : dividend;
    // A quotient of safe integers is less than the next whole number by 1 ÷ divisor or more, and rounding moves it by
    // less than that: it cannot come out as the next whole number.
    const doubled = 2 * magnitude + divisor;
    if (mode === 'half-up' && doubled <= Number.MAX_SAFE_INTEGER) {
      // The most frequent mode without a decision, which no processor can foresee.
      const rounded = Math.floor(doubled / (2 * divisor));
      return dividend < 0 ? 0 - rounded : rounded;
    }
    const whole = Math.floor(magnitude / divisor);
    const remainder = magnitude - whole * divisor;
    // 2r against d, as r against d − r, which cannot leave the safe integers.
    const order = remainder - (divisor - remainder);
    const rounded = roundsAway(mode, order, remainder === 0, whole) ? whole + 1 : whole;
    return dividend < 0 ? 0 - rounded : rounded;
  }
  const bigDividend = BigInt(dividend);
  const bigDivisor = BigInt(divisor);
  const magnitude = bigDividend < 0n ? -bigDividend : bigDividend;
  const remainder = magnitude % bigDivisor;
  const whole = magnitude / bigDivisor;
  const twice = remainder * 2n;
  const order = twice > bigDivisor ? 1 : twice === bigDivisor ? 0 : -1;
  const rounded = roundsAway(mode, order, remainder === 0n, whole) ? whole + 1n : whole;
  const signed = bigDividend < 0n ? -rounded : rounded;
  return signed >= BigInt(Number.MIN_SAFE_INTEGER) && signed <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(signed)
    : signed;
};
