import { type Int, printScaled } from '@totalize/core';

const [POINT, ZERO, MINUS] = [46, 48, 45];
/** Bytes that a figure takes at most: digits of a safe integer, a sign, a point and zeros before it. */
export const MOST_BYTES = 32;

/** Bytes behind a figure that its writer may overwrite. */
export const MOST_BEHIND = 3;

const BITS = 8;
/** The digits of 0 to 9999 as a word, the first in its lowest byte. */
const words = Int32Array.from({ length: 10_000 }, (_, number) =>
  Buffer.from(`${number}`.padStart(4, '0')).readInt32LE(),
);
/** The point and two digits of 0 to 99, and a byte that is none of them. */
const cents = Int32Array.from({ length: 100 }, (_, number) =>
  Buffer.from(`.${`${number}`.padStart(2, '0')} `).readInt32LE(),
);
const CENTS_LENGTH = 3;
const TEN_THOUSAND = 10_000;
/** How many digits fewer than four 0 to 9999 have: digits differ too much from figure to figure to be guessed. */
const zeros = Uint8Array.from({ length: TEN_THOUSAND }, (_, number) => 4 - `${number}`.length);

const writeText = (bytes: Uint8Array, at: number, text: string): number => {
  for (let place = 0; place < text.length; place += 1) bytes[at + place] = text.charCodeAt(place);
  return at + text.length;
};

/** Writes a whole number below 10,000 without leading zeros. */
const writeFew = (view: DataView, at: number, number: number): number => {
  const missing = zeros[number] ?? 0;
  view.setInt32(at, (words[number] ?? 0) >> (missing * BITS), true);
  return at + 4 - missing;
};

const writeFour = (view: DataView, at: number, number: number): number => {
  view.setInt32(at, words[number] ?? 0, true);
  return at + 4;
};

/** Writes a number of 0 and more and below 2 ** 31. */
const writeWhole = (view: DataView, at: number, number: number): number => {
  if (number < TEN_THOUSAND) return writeFew(view, at, number);
  const high = (number / TEN_THOUSAND) | 0;
  if (high < TEN_THOUSAND) return writeFour(view, writeFew(view, at, high), number - high * TEN_THOUSAND);
  const highest = (high / TEN_THOUSAND) | 0;
  const middle = writeFour(view, writeFew(view, at, highest), high - highest * TEN_THOUSAND);
  return writeFour(view, middle, number - high * TEN_THOUSAND);
};

/** Writes hundredths of 0 and more and below 2 ** 31, as `writeDecimal` does. */
export const writeHundredths = (view: DataView, from: number, units: number): number => {
  const whole = (units / 100) | 0;
  const point = writeWhole(view, from, whole);
  view.setInt32(point, cents[units - whole * 100] ?? 0, true);
  return point + CENTS_LENGTH;
};

/** The last `digits` digits of a number of 0 and more and below 10 ** 8, zeros before it. */
const writePadded = (view: DataView, at: number, number: number, digits: number): number => {
  const high = (number / TEN_THOUSAND) | 0;
  const before = digits > 4 ? digits - 4 : 0;
  if (before > 0) view.setInt32(at, (words[high] ?? 0) >> ((4 - before) * BITS), true);
  const few = digits - before;
  view.setInt32(at + before, (words[number - high * TEN_THOUSAND] ?? 0) >> ((4 - few) * BITS), true);
  return at + digits;
};

const powers = Array.from({ length: 9 }, (_, exponent) => 10 ** exponent);
const MOST_WHOLE = 2 ** 31;

/**
 * Writes units of 10 ** -digits as `printScaled` prints them, of which there is room, and for `MOST_BEHIND` bytes more;
 * says where they end. `view`: of the same bytes.
 */
export const writeDecimal = (bytes: Uint8Array, view: DataView, from: number, units: Int, digits: number): number => {
  const one = powers[digits];
  if (typeof units !== 'number' || one === undefined) return writeText(bytes, from, printScaled(units, digits));
  const magnitude = Math.abs(units);
  const whole = Math.floor(magnitude / one);
  if (whole >= MOST_WHOLE) return writeText(bytes, from, printScaled(units, digits));
  if (units < 0) bytes[from] = MINUS;
  const point = writeWhole(view, units < 0 ? from + 1 : from, whole);
  if (digits === 0) return point;
  bytes[point] = POINT;
  return writePadded(view, point + 1, magnitude - whole * one, digits);
};

/** The same without zeros at the end of what stands behind the point. */
export const writeWithoutZeros = (
  bytes: Uint8Array,
  view: DataView,
  from: number,
  units: Int,
  digits: number,
): number => {
  let to = writeDecimal(bytes, view, from, units, digits);
  if (digits === 0) return to;
  while (bytes[to - 1] === ZERO) to -= 1;
  return bytes[to - 1] === POINT ? to - 1 : to;
};
