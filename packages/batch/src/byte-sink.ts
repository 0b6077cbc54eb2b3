import { type Int, printScaled } from '@totalize/core';
import { type Literal, WORD } from './literal.ts';

const SMALLEST = 4096;
const POINT = 46;
const ZERO = 48;
const MINUS = 45;
/** Below this a division by ten stays in the integers of the processor. */
const SMALL = 2 ** 31;

/** The digits of 0 to 99. */
const pairs = Uint8Array.from({ length: 200 }, (_, at) => ZERO + (at % 2 === 0 ? Math.floor(at / 20) : (at >> 1) % 10));

/** Writes two digits before a place; says where they begin. */
const pair = (bytes: Uint8Array, to: number, number: number): number => {
  bytes[to - 1] = pairs[number * 2 + 1] ?? ZERO;
  bytes[to - 2] = pairs[number * 2] ?? ZERO;
  return to - 2;
};

/** How many digits a whole number below ten thousand million has. */
const digitsOf = (number: number): number => {
  if (number < 10_000) return number < 100 ? (number < 10 ? 1 : 2) : number < 1000 ? 3 : 4;
  if (number < 1_000_000) return number < 100_000 ? 5 : 6;
  if (number < 100_000_000) return number < 10_000_000 ? 7 : 8;
  return number < 1_000_000_000 ? 9 : 10;
};

export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Text as bytes in one growing buffer. */
export class ByteSink {
  #bytes: Buffer;
  #view: DataView;
  #length = 0;

  /** `expected`: about as many bytes as will be written. */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(expected, SMALLEST));
    this.#view = viewOf(this.#bytes);
  }

  get length(): number {
    return this.#length;
  }

  #grow(most: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(most, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
    this.#view = viewOf(grown);
  }

  /** The number of bytes that the text takes. */
  write(text: string): number {
    const most = this.#length + text.length * 3;
    if (most > this.#bytes.length) this.#grow(most);
    const written = this.#bytes.write(text, this.#length);
    this.#length += written;
    return written;
  }

  /** What the last word writes behind the literal's end is overwritten by what comes next. */
  literal({ words, length }: Literal): void {
    let to = this.#length;
    if (to + length + WORD > this.#bytes.length) this.#grow(to + length + WORD);
    this.#length = to + length;
    const view = this.#view;
    for (let at = 0; at < words.length; at += 1, to += WORD) view.setInt32(to, words[at] ?? 0, true);
  }

  /** Copies a few bytes. */
  copy(from: DataView, begin: number, end: number): void {
    let to = this.#length;
    if (to + end - begin > this.#bytes.length) this.#grow(to + end - begin);
    this.#length = to + end - begin;
    const view = this.#view;
    let at = begin;
    for (; at + WORD <= end; at += WORD, to += WORD) view.setInt32(to, from.getInt32(at, true), true);
    for (; at < end; at += 1, to += 1) view.setUint8(to, from.getUint8(at));
  }

  /** Writes once more what was written at a place. */
  again(from: number, length: number): void {
    if (this.#length + length > this.#bytes.length) this.#grow(this.#length + length);
    this.copy(this.#view, from, from + length);
  }

  /** Copies bytes of any number. */
  append(from: Uint8Array): void {
    if (this.#length + from.length > this.#bytes.length) this.#grow(this.#length + from.length);
    this.#bytes.set(from, this.#length);
    this.#length += from.length;
  }

  /** Writes units of 10 ** -digits as `printScaled` prints them. */
  decimal(units: Int, digits: number): void {
    if (typeof units !== 'number' || units >= SMALL || units <= -SMALL) {
      this.write(printScaled(units, digits));
      return;
    }
    if (this.#length + 32 > this.#bytes.length) this.#grow(this.#length + 32);
    const bytes = this.#bytes;
    let rest = units < 0 ? -units : units;
    if (units < 0) {
      bytes[this.#length] = MINUS;
      this.#length += 1;
    }
    let places = Math.max(digitsOf(rest), digits + 1);
    let to = this.#length + places + (digits > 0 ? 1 : 0);
    this.#length = to;
    if (digits === 2) {
      const whole = (rest / 100) | 0;
      to = pair(bytes, to, rest - whole * 100) - 1;
      bytes[to] = POINT;
      rest = whole;
      places -= 2;
    } else if (digits > 0) {
      for (let place = 0; place < digits; place += 1) {
        const tens = (rest / 10) | 0;
        to -= 1;
        bytes[to] = ZERO + rest - tens * 10;
        rest = tens;
      }
      to -= 1;
      bytes[to] = POINT;
      places -= digits;
    }
    for (; places > 1; places -= 2) {
      const hundreds = (rest / 100) | 0;
      to = pair(bytes, to, rest - hundreds * 100);
      rest = hundreds;
    }
    if (places === 1) bytes[to - 1] = ZERO + rest;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
