/** Writes figures as decimals, four digits at a time. */

const POINT: u8 = 46;
const ZERO: u8 = 48;
const MINUS: u8 = 45;
const BITS: u32 = 8;
const TEN_THOUSAND: u32 = 10_000;
const HUNDRED_MILLION: u64 = 100_000_000;
const WORD: u32 = 4;

/** The digits of 0 to 9999 as words, the first in the lowest byte. */
let words: usize = 0;
/** How many digits fewer than four each has. */
let zeros: usize = 0;
/** Bytes of the tables. */
export const TABLES: u32 = TEN_THOUSAND * (WORD + 1);

function digit(number: u32, one: u32): u32 {
  return ZERO + ((number / one) % 10);
}

/** Finds the tables that somebody has made at an address. */
export function use(tables: usize): void {
  words = tables;
  zeros = tables + TEN_THOUSAND * WORD;
}

/** Makes the tables, at the address of room for them. */
export function begin(tables: usize): void {
  use(tables);
  for (let number: u32 = 0; number < TEN_THOUSAND; number += 1) {
    const low = digit(number, 1000) | (digit(number, 100) << BITS);
    const high = digit(number, 10) | (digit(number, 1) << BITS);
    store<u32>(words + number * WORD, low | (high << (2 * BITS)));
    store<u8>(zeros + number, number < 10 ? 3 : number < 100 ? 2 : number < 1000 ? 1 : 0);
  }
}

function word(number: u32): u32 {
  return load<u32>(words + number * WORD);
}

/** Writes a whole number below 10,000 without leading zeros. */
function writeFew(at: usize, number: u32): usize {
  const missing: u32 = load<u8>(zeros + number);
  store<u32>(at, word(number) >> (missing * BITS));
  return at + WORD - missing;
}

function writeFour(at: usize, number: u32): usize {
  store<u32>(at, word(number));
  return at + WORD;
}

/** Writes a whole number below 100,000,000 without leading zeros. */
function writeEight(at: usize, number: u32): usize {
  if (number < TEN_THOUSAND) return writeFew(at, number);
  const high = number / TEN_THOUSAND;
  return writeFour(writeFew(at, high), number - high * TEN_THOUSAND);
}

function writeWhole(at: usize, number: u64): usize {
  if (number < HUNDRED_MILLION) return writeEight(at, u32(number));
  const high = number / HUNDRED_MILLION;
  const low = u32(number - high * HUNDRED_MILLION);
  const middle = low / TEN_THOUSAND;
  return writeFour(writeFour(writeWhole(at, high), middle), low - middle * TEN_THOUSAND);
}

/** Writes the last digits of a number, zeros before it. */
function writePadded(at: usize, number: u64, digits: i32): usize {
  let rest = number;
  for (let place = digits; place > 0; place -= 1) {
    store<u8>(at + place - 1, ZERO + u8(rest % 10));
    rest /= 10;
  }
  return at + digits;
}

/** Writes hundredths of 0 and more. */
export function writeHundredths(at: usize, units: u32): usize {
  const whole = units / 100;
  const point = writeEight(at, whole);
  store<u8>(point, POINT);
  store<u16>(point + 1, u16(word(units - whole * 100) >> (2 * BITS)));
  return point + 3;
}

/** Writes units of 10 ** -digits, a safe integer; says where they end. */
export function writeDecimal(at: usize, units: f64, digits: i32): usize {
  const magnitude = u64(Math.abs(units));
  let one: u64 = 1;
  for (let place = 0; place < digits; place += 1) one *= 10;
  if (units < 0) store<u8>(at, MINUS);
  const whole = magnitude / one;
  const point = writeWhole(units < 0 ? at + 1 : at, whole);
  if (digits === 0) return point;
  store<u8>(point, POINT);
  return writePadded(point + 1, magnitude - whole * one, digits);
}

/** The same without zeros at the end of what stands behind the point. */
export function writeWithoutZeros(at: usize, units: f64, digits: i32): usize {
  let end = writeDecimal(at, units, digits);
  if (digits === 0) return end;
  while (load<u8>(end - 1) === ZERO) end -= 1;
  return load<u8>(end - 1) === POINT ? end - 1 : end;
}
