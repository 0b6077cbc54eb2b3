import { type Int, parseInteger, powerOfTen, mulInt } from './integer.ts';

/** A decimal number as a whole number of units of 10 ** -scale: `0.062` is `{ units: 62, scale: 3 }`. */
export interface Scaled {
  readonly units: Int;
  readonly scale: number;
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads a plain decimal string (no exponent, no separators, no plus sign). `undefined` where it is none. */
export const parseScaled = (text: string): Scaled | undefined => {
  const match = decimal.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? '';
  return { units: parseInteger(`${match[1] ?? ''}${match[2] ?? ''}${fraction}`), scale: fraction.length };
};

/** The same number in units of 10 ** -scale, which must be at least as fine. */
export const rescale = (value: Scaled, scale: number): Int => {
  if (scale < value.scale) throw new RangeError(`cannot write a decimal of scale ${value.scale} with scale ${scale}`);
  return mulInt(value.units, powerOfTen(scale - value.scale));
};

/**
 * Prints units of 10 ** -digits as a decimal string with exactly that many digits after the point.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { printScaled } from '@totalize/core';
 * assert.equal(printScaled(1143896, 2), '11438.96');
 * assert.equal(printScaled(-5, 2), '-0.05');
 * ```
 */
export const printScaled = (units: Int, digits: number): string => {
  if (digits === 0) return units.toString();
  const negative = units < 0;
  const magnitude = (negative ? -units : units).toString().padStart(digits + 1, '0');
  const point = magnitude.length - digits;
  return `${negative ? '-' : ''}${magnitude.slice(0, point)}.${magnitude.slice(point)}`;
};

/** Drops trailing zeros after the point: `0.0620` is printed `0.062`. */
export const printPlain = (value: Scaled): string => {
  const text = printScaled(value.units, value.scale);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
