import { LONGEST_ID } from '../src/kernel/case-table';

const BLOCK: usize = 16;
const WORD: usize = 8;
export const INTEGER = 4;
export const FLOAT = 8;

export const LINE_FEED: u8 = 10;
export const RETURN: u8 = 13;
const STEP: u64 = ((0x9e3779b9 as u64) << 32) | (0x7f4a7c15 as u64);
const TURN: u64 = 29;
const ZERO: u8 = 48;
const DIGITS: u8 = 10;
const LOWER_A: u8 = 97;
const LETTERS: u8 = 26;
/** The bit by which small letters differ from capitals. */
const TO_LOWER: u8 = 32;
const HYPHEN: u8 = 45;
/** These two stand next to each other. */
const HYPHEN_AND_POINT: u8 = 2;
const UNDERSCORE: u8 = 95;

/** A number of a list of integers. */
export function integerAt(list: usize, place: i32): i32 {
  return load<i32>(list + place * INTEGER);
}

export function setInteger(list: usize, place: i32, integer: usize): void {
  store<u32>(list + place * INTEGER, u32(integer));
}

/** Whether the same bytes stand at two places. */
export function isSame(from: usize, twin: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + BLOCK <= length; at += BLOCK)
    if (v128.any_true(v128.xor(v128.load(from + at), v128.load(twin + at)))) return false;
  const rest: u32 = (1 << u32(length - at)) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(from + at), v128.load(twin + at))) & rest) === rest;
}

function isWithin(bytes: v128, first: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(count));
}

/** A bit for each of the next bytes that is a letter or a digit. */
function alphanumeric(bytes: v128): v128 {
  const lower = v128.or(bytes, i8x16.splat(TO_LOWER));
  return v128.or(isWithin(lower, LOWER_A, LETTERS), isWithin(bytes, ZERO, DIGITS));
}

/** Where the bytes end that may stand in an id: letters, digits, and what may stand between them in a cell that is written as it stands. */
export function plainEnd(from: usize): usize {
  let at = from;
  let others: u32 = 0;
  do {
    const bytes = v128.load(at);
    const between = v128.or(isWithin(bytes, HYPHEN, HYPHEN_AND_POINT), i8x16.eq(bytes, i8x16.splat(UNDERSCORE)));
    others = i8x16.bitmask(v128.not(v128.or(alphanumeric(bytes), between)));
    at += BLOCK;
  } while (others === 0);
  return at - BLOCK + ctz(others);
}

/** Whether an id stands in its cell, and in any file that is written, as it is: letters, digits and a little between them. */
export function isPlainId(from: usize, to: usize): bool {
  if (to <= from || i32(to - from) > LONGEST_ID) return false;
  return (i8x16.bitmask(alphanumeric(v128.load(from))) & 1) === 1 && plainEnd(from) >= to;
}

/** Below zero where what stands at the first place comes before what stands at the other, byte by byte; 0: it is the same. */
export function compare(from: usize, length: usize, twin: usize, twinLength: usize): i32 {
  const shorter = min(length, twinLength);
  let at: usize = 0;
  while (at + WORD <= shorter && load<u64>(from + at) === load<u64>(twin + at)) at += WORD;
  while (at < shorter && load<u8>(from + at) === load<u8>(twin + at)) at += 1;
  return at < shorter ? i32(load<u8>(from + at)) - i32(load<u8>(twin + at)) : i32(length) - i32(twinLength);
}

/** Bits of a text: equal texts have equal ones, and others hardly ever. */
export function bitsOf(from: usize, length: usize): u32 {
  let bits: u64 = u64(length) * STEP;
  let at: usize = 0;
  for (; at + WORD <= length; at += WORD) bits = rotl<u64>((bits ^ load<u64>(from + at)) * STEP, TURN);
  const rest = u64(length - at) * 8;
  if (rest > 0) bits = rotl<u64>((bits ^ (load<u64>(from + at) & (((1 as u64) << rest) - 1))) * STEP, TURN);
  return u32(((bits ^ (bits >>> 32)) * STEP) >>> 32);
}
