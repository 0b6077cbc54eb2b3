import { calculate, type CalculateOptions, readBatch, type Result } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';

type Given = Record<string, unknown>;

const law = loadLegislation(['US', 'DE', 'GB']);

/** Computes a batch with the law of the US, Germany and the UK. */
export const run = (batch: Given, options?: CalculateOptions): Result => {
  const reading = readBatch({ payLines: [], ...batch });
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return calculate(reading, law, options);
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

export const eur = { currency: 'EUR' };
export const gbp = { currency: 'GBP' };

/** One rate for every day of the years with which the tables deal. */
export const rate = (from: string, to: string, units: string): Given => ({
  date: '2000-01-01',
  validTo: '2030-12-31',
  from,
  to,
  rate: units,
});

type Field = keyof Result['contributions'][number];

/** Rows as text: scheme, payer and the fields asked for. */
export const rows = (
  result: Result,
  which: { scheme?: string; line?: string },
  fields: Field[] = ['status', 'reason'],
): string[] =>
  result.contributions
    .filter((row) => row.scheme.startsWith(which.scheme ?? '') && (which.line ?? row.lineId) === row.lineId)
    .map((row) => [row.scheme, row.payer, ...fields.map((field) => String(row[field] ?? '-'))].join(' '));

/** One field of the rows of a scheme, of the employee or where named of the employer, in the order of the rows. */
export const series = (result: Result, scheme: string, field: Field = 'amount', payer = 'employee'): string[] =>
  result.contributions
    .filter((row) => row.scheme === scheme && row.payer === payer)
    .map((row) => String(row[field] ?? '-'));

/** Exceptions of the codes asked for as text: severity, code and whatever they name. */
export const told = (result: Result, ...codes: string[]): string[] =>
  result.exceptions
    .filter((one) => codes.includes(one.code))
    .map((one) =>
      [one.severity, one.code, one.lineId, one.country, one.scheme].filter((part) => part !== undefined).join(' '),
    );

/** The rows of a batch whose lines paid after `day` are run later, with the balances of the first run. */
export const inTwoRuns = (
  batch: Given & { payLines: Given[] },
  day: string,
): { rows: string[]; balances: string[] } => {
  const early = (line: Given): boolean => (line['payDate'] as string) <= day;
  const first = run({ ...batch, payLines: batch.payLines.filter(early) });
  const second = run({ ...batch, payLines: batch.payLines.filter((line) => !early(line)), balances: first.balances });
  return { rows: [...results(first), ...results(second)].toSorted(), balances: balancesOf(second) };
};

export const inOneRun = (batch: Given): { rows: string[]; balances: string[] } => {
  const result = run(batch);
  return { rows: [...results(result)].toSorted(), balances: balancesOf(result) };
};

const results = (result: Result): string[] =>
  result.contributions.map((row) =>
    [row.lineId, row.scheme, row.payer, row.base, row.amount, row.status, row.reason].join(' '),
  );

const balancesOf = (result: Result): string[] =>
  result.balances
    .map((one) => [one.scheme, one.payer, one.period ?? 'year', one.through, one.wages, one.base, one.amount].join(' '))
    .toSorted();

export type { Given, Result };
