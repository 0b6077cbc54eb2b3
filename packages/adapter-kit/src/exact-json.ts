import type { Source } from './adapter.ts';
import { chunksOf } from './chunks.ts';
import { Decoder } from './encoding.ts';

/** A JSON document whose numbers are kept as they are written: money never becomes a binary number. */
export type ExactJson = string | boolean | null | readonly ExactJson[] | { readonly [name: string]: ExactJson };

const MOST_BYTES = 256 * 1024 * 1024;

interface Context {
  readonly source?: string;
}

type Reviver = (this: unknown, key: string, value: unknown, context?: Context) => unknown;

const exponent = /^(-?)(\d)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;

/** `1.5e3` as `1500`, which is the same number. */
const withoutExponent = (source: string): string => {
  const match = exponent.exec(source);
  if (match === null) return source;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  const point = 1 + Number(power);
  if (Math.abs(point) > 40) return source;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const padded = digits.padEnd(point, '0');
  return `${sign}${padded.slice(0, point)}${padded.length > point ? `.${padded.slice(point)}` : ''}`;
};

const keepNumbers: Reviver = (_key, value, context) =>
  typeof value === 'number' ? withoutExponent(context?.source ?? String(value)) : value;

export const parseExactJson = (text: string): ExactJson => JSON.parse(text, keepNumbers) as ExactJson;

/** Reads a whole JSON file; why it cannot be read, as a sentence. */
export const readExactJson = async (source: Source): Promise<{ value: ExactJson } | { problem: string }> => {
  const decoder = new Decoder();
  const texts: string[] = [];
  let size = 0;
  for await (const chunk of chunksOf(source)) {
    size += chunk.length;
    if (size > MOST_BYTES)
      return { problem: `The file is larger than ${MOST_BYTES / 1024 / 1024} MB; ask for fewer workers at a time.` };
    texts.push(decoder.decode(chunk, false));
  }
  texts.push(decoder.decode(new Uint8Array(), true));
  try {
    return { value: parseExactJson(texts.join('')) };
  } catch {
    // The parser's own message would quote the file.
    return { problem: 'The file is no JSON, or it is cut off.' };
  }
};

export const fieldsIn = (value: ExactJson | undefined): { readonly [name: string]: ExactJson } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: ExactJson })
    : {};

/** A field, by a path of names; nothing is found on a prototype. */
export const at = (value: ExactJson | undefined, ...path: readonly string[]): ExactJson | undefined => {
  let found = value;
  for (const name of path) {
    const fields = fieldsIn(found);
    found = Object.hasOwn(fields, name) ? fields[name] : undefined;
  }
  return found;
};

/** A list; one object in its place counts as a list of one, as some systems write it. */
export const listAt = (value: ExactJson | undefined, ...path: readonly string[]): readonly ExactJson[] => {
  const found = at(value, ...path);
  if (found === undefined || found === null || found === '') return [];
  return Array.isArray(found) ? (found as readonly ExactJson[]) : [found];
};

export const textAt = (value: ExactJson | undefined, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
};
