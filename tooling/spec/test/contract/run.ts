import { type Batch, calculate, type Exception, readBatch, type Result } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';

type Given = Record<string, unknown>;

const law = loadLegislation(['US', 'DE', 'GB']);

/** Computes a batch with the law of the US, Germany and the UK. */
export const run = (batch: Given): Result => {
  const reading = readBatch({ payLines: [], ...batch });
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return calculate(reading, law);
};

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** The pay of one calendar month, paid on its last day. */
export const pay = (month: string, gross: string, more: Given = {}): Given => ({
  lineId: month,
  workerId: 'W',
  employerId: 'E',
  periodStart: `${month}-01`,
  periodEnd: lastDayOf(month),
  payDate: lastDayOf(month),
  currency: 'USD',
  gross,
  ...more,
});

/** The pay of every month of a year up to `last`. */
export const months = (year: number, last: number, gross: string, more: Given = {}): Given[] =>
  Array.from({ length: last }, (_, index) => pay(`${year}-${`${index + 1}`.padStart(2, '0')}`, gross, more));

export const american: Given = { employerId: 'E', country: 'US' };
export const german: Given = { employerId: 'E', country: 'DE' };
export const british: Given = { employerId: 'E', country: 'GB' };
export const citizen: Given = { workerId: 'W', nationality: ['US'] };

/** A posting of worker W by employer E for at most five years. */
export const posting = (from: string, to: string, more: Given = {}): Given => ({
  assignmentId: 'A',
  workerId: 'W',
  employerId: 'E',
  homeCountry: from,
  workCountry: to,
  start: '2026-01-01',
  expectedEnd: '2027-12-31',
  ...more,
});

export const certificate = (law: string, exempt: string | string[], more: Given = {}): Given => ({
  certificateId: 'C',
  workerId: 'W',
  applicableLegislation: law,
  exemptCountry: exempt,
  validFrom: '2026-01-01',
  ...more,
});

type Field = keyof Result['contributions'][number];

/** Rows as text: scheme, payer and the fields asked for; `which` selects by scheme, by country or by line. */
export const rows = (result: Result, which: string, fields: Field[] = ['status', 'reason']): string[] =>
  result.contributions
    .filter((row) => row.scheme.startsWith(which) || row.lineId === which)
    .map((row) => `${row.scheme} ${row.payer}: ${fields.map((field) => String(row[field] ?? '-')).join(' ')}`);

/** One field of the rows of a scheme and payer, line by line. */
export const series = (result: Result, scheme: string, payer: string, field: Field = 'amount'): string[] =>
  result.contributions
    .filter((row) => row.scheme === scheme && row.payer === payer)
    .map((row) => String(row[field] ?? '-'));

/** Exceptions as text, without those that the data of the law cause. */
export const told = (result: Result, ...codes: Exception['code'][]): string[] =>
  result.exceptions
    .filter((one) => (codes.length === 0 ? !one.code.startsWith('law-') && one.code !== 'certificate-effect-unclear' : codes.includes(one.code)))
    .map((one) => [one.severity, one.code, one.lineId, one.country, one.scheme].filter((part) => part !== undefined).join(' '));

export type { Batch, Result };
