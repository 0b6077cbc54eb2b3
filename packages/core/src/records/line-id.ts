/** What tells a pay line apart from the worker's others; the amounts may be corrected without its becoming another. */
export interface LineKey {
  readonly workerId: string;
  readonly employerId: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly payDate: string;
  readonly kind?: string | undefined;
  readonly currency: string;
}

/** Characters that a derived id has at most; a longer one is shortened. */
export const longestLineId = 200;

const escape = (part: string): string =>
  part.includes('%') || part.includes(':') ? part.replaceAll('%', '%25').replaceAll(':', '%3A') : part;

/** 64 bits that change with every character (two multiplicative hashes, mixed at the end), as 16 hexadecimal digits. */
const hash = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b >>> 0).toString(16).padStart(8, '0') + (a >>> 0).toString(16).padStart(8, '0');
};

// A short id ends in `:` and a number, a shortened one in `~` and 16 digits: neither is ever the other.
const shorten = (text: string): string => {
  const kept = text.slice(0, longestLineId - 17).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}~${hash(text)}`;
};

/**
 * The id of a line that has none: readable, and the same in every run, whatever the amounts, the file or the row.
 * `number` counts the lines with an equal key, from 1.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { derivedLineId } from '@totalize/core';
 * const key = {
 *   workerId: 'W1', employerId: 'E1', periodStart: '2026-01-01', periodEnd: '2026-01-31', payDate: '2026-01-31', currency: 'USD',
 * };
 * assert.equal(derivedLineId(key, 1), 'W1:E1:2026-01-01:2026-01-31:2026-01-31:regular:USD:1');
 * ```
 */
export const derivedLineId = (key: LineKey, number: number): string => {
  const { workerId, employerId, periodStart, periodEnd, payDate, kind = 'regular', currency } = key;
  const parts = [workerId, employerId, periodStart, periodEnd, payDate, kind, currency].map(escape);
  const text = `${parts.join(':')}:${number}`;
  return text.length <= longestLineId ? text : shorten(text);
};

/**
 * Gives the ids of the lines of one list, in its order. Every line counts among its equals, also one that has an id or
 * that is faulty elsewhere: giving or correcting it later leaves the others their ids.
 */
export class LineNumbering {
  readonly #counts = new Map<string, number>();

  idOf(key: LineKey): string {
    const first = derivedLineId(key, 1);
    const number = (this.#counts.get(first) ?? 0) + 1;
    this.#counts.set(first, number);
    return number === 1 ? first : derivedLineId(key, number);
  }
}

const derived = /^([^:]*):[^:]*:(?:\d{4}-\d{2}-\d{2}:){3}[a-z-]+:[A-Z]{3}:\d+$/;
const shortened = /~[\da-f]{16}$/;

/** Whether a given id may be the one that is derived for a line of another worker. */
export const resemblesOther = (lineId: string, workerId: string): boolean => {
  const match = derived.exec(lineId);
  if (match !== null) return match[1] !== escape(workerId);
  return lineId.length > longestLineId - 17 && shortened.test(lineId) && !lineId.startsWith(`${escape(workerId)}:`);
};
