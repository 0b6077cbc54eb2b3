import { minorDigitsOf } from '../money/currency.ts';
import { parseDay } from '../time/date.ts';
import type { Assignment } from './assignment.ts';
import type { BatchList } from './batch.ts';
import type { Certificate } from './certificate.ts';
import type { Employer } from './employer.ts';
import type { ExceptionCode } from './exception.ts';
import type { ExchangeRate } from './exchange-rate.ts';
import type { Override } from './override.ts';
import type { PayLine } from './pay-line.ts';
import type { Problem } from './problem.ts';
import type { Worker } from './worker.ts';

const longestPeriod = 400;

const problem = (
  path: readonly string[],
  fault: string,
  remedy: string,
  code: ExceptionCode = 'record-invalid',
): Problem => ({
  code,
  path,
  fault,
  remedy,
});

/** −1, 0 or 1 for a decimal string. */
const signOf = (decimal: string): number => {
  if (!/[1-9]/.test(decimal)) return 0;
  return decimal.startsWith('-') ? -1 : 1;
};

/** Digits after the point, without the zeros at the end. */
const significantDecimals = (decimal: string): number => (decimal.split('.')[1] ?? '').replace(/0+$/, '').length;

type Field = readonly [name: string, value: string | null | undefined];

// Above every date: a record without a last day does not end.
const latest = '9999-12-31';

const inOrder = ([firstName, first]: Field, [lastName, last]: Field): Problem[] =>
  (first ?? '') > (last ?? latest)
    ? [problem([lastName], `is before ${firstName}`, 'correct one of the two dates')]
    : [];

const notNegative = (path: readonly string[], value: string | undefined): Problem[] =>
  value !== undefined && signOf(value) < 0 ? [problem(path, 'is negative', 'write a value of 0 or more')] : [];

const lengthOfPeriod = (line: PayLine): Problem[] => {
  const days = (parseDay(line.periodEnd) ?? 0) - (parseDay(line.periodStart) ?? 0) + 1;
  const remedy = `correct the dates, or split the line into periods of at most ${longestPeriod} days`;
  return days > longestPeriod ? [problem(['periodEnd'], `makes a period of ${days} days`, remedy)] : [];
};

const amountsOf = (line: PayLine): Problem[] => {
  const signed = line.kind === 'adjustment' || line.kind === 'reversal';
  const digits = minorDigitsOf(line.currency);
  const amounts: (readonly [readonly string[], string])[] = [[['gross'], line.gross]];
  for (const [key, value] of Object.entries(line.wages ?? {})) amounts.push([['wages', key], value]);
  return amounts.flatMap(([path, amount]) => {
    const found: Problem[] = [];
    if (!signed && signOf(amount) < 0) {
      const remedy = 'correct the sign, or make the line an adjustment or a reversal';
      found.push(problem(path, `is negative on a line of kind ${line.kind ?? 'regular'}`, remedy, 'negative-amount'));
    }
    if (significantDecimals(amount) > digits) {
      found.push(problem(path, `has more decimals than the ${digits} of ${line.currency}`, 'round it'));
    }
    return found;
  });
};

const reversalOf = (line: PayLine): Problem[] => {
  if (line.kind === 'reversal') {
    return line.reverses === undefined
      ? [problem(['reverses'], 'is missing on a reversal', 'name the lineId that it takes back')]
      : [];
  }
  if (line.reverses === undefined) return [];
  return [problem(['reverses'], 'stands on a line that is no reversal', 'make its kind reversal, or remove the field')];
};

const payLineChecks = (line: PayLine): Problem[] => [
  ...inOrder(['periodStart', line.periodStart], ['periodEnd', line.periodEnd]),
  ...lengthOfPeriod(line),
  ...inOrder(
    [line.earnedFrom === undefined ? 'periodStart' : 'earnedFrom', line.earnedFrom ?? line.periodStart],
    [line.earnedTo === undefined ? 'periodEnd' : 'earnedTo', line.earnedTo ?? line.periodEnd],
  ).filter(() => line.earnedFrom !== undefined || line.earnedTo !== undefined),
  ...amountsOf(line),
  ...reversalOf(line),
];

const validity = (record: Pick<Worker, 'validFrom' | 'validTo'>): Problem[] =>
  inOrder(['validFrom', record.validFrom], ['validTo', record.validTo]);

const employerChecks = (record: Employer): Problem[] => [
  ...validity(record),
  ...Object.entries(record.rates ?? {}).flatMap(([key, rate]) => notNegative(['rates', key], rate)),
];

const assignmentChecks = (record: Assignment): Problem[] => [
  ...inOrder(['start', record.start], ['expectedEnd', record.expectedEnd]),
  ...inOrder(['start', record.start], ['actualEnd', record.actualEnd]),
];

const certificateChecks = (record: Certificate): Problem[] => {
  const exempt = Array.isArray(record.exemptCountry) ? record.exemptCountry : [record.exemptCountry];
  const fault = `names ${record.applicableLegislation}, whose law the certificate says applies`;
  return [
    ...validity(record),
    ...(exempt.includes(record.applicableLegislation)
      ? [problem(['exemptCountry'], fault, 'correct one of the two countries', 'certificate-exempts-itself')]
      : []),
  ];
};

const exchangeRateChecks = (record: ExchangeRate): Problem[] => [
  ...inOrder(['date', record.date], ['validTo', record.validTo]),
  ...(signOf(record.rate) > 0
    ? []
    : [problem(['rate'], 'is not above 0', 'write the units of `to` for one unit of `from`')]),
];

const overrideChecks = (record: Override): Problem[] => [
  ...inOrder(['from', record.from], ['to', record.to]),
  ...notNegative(['rate'], record.rate),
  ...notNegative(['ceiling'], record.ceiling),
  ...notNegative(['value'], record.value),
];

/** What must hold between the fields of one record, once each of them can be read. */
export const recordChecks = {
  payLines: payLineChecks,
  workers: validity,
  employers: employerChecks,
  assignments: assignmentChecks,
  certificates: certificateChecks,
  balances: (): Problem[] => [],
  exchangeRates: exchangeRateChecks,
  overrides: overrideChecks,
} as const satisfies Record<BatchList, unknown>;
