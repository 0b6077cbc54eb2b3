const [POINT, ZERO, NINE, UPPER_A, UPPER_Z, LOWER_A, LOWER_Z] = [46, 48, 57, 65, 90, 97, 122];
const [HYPHEN, UNDERSCORE] = [45, 95];
export const LONGEST_ID = 64;
/** Digits that a safe integer holds also in minor units. */
const MOST_DIGITS = 12;
const MOST_PLACES = 2;

const isAlphanumeric = (byte: number): boolean =>
  (byte >= ZERO && byte <= NINE) || (byte >= LOWER_A && byte <= LOWER_Z) || (byte >= UPPER_A && byte <= UPPER_Z);

/** 1: a letter, a digit, or what may stand between them in a cell that is written as it stands. */
const isPlainByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  isAlphanumeric(byte) || byte === HYPHEN || byte === UNDERSCORE || byte === POINT ? 1 : 0,
);

/** Whether an id stands in its cell, and in any file that is written, as it is: letters, digits and a little between them. */
export const isPlainId = (bytes: Uint8Array, from: number, to: number): boolean => {
  if (to <= from || to - from > LONGEST_ID) return false;
  if (!isAlphanumeric(bytes[from] ?? 0)) return false;
  for (let at = from + 1; at < to; at += 1) if (isPlainByte[bytes[at] ?? 0] === 0) return false;
  return true;
};

/** An amount in hundredths, as it stands in a cell; -1 where it is none of the plain kind, which is at most 12 digits. */
export const hundredthsIn = (bytes: Uint8Array, from: number, to: number): number => {
  let units = 0;
  let places = -1;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && places < 0 && at > from) places = 0;
    else if (byte >= ZERO && byte <= NINE) {
      units = units * 10 + byte - ZERO;
      if (places >= 0) places += 1;
    } else return -1;
  }
  const whole = places < 0 ? to - from : to - from - places - 1;
  const leading = whole > 1 && bytes[from] === ZERO;
  if (whole < 1 || whole > MOST_DIGITS || leading || places === 0 || places > MOST_PLACES) return -1;
  return places === 1 ? units * 10 : places < 0 ? units * 100 : units;
};
