import { hashOfAscii, NONE } from '../hash.ts';

const PLACES = 1 << 12;
const LONGEST = 16;

/** Short texts that come again and again, such as days: the same bytes give the same string, as a rule made once. */
export class Texts {
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '');
  readonly #lengths = new Uint8Array(PLACES);
  readonly #bytes = new Uint8Array(PLACES * LONGEST);

  /** A text of ASCII characters only. */
  of(bytes: Buffer, from: number, to: number): string {
    const length = to - from;
    const hash = length > LONGEST ? NONE : hashOfAscii(bytes, from, to);
    if (hash === NONE) return bytes.toString('latin1', from, to);
    const place = hash & (PLACES - 1);
    if (this.#lengths[place] === length && this.#holds(place, bytes, from, length)) return this.#texts[place] ?? '';
    const text = bytes.toString('latin1', from, to);
    this.#texts[place] = text;
    this.#lengths[place] = length;
    this.#bytes.set(bytes.subarray(from, to), place * LONGEST);
    return text;
  }

  #holds(place: number, bytes: Uint8Array, from: number, length: number): boolean {
    const own = this.#bytes;
    const begin = place * LONGEST;
    for (let at = 0; at < length; at += 1) if (own[begin + at] !== bytes[from + at]) return false;
    return true;
  }
}
