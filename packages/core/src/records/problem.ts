import type { ExceptionCode } from './exception.ts';

/** One thing that is wrong with a record, before it is known where the record stands. */
export interface Problem {
  readonly code: ExceptionCode;
  /** The field, with what leads to it; empty: the record as a whole. */
  readonly path: readonly PropertyKey[];
  /** Goes on after the field's name: `is missing`. */
  readonly fault: string;
  /** What to do: `add it`. */
  readonly remedy: string;
}

/** What there is at a path, own fields only. */
export const valueAt = (record: unknown, path: readonly PropertyKey[]): unknown => {
  let value = record;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
};

/** In words, what sort of JSON value it is. */
export const sortOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return `${value}`;
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
};
