const amountFields = new Set([
  'gross',
  'wages',
  'amount',
  'hours',
  'rates',
  'rate',
  'base',
  'ceiling',
  'value',
  'unrounded',
  'expected',
]);

const otherFields = new Set([
  'periodStart',
  'periodEnd',
  'payDate',
  'earnedFrom',
  'earnedTo',
  'validFrom',
  'validTo',
  'start',
  'expectedEnd',
  'actualEnd',
  'issuedOn',
  'receivedOn',
  'withdrawnOn',
  'withdrawnFrom',
  'through',
  'date',
  'from',
  'to',
  'asOf',
  'currency',
  'kind',
  'workCountry',
  'homeCountry',
  'country',
  'residence',
  'nationality',
  'exemptCountry',
  'applicableLegislation',
  'payFrequency',
  'hostPayFrequency',
  'delivery',
  'status',
  'scheme',
  'schemes',
  'payer',
  'borneBy',
  'rounding',
  'period',
  'certificateEffect',
  'hiredLocally',
  'americanEmployer',
  'section3121l',
]);

const dateLike = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:T[\d:.]+Z?)?$|^\d{1,2}[./]\d{1,2}[./]\d{4}$/;
const amountLike = /^[-+]?\d[\d.,' ]*[.,]\d+$|^[-+]?\d+(?:\.\d+)?[eE][-+]?\d+$/;

/** Text for a person to read: no control characters, cut. */
export const printable = (text: string, longest: number): string =>
  text
    .slice(0, longest * 2)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .slice(0, longest)
    .toWellFormed();

const digitsIn = (text: string): number => text.replaceAll(/\P{Nd}/gu, '').length;

/** The name of a field or key as the user wrote it; a file without a heading has values where the names should be. */
export const safeName = (name: string): string =>
  digitsIn(name) < 6 ? printable(name, 60) : '(a name with many digits)';

/**
 * The value found in a field, where it can be told without harm. Columns get mixed up: a date or a country with many
 * digits may be a national identifier or an account, and is left out.
 */
export const safeValue = (field: string, value: unknown): string | undefined => {
  const amount = amountFields.has(field);
  if (!amount && !otherFields.has(field)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = printable(`${value}`, 40);
  const digits = digitsIn(text);
  const harmless = digits < 6 || dateLike.test(text) || (amount && digits <= 20 && amountLike.test(text));
  return harmless && text !== '' ? text : undefined;
};
