const BLOCK: usize = 16;
export const INTEGER = 4;
export const FLOAT = 8;

export const LINE_FEED: u8 = 10;
export const RETURN: u8 = 13;
const ZERO: u8 = 48;
const NINE: u8 = 57;
const UPPER_A: u8 = 65;
const UPPER_Z: u8 = 90;
const LOWER_A: u8 = 97;
const LOWER_Z: u8 = 122;
const HYPHEN: u8 = 45;
const POINT: u8 = 46;
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

/** Whether a byte is a letter, a digit, or what may stand between them in a cell that is written as it stands. */
function isPlain(byte: u8): bool {
  if (byte >= LOWER_A) return byte <= LOWER_Z;
  if (byte >= UPPER_A) return byte <= UPPER_Z || byte === UNDERSCORE;
  return (byte >= ZERO && byte <= NINE) || byte === HYPHEN || byte === POINT;
}

/** Where the plain bytes that begin at a place end. */
export function plainEnd(from: usize): usize {
  let at = from;
  while (isPlain(load<u8>(at))) at += 1;
  return at;
}
