import { z } from 'zod';
import { currencies } from '../money/currency.ts';
import { parseDay } from '../time/date.ts';
import { countries } from './country.ts';

// Unicode's control characters, written so that every reader of the JSON Schema understands them.
// oxlint-disable-next-line no-control-regex
const printable = /^[^\u0000-\u001F\u007F-\u009F]+$/;

/** An id: up to 200 characters, none of them a control character. */
export const id = z
  .string()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .regex(printable, 'has a control character')
  // Half a surrogate pair cannot be written to a file: two such ids would come out as one.
  .refine((text) => text.isWellFormed(), 'has half of a character')
  .meta({ id: 'id' });

/** Text of people, such as the number of a form. */
export const text = (longest: number): z.ZodString => z.string().max(longest, `is longer than ${longest} characters`);

const notDecimal = 'is not a decimal number such as "16666.67", with at most 15 digits before the point';
const largestWhole = 999_999_999_999_999;

const decimalText = z
  .string()
  .max(64, 'is too long for a number')
  .regex(/^-?\d{1,15}(?:\.\d{1,40})?$/, notDecimal);

const describeDecimal = (input: unknown): string => {
  if (typeof input !== 'number') return notDecimal;
  if (!Number.isFinite(input)) return 'is not a finite number';
  return Number.isInteger(input) ? 'has more than 15 digits before the point' : 'is a JSON number that is not exact';
};

/** An exact decimal: a string, or a JSON number that is a whole number. Money and rates are never floating point. */
export const decimal = z
  .union(
    [
      decimalText,
      z
        .int()
        .min(-largestWhole)
        .max(largestWhole)
        .transform((n) => `${n}`),
    ],
    { error: (issue) => describeDecimal(issue.input) },
  )
  .meta({ id: 'decimal', description: 'A decimal string, or a JSON number that is a whole number' });

const firstDate = '1900-01-01';
const lastDate = '2199-12-31';

/** A day of the calendar; a year outside 1900–2199 is a slip of the pen. */
export const date = z
  .string()
  .refine((day) => parseDay(day) !== undefined, {
    error: 'is not a day of the calendar written YYYY-MM-DD',
    abort: true,
  })
  .refine((day) => day >= firstDate && day <= lastDate, `is not between ${firstDate} and ${lastDate}`)
  .meta({ id: 'date', format: 'date' });

export const country = z
  .string()
  .refine((code) => countries.has(code), 'is not an ISO 3166-1 alpha-2 country code such as "DE"')
  .meta({ id: 'country', enum: [...countries] });

export const currency = z
  .string()
  .refine((code) => currencies.has(code), 'is not an ISO 4217 currency code such as "EUR"')
  .meta({ id: 'currency', enum: [...currencies] });

/** `us.oasdi`, `gb.class-1`: a country in lower case, a point, the scheme's id. */
export const scheme = z
  .string()
  .max(80, 'is too long for a scheme')
  .regex(/^[a-z]{2}\.[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not a scheme such as "us.oasdi"');

/** A scheme or a pattern of schemes: `us.*`. */
export const schemePattern = z
  .string()
  .max(80, 'is too long for a scheme')
  .regex(
    /^(?:\*|[a-z]{2}\.(?:\*|[a-z0-9]+(?:-[a-z0-9]+)*\*?))$/,
    'is not a scheme or pattern such as "us.oasdi" or "de.*"',
  );

export const payers = ['employee', 'employer'] as const;
export const payer = z.enum(payers);
export type Payer = (typeof payers)[number];

/** A map without a prototype, so that a key such as `constructor` finds only what the record says. */
export const map = <T extends z.ZodType>(
  key: z.ZodType<string, string>,
  value: T,
): z.ZodRecord<z.ZodType<string, string>, T> =>
  z.record(key, value).overwrite((entries) => Object.assign(Object.create(null), entries));

/** ISO 3166-2 codes of parts of a country. */
export const subdivisions = z.array(text(20)).min(1);
