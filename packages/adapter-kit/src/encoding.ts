import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from './mapping.ts';

/** 0x80 to 0x9F in Windows-1252; five of them have no character. */
const upper = '€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ';

const windows1252 = (bytes: Uint8Array): string =>
  view(bytes)
    .toString('latin1')
    .replace(/[\u{80}-\u{9f}]/gu, (char) => upper.charAt(char.charCodeAt(0) - 0x80));

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Guess {
  readonly encoding: Encoding;
  /** Length of the byte order mark. */
  readonly mark: number;
  readonly notice?: string;
}

const utf16Notice = 'The file has no byte order mark; it was read as UTF-16.';

/** From the mark, or from where the zero bytes of UTF-16 stand. What is left is UTF-8, unless it turns out not to be. */
const guessEncoding = (bytes: Uint8Array): Guess => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 200);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.3 && even === 0) return { encoding: 'utf-16le', mark: 0, notice: utf16Notice };
  if (even > length * 0.3 && odd === 0) return { encoding: 'utf-16be', mark: 0, notice: utf16Notice };
  return { encoding: 'utf-8', mark: 0 };
};

/** Bytes of a UTF-8 character that the end of the chunk cuts off. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const countByte = (bytes: Uint8Array, byte: number): number => {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found += 1;
  return found;
};

/** The line that bytes stand on, whichever way its lines end. */
class LineCounter {
  #feeds = 0;
  #returns = 0;

  add(bytes: Uint8Array): void {
    this.#feeds += countByte(bytes, 0x0a);
    this.#returns += countByte(bytes, 0x0d);
  }

  get line(): number {
    return Math.max(this.#feeds, this.#returns) + 1;
  }
}

/** Turns the chunks of a file into text. */
export class Decoder {
  /** What was assumed and should be told. */
  readonly notices: string[] = [];
  /** The text has U+FFFD where bytes were no characters. */
  lossy = false;
  readonly #declared: Encoding | undefined;
  #encoding: Encoding | undefined;
  #utf16: InstanceType<typeof TextDecoder> | undefined;
  #pending: Uint8Array = new Uint8Array();
  #seenUtf8 = false;
  readonly #before = new LineCounter();

  constructor(declared?: Encoding) {
    this.#declared = declared;
  }

  decode(chunk: Uint8Array, end: boolean): string {
    const bytes = this.#encoding === undefined ? this.#begin(chunk) : chunk;
    if (this.#encoding === 'windows-1252') return windows1252(bytes);
    if (this.#utf16 !== undefined) return this.#utf16.decode(bytes, { stream: !end });
    return this.#utf8(bytes, end);
  }

  #begin(chunk: Uint8Array): Uint8Array {
    const guess = guessEncoding(chunk);
    this.#encoding = this.#declared ?? guess.encoding;
    if (this.#declared === undefined && guess.notice !== undefined) this.notices.push(guess.notice);
    if (this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be') {
      this.#utf16 = new TextDecoder(this.#encoding, { ignoreBOM: true });
      this.lossy = true;
    }
    return guess.encoding === this.#encoding ? chunk.subarray(guess.mark) : chunk;
  }

  #utf8(chunk: Uint8Array, end: boolean): string {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const body = end ? bytes : bytes.subarray(0, bytes.length - unfinished(bytes));
    this.#pending = bytes.subarray(body.length);
    if (isAscii(body)) {
      if (!this.#seenUtf8) this.#before.add(body);
      return view(body).toString('latin1');
    }
    const text = view(body).toString('utf8');
    if (isUtf8(body)) {
      this.#seenUtf8 = true;
      return text;
    }
    const broken = count(text, /\u{fffd}/gu);
    const sound = count(text, /[^\p{ASCII}\u{fffd}]/gu);
    if (this.#declared === 'utf-8' || this.#seenUtf8 || sound > broken) {
      this.lossy = true;
      if (!this.#seenUtf8) this.#before.add(body);
      return text;
    }
    this.#encoding = 'windows-1252';
    this.#pending = new Uint8Array();
    this.#before.add(
      bytes.subarray(
        0,
        bytes.findIndex((byte) => byte >= 0x80),
      ),
    );
    this.notices.push(
      `The file is not UTF-8; it was read as Windows-1252, which first matters on line ${this.#before.line}. Check the letters with accents there, or name the encoding in a mapping file.`,
    );
    return windows1252(bytes);
  }
}
