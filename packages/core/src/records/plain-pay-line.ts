import { currencies, minorDigitsOf } from '../money/currency.ts';
import { parseDay } from '../time/date.ts';
import { countries } from './country.ts';
import { payFrequencies, type PayLine, payLineKinds } from './pay-line.ts';

type Holds = (value: string) => boolean;

const longestId = 200;
const longestPeriod = 400;

/** Printable and neither control character nor part of a pair, of which the schema knows more. */
const isId: Holds = (value) => {
  if (value.length === 0 || value.length > longestId) return false;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
};

const isDate: Holds = (value) => value >= '1900-01-01' && value <= '2199-12-31' && parseDay(value) !== undefined;

const decimal = /^\d{1,15}(?:\.\d{1,40})?$/;
const isDecimal: Holds = (value) => decimal.test(value);

const among = (values: readonly string[]): Holds => {
  const known = new Set(values);
  return (value) => known.has(value);
};

/** The fields of a line without wages or amounts of its own, in the order of the schema. */
const fields: ReadonlyMap<keyof PayLine, Holds> = new Map<keyof PayLine, Holds>([
  ['lineId', isId],
  ['workerId', isId],
  ['employerId', isId],
  ['periodStart', isDate],
  ['periodEnd', isDate],
  ['payDate', isDate],
  ['currency', (value) => currencies.has(value)],
  ['gross', isDecimal],
  ['kind', among(payLineKinds.filter((kind) => kind !== 'adjustment' && kind !== 'reversal'))],
  ['workCountry', (value) => countries.has(value)],
  ['payFrequency', among(payFrequencies)],
]);

const required = ['workerId', 'employerId', 'periodStart', 'periodEnd', 'payDate', 'currency', 'gross'] as const;

const holdsTogether = ({ periodStart, periodEnd, currency, gross }: PayLine): boolean => {
  const point = gross.indexOf('.');
  return (
    periodStart <= periodEnd &&
    (parseDay(periodEnd) ?? 0) - (parseDay(periodStart) ?? 0) < longestPeriod &&
    (point < 0 || gross.length - point - 1 <= minorDigitsOf(currency))
  );
};

/**
 * A pay line of the plainest kind, as nearly all are, read without the schema, which would take ten times as long and say
 * the same. `undefined`: the schema has to look at it.
 */
export const plainPayLine = (given: Readonly<Record<string, unknown>>): PayLine | undefined => {
  const line: Record<string, string> = {};
  let found = 0;
  for (const [name, holds] of fields) {
    if (!Object.hasOwn(given, name)) continue;
    const value = given[name];
    if (typeof value !== 'string' || !holds(value)) return undefined;
    line[name] = value;
    found += 1;
  }
  if (found !== Object.keys(given).length) return undefined;
  for (const name of required) if (line[name] === undefined) return undefined;
  const record = line as unknown as PayLine;
  return holdsTogether(record) ? record : undefined;
};
