/**
 * Exact integers: a `number` while it is safe, else a `bigint`. One arithmetic serves ordinary pay at the speed of
 * machine numbers and the largest amounts of the contract (15 digits before the point) without loss.
 *
 * Every function returns the normalised form: a `bigint` only where the value leaves the safe integers.
 */
export type Int = number | bigint;

const normalise = (value: bigint): Int =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;

export const addInt = (a: Int, b: Int): Int => {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalise(BigInt(a) + BigInt(b));
};

export const subInt = (a: Int, b: Int): Int => {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalise(BigInt(a) - BigInt(b));
};

export const mulInt = (a: Int, b: Int): Int => {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // `+ 0` turns the -0 of 0 × a negative number into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalise(BigInt(a) * BigInt(b));
};

export const negateInt = (a: Int): Int => (typeof a === 'number' ? 0 - a : normalise(-a));

// `<` compares a number with a bigint exactly, whatever the mixture.
export const minInt = (a: Int, b: Int): Int => (a < b ? a : b);
export const maxInt = (a: Int, b: Int): Int => (a > b ? a : b);

const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** 10 ** exponent, for a non-negative whole exponent. */
export const powerOfTen = (exponent: number): Int => powers[exponent] ?? normalise(10n ** BigInt(exponent));

/** The integer that `digits` (an optional sign and decimal digits) writes. */
export const parseInteger = (digits: string): Int =>
  digits.length <= 15 ? Number(digits) + 0 : normalise(BigInt(digits));
