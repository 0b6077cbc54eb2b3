import { payers, type Payer, scheme as schemeSchema } from '@totalize/core';
import { type Field, fieldsOf } from './field.ts';
import type { RecordKind } from './kinds.ts';
import { child } from './schema.ts';

/** What a column stands for: a field, or one key of a field that is spread over columns. */
export type Target =
  | { readonly part: 'field'; readonly field: Field }
  | { readonly part: 'key'; readonly field: Field; readonly key: string }
  | { readonly part: 'path'; readonly field: Field; readonly path: readonly string[] }
  | {
      readonly part: 'amount' | 'borneBy';
      readonly field: Field;
      readonly scheme: string;
      readonly payer: Payer;
    };

/** Header names are compared without regard to case, blanks, hyphens and underscores. */
export const normalName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const hyphened = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
const camelCase = (text: string): string =>
  text.replace(/_+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A segment that could reach the prototype of an object never becomes a key. */
const segment = /^(?!constructor$|prototype$)[a-z][A-Za-z0-9]*$/;
export const isSegment = (text: string): boolean => segment.test(text);

const withheldTarget = (field: Field, rest: string): Target | undefined => {
  const [country, id, payerName, suffix, ...more] = rest.split('.').map(hyphened);
  const scheme = `${country}.${id}`;
  const payer = payers.find((name) => name === payerName);
  if (payer === undefined || more.length > 0 || !schemeSchema.safeParse(scheme).success) return undefined;
  if (suffix === undefined) return { part: 'amount', field, scheme, payer };
  return suffix === 'borne-by' || suffix === 'borneby' ? { part: 'borneBy', field, scheme, payer } : undefined;
};

const spreadTarget = (field: Field, rest: string): Target | undefined => {
  if (field.layout === 'withheld') return withheldTarget(field, rest);
  if (field.layout === 'situation') {
    const path = rest.trim().split('.').map(camelCase);
    return path.every(isSegment) ? { part: 'path', field, path } : undefined;
  }
  const key = hyphened(rest);
  return child(field.schema, 'keyType').safeParse(key).success ? { part: 'key', field, key } : undefined;
};

/** The target that a header or a mapping names; `undefined` where the record has no such field. */
export const targetOf = (kind: RecordKind, name: string): Target | undefined => {
  const point = name.indexOf('.');
  const head = normalName(point < 0 ? name : name.slice(0, point));
  const field = fieldsOf(kind).find((candidate) => normalName(candidate.column) === head);
  if (field === undefined) return undefined;
  const spread = field.layout === 'map' || field.layout === 'withheld' || field.layout === 'situation';
  if (point < 0) return !spread || field.layout === 'situation' ? { part: 'field', field } : undefined;
  return spread ? spreadTarget(field, name.slice(point + 1)) : undefined;
};

/** The contract's name of a target's column. */
export const columnName = (target: Target): string => {
  const { column } = target.field;
  switch (target.part) {
    case 'field':
      return column;
    case 'key':
      return `${column}.${target.key}`;
    case 'path':
      return `${column}.${target.path.join('.')}`;
    case 'amount':
      return `${column}.${target.scheme}.${target.payer}`;
    case 'borneBy':
      return `${column}.${target.scheme}.${target.payer}.borne_by`;
  }
};
