import type { CellType } from './field.ts';
import { type Schema, words } from './schema.ts';
import { readSituation } from './situation-value.ts';
import type { TextFormat } from './text-format.ts';

/** Why a cell cannot be read: the end of a sentence that begins with its column and what was found in it. */
export class Fault {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

/** The value of a cell that is not empty; `undefined` where it holds blanks only. */
export type ReadCell = (text: string) => unknown;

const booleans: Readonly<Record<string, boolean>> = Object.assign(Object.create(null) as Record<string, boolean>, {
  yes: true,
  true: true,
  no: false,
  false: false,
});

/** What Excel leaves of a long id made of digits. */
const destroyed = /^\d(?:[.,]\d+)?E\+\d{2,3}$/;

const check = (schema: Schema, value: unknown, text: string, otherwise?: string): unknown => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return new Fault(otherwise ?? reason(result.error.issues[0]?.message, text));
};

// zod's own messages, unlike those of the schemas, begin with a capital and do not go on from the column's name.
export const reason = (message: string | undefined, text: string): string => {
  if (message === undefined) return 'cannot be read';
  const most = /^Too big: expected string to have <=(\d+) characters/.exec(message)?.[1];
  if (most !== undefined) return `has ${text.length} characters; at most ${most} are allowed`;
  return /^[a-z]/.test(message) ? message : 'cannot be read';
};

type Convert = (text: string) => unknown;

const converters: Readonly<Record<CellType, (schema: Schema, format: TextFormat) => Convert>> = {
  id: (schema) => (text) =>
    destroyed.test(text)
      ? new Fault(
          'was turned into a number by a spreadsheet and its digits are lost; format the column as text and export it again',
        )
      : check(schema, text, text),
  text: (schema) => (text) => check(schema, text, text),
  code: (schema) => (text) => check(schema, text.trim(), text),
  word: (schema) => {
    const known = words(schema);
    const allowed = known.length > 12 ? 'is not one of the words allowed here' : `is none of ${known.join(', ')}`;
    return (text) => check(schema, text.trim(), text, allowed);
  },
  date: (schema, { date, dateFormat }) => {
    const otherwise =
      dateFormat === 'YYYY-MM-DD'
        ? 'is not a day of the calendar written YYYY-MM-DD; if the file writes dates otherwise, name the form as dateFormat in a mapping file'
        : `is not a day of the calendar written ${dateFormat}, the dateFormat of the mapping file`;
    return (text) => check(schema, date(text.trim()), text, otherwise);
  },
  decimal: (schema, { decimal, marks }) => {
    const otherwise = `is not a number written ${marks}; if the file writes numbers otherwise, set decimal and thousands in a mapping file`;
    return (text) => {
      const value = decimal(text.trim());
      return value === undefined ? new Fault(otherwise) : check(schema, value, text);
    };
  },
  boolean: () => (text) => booleans[text.trim().toLowerCase()] ?? new Fault('is neither yes nor no'),
  integer: (schema) => (text) =>
    /^\s*-?\d{1,15}\s*$/.test(text) ? check(schema, Number(text), text) : new Fault('is not a whole number'),
  json: () => readSituation,
};

/** These come in few different texts, many times over. */
const repetitive: ReadonlySet<CellType> = new Set(['code', 'word', 'date', 'boolean']);
const REMEMBERED = 4096;

const remember = (read: Convert): Convert => {
  const known = new Map<string, unknown>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size < REMEMBERED && text.length < 100) known.set(text, value);
    }
    return value;
  };
};

const blank = /^\s*$/;

/** Reads the cells of one column, or the elements of its lists. */
export const cellReader = (type: CellType, schema: Schema, format: TextFormat, nullable = false): ReadCell => {
  const convert = converters[type](schema, format);
  const read: Convert = (text) => {
    if (blank.test(text)) return undefined;
    if (nullable && text.trim().toLowerCase() === 'null') return null;
    return convert(text);
  };
  return repetitive.has(type) ? remember(read) : read;
};
