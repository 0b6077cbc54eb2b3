import { type Int, printScaled } from '@totalize/core';

const [POINT, ZERO, MINUS] = [46, 48, 45];
/** Bytes that a figure takes at most: digits of a safe integer, a sign, a point and zeros before it. */
export const MOST_BYTES = 32;

/** The digits of 0 to 99. */
const pairs = Uint8Array.from({ length: 200 }, (_, at) => ZERO + (at % 2 === 0 ? Math.floor(at / 20) : (at >> 1) % 10));

/** Writes two digits before a place; says where they begin. */
const pair = (bytes: Uint8Array, to: number, number: number): number => {
  bytes[to - 1] = pairs[number * 2 + 1] ?? ZERO;
  bytes[to - 2] = pairs[number * 2] ?? ZERO;
  return to - 2;
};

/** How many digits a whole number below 2 ** 31 has. */
const digitsOf = (number: number): number => {
  if (number < 10_000) return number < 100 ? (number < 10 ? 1 : 2) : number < 1000 ? 3 : 4;
  if (number < 1_000_000) return number < 100_000 ? 5 : 6;
  if (number < 100_000_000) return number < 10_000_000 ? 7 : 8;
  return number < 1_000_000_000 ? 9 : 10;
};

const writeText = (bytes: Uint8Array, at: number, text: string): number => {
  for (let place = 0; place < text.length; place += 1) bytes[at + place] = text.charCodeAt(place);
  return at + text.length;
};

/** Writes the last `places` digits of a number, of 0 and more and below 2 ** 31, before a place. */
const writeDigits = (bytes: Uint8Array, end: number, number: number, places: number): void => {
  let rest = number;
  let to = end;
  let left = places;
  for (; left > 1; left -= 2) {
    const hundreds = (rest / 100) | 0;
    to = pair(bytes, to, rest - hundreds * 100);
    rest = hundreds;
  }
  if (left === 1) bytes[to - 1] = ZERO + rest;
};

const powers = Int32Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/** The same for units that are integers of the processor. */
const writeSmall = (bytes: Uint8Array, from: number, units: number, digits: number): number => {
  if (digits === 2) {
    // Most currencies: by a constant the processor need not divide.
    const whole = (units / 100) | 0;
    const point = from + digitsOf(whole);
    writeDigits(bytes, point, whole, point - from);
    bytes[point] = POINT;
    pair(bytes, point + 3, units - whole * 100);
    return point + 3;
  }
  const one = powers[digits] ?? 1;
  const whole = (units / one) | 0;
  const point = from + digitsOf(whole);
  writeDigits(bytes, point, whole, point - from);
  if (digits === 0) return point;
  bytes[point] = POINT;
  writeDigits(bytes, point + 1 + digits, units - whole * one, digits);
  return point + 1 + digits;
};

/** Writes units of 10 ** -digits as `printScaled` prints them, of which there is room; says where they end. */
export const writeDecimal = (bytes: Uint8Array, from: number, units: Int, digits: number): number => {
  const small = typeof units === 'number' ? units | 0 : 0;
  if (small !== units || digits >= powers.length) return writeText(bytes, from, printScaled(units, digits));
  if (small >= 0) return writeSmall(bytes, from, small, digits);
  bytes[from] = MINUS;
  return -small > 0 && -small <= 0x7fffffff
    ? writeSmall(bytes, from + 1, -small, digits)
    : writeText(bytes, from, printScaled(units, digits));
};
