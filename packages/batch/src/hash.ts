const firstA = 0xdeadbeef | 0;
const firstB = 0x41c6ce57;
const stepA = 0x9e3779b1 | 0;
const stepB = 0x5f356495;

const mixed = (a: number, b: number): number => {
  const high = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  const low = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
};

/**
 * 53 bits of a text as a number: equal texts have equal ones, and others differ but for one pair in many million million.
 * What rests on it stays right when they do not; only work is done that was not needed.
 */
export const hashOf = (text: string): number => {
  let a = firstA;
  let b = firstB;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, stepA);
    b = Math.imul(b ^ unit, stepB);
  }
  return mixed(a, b);
};

/** Instead of a hash. */
export const NONE = -1;

/** What `hashOf` makes of the text that the bytes are; `NONE` where they are not ASCII. */
export const hashOfAscii = (bytes: Uint8Array, from: number, to: number): number => {
  let a = firstA;
  let b = firstB;
  for (let at = from; at < to; at += 1) {
    const unit = bytes[at] ?? 0;
    if (unit >= 0x80) return NONE;
    a = Math.imul(a ^ unit, stepA);
    b = Math.imul(b ^ unit, stepB);
  }
  return mixed(a, b);
};
