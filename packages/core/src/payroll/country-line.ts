import type { CompiledCountry, CompiledScheme } from '../legislation/compile.ts';
import { ruleAt } from '../legislation/compile.ts';
import { type Amount, amountOf } from '../money/amount.ts';
import { printDay, yearOf, type Day } from '../time/date.ts';
import { chargeEntry, type Failure } from './charge-entry.ts';
import type { WorkerContext } from './context.ts';
import { convert, rateOn } from './exchange.ts';
import { matchesScheme } from '../records/pattern.ts';
import { priorYearOf } from './prior-year.ts';
import { type PreparedLine, statedWages } from './prepared-line.ts';
import { reachOf } from './reach-back.ts';
import type { Row } from './row.ts';
import { type CountryLine, enterScheme, type SchemeLine } from './scheme-line.ts';
import { tellAfterError } from './after-error.ts';
import { tellOfStatus } from './status-notices.ts';

const wagesIn = (line: PreparedLine, scheme: CompiledScheme, country: CompiledCountry): Amount<'line'> => {
  if (line.record.wages === undefined) return line.gross;
  const exact = line.record.wages[scheme.id];
  const follows = ruleAt(scheme, line.payDate)?.rule.follows;
  const leader = follows === undefined ? undefined : country.schemes.find((one) => one.id === follows);
  // The wages of a scheme that follows another are those of the other, unless it is named itself.
  if (exact === undefined && leader !== undefined) return wagesIn(line, leader, country);
  return statedWages(line, scheme.id) ?? line.gross;
};

const sentenceOf = (failure: Failure, scheme: string, day: Day): string => {
  switch (failure.none) {
    case 'law-missing':
      return `The data have no value of ${failure.parameter} for ${printDay(day)}: ${scheme} was left out. Add the value to the law, or override it.`;
    case 'frequency':
      return `${scheme} has no threshold for pay that is ${failure.frequency}. Give the assignment a hostPayFrequency.`;
    case 'override-refused':
      return `An override of ${scheme} was refused, so ${scheme} was left out. Correct the override.`;
    case 'attribute-invalid':
      return `The attribute ${failure.attribute} has a value that the law does not know: ${scheme} was left out. Correct it.`;
  }
};

const codeOf = {
  'override-refused': 'record-refused',
  'law-missing': 'law-missing',
  frequency: 'pay-frequency-unsupported',
  'attribute-invalid': 'attribute-invalid',
} as const;

const fail = (
  context: WorkerContext,
  entry: { line: PreparedLine; scheme: CompiledScheme; day: Day },
  failure: Failure,
): void => {
  const { line, scheme, day } = entry;
  context.batch.notices.error(codeOf[failure.none], sentenceOf(failure, scheme.id, day), {
    workerId: line.workerId,
    lineId: line.lineId,
    country: scheme.country.code,
    scheme: scheme.id,
  });
  context.poison(line, scheme.country.code, scheme.id);
};

/** Whether the data hold this country's law for the line; if not, its rows are refused. */
const lawIsThere = (context: WorkerContext, line: PreparedLine, code: string): CompiledCountry | undefined => {
  const country = context.batch.law.countries.get(code);
  const early = country !== undefined && Math.min(line.payDate, line.to) < country.coversFrom;
  if (country !== undefined && !early) return country;
  const what = early
    ? `The law of ${code} is in the data from ${printDay(country.coversFrom)} on`
    : `The law of ${code} is not in the data`;
  context.batch.notices.error('country-law-missing', `${what}: the rows of ${code} were left out of this line.`, {
    workerId: line.workerId,
    lineId: line.lineId,
    country: code,
  });
  context.poison(line, code);
  return undefined;
};

/** The rows of a line in the schemes of one country. */
export const countryRows = (
  context: WorkerContext,
  shared: Omit<CountryLine, 'exchange'>,
  code: string,
): readonly Row[] => {
  const { line } = shared;
  const { batch } = context;
  const country = lawIsThere(context, line, code);
  if (country === undefined) return [];
  const { currency } = country.law;
  const from = line.record.currency;
  const exchange = from === currency ? undefined : rateOn(batch.exchange, from, currency, line.payDate);
  if (from !== currency && exchange === undefined) {
    batch.notices.error(
      'exchange-rate-missing',
      `There is no single exchange rate from ${from} to ${currency} for ${printDay(line.payDate)}. Add it; no other rate is used.`,
      { workerId: line.workerId, lineId: line.lineId, country: code },
    );
    context.poison(line, code);
    return [];
  }
  const wagesOf = (id: string): Amount<'scheme'> => {
    const scheme = country.schemes.find((one) => one.id === id);
    const wages = scheme === undefined ? line.gross : wagesIn(line, scheme, country);
    return exchange === undefined ? amountOf(wages) : convert(wages, from, currency, exchange.rate);
  };
  const rows: Row[] = [];
  const subjectOf = new Map<string, boolean>();
  const entries: SchemeLine[] = [];
  for (const scheme of country.schemes) {
    const found = enterScheme(context, scheme, { ...shared, exchange }, subjectOf, wagesOf);
    if (found === undefined) continue;
    if ('invalid' in found) {
      fail(context, { line, scheme, day: line.payDate }, { none: 'attribute-invalid', attribute: found.invalid });
      continue;
    }
    subjectOf.set(scheme.id, found.entry.subject);
    entries.push(found.entry);
  }
  const reach = reachOf(context, entries);
  for (const entry of entries) {
    if (batch.schemes.length > 0 && !batch.schemes.some((pattern) => matchesScheme(pattern, entry.scheme.id))) continue;
    if (priorYearOf(context, entry)) continue;
    if (batch.refusedSchemes.has(entry.scheme.id)) {
      fail(context, entry, { none: 'override-refused' });
      continue;
    }
    const made = chargeEntry(context, entry, reach(entry));
    if (!Array.isArray(made)) {
      fail(context, entry, made as Failure);
      continue;
    }
    tellOfStatus(context, entry, yearOf(entry.day));
    tellAfterError(context, entry);
    rows.push(...(made as readonly Row[]));
  }
  return rows;
};
