import { type CompiledCountry, type CompiledScheme, leadersOf, ruleAt } from '../legislation/compile.ts';
import { type Amount, amountOf } from '../money/amount.ts';
import { matchesScheme } from '../records/pattern.ts';
import { type Day, printDay } from '../time/date.ts';
import { contains } from '../time/interval.ts';
import type { WorkerContext } from './context.ts';
import { convert, type DatedRate, rateOn } from './exchange.ts';
import { fail } from './failure.ts';
import { type PreparedLine, statedWages } from './prepared-line.ts';
import { type CountryLine, enterScheme, type SchemeLine } from './scheme-line.ts';

const wagesIn = (line: PreparedLine, scheme: CompiledScheme, country: CompiledCountry): Amount<'line'> => {
  const own = statedWages(line, scheme.id);
  if (own !== undefined || line.record.wages === undefined) return own ?? line.gross;
  const rule = ruleAt(scheme, line.payDate)?.rule;
  const leaders = (rule === undefined ? [] : leadersOf(rule)).flatMap(
    (id) => country.schemes.find((one) => one.id === id) ?? [],
  );
  // The wages of a scheme that follows another are those of the other, unless it is named itself.
  const leader = leaders.find((one) => statedWages(line, one.id) !== undefined) ?? leaders[0];
  return leader === undefined ? line.gross : wagesIn(line, leader, country);
};

/** Whether a day lies outside those of the data, and nobody has decided a figure of the country for it. */
export const isBeyondLaw = (context: WorkerContext, country: CompiledCountry, day: Day): boolean =>
  (day < country.coversFrom || day > country.coversTo) &&
  !context.dossier.overrides.some(
    (row) => row.record.scheme.startsWith(`${country.code.toLowerCase()}.`) && contains(row, day),
  );

const refuseCountry = (context: WorkerContext, line: PreparedLine, code: string, what: string): void => {
  context.batch.notices.error('country-law-missing', `${what}: the rows of ${code} were left out of this line.`, {
    workerId: line.workerId,
    lineId: line.lineId,
    country: code,
  });
  context.poison(line, code);
};

/** The exchange rate of the pay date; `missing` where the batch has no single one. */
const exchangeFor = (
  context: WorkerContext,
  line: PreparedLine,
  country: CompiledCountry,
): DatedRate | undefined | 'missing' => {
  const { currency } = country.law;
  const from = line.record.currency;
  if (from === currency) return undefined;
  const rate = rateOn(context.batch.exchange, from, currency, line.payDate);
  if (rate !== undefined) return rate;
  context.batch.notices.error(
    'exchange-rate-missing',
    `There is no single exchange rate from ${from} to ${currency} for ${printDay(line.payDate)}. Add it; no other rate is used.`,
    { workerId: line.workerId, lineId: line.lineId, country: country.code },
  );
  context.poison(line, country.code);
  return 'missing';
};

/** Whether any scheme of a country is asked for. */
const isAskedFor = (context: WorkerContext, code: string): boolean => {
  const { schemes } = context.batch;
  return (
    schemes.length === 0 || schemes.some((pattern) => pattern === '*' || pattern.startsWith(`${code.toLowerCase()}.`))
  );
};

/** How a line enters the schemes of one country, in the order in which they are computed. */
export const enterCountry = (
  context: WorkerContext,
  shared: Omit<CountryLine, 'exchange'>,
  code: string,
): readonly SchemeLine[] => {
  const { line } = shared;
  const { schemes } = context.batch;
  if (!isAskedFor(context, code)) return [];
  const country = context.batch.law.countries.get(code);
  if (country === undefined) {
    refuseCountry(context, line, code, `The law of ${code} is not in the data`);
    return [];
  }
  const exchange = exchangeFor(context, line, country);
  if (exchange === 'missing') return [];
  const wagesOf = (scheme: CompiledScheme): Amount<'scheme'> => {
    const wages = wagesIn(line, scheme, country);
    return exchange === undefined
      ? amountOf(wages)
      : convert(wages, line.record.currency, country.law.currency, exchange.rate);
  };
  const entries: SchemeLine[] = [];
  for (const scheme of country.schemes) {
    const found = enterScheme(context, scheme, { ...shared, exchange }, wagesOf);
    if (found === undefined) continue;
    if ('invalid' in found) {
      fail(context, { line, scheme, day: line.payDate }, { none: 'attribute-invalid', attribute: found.invalid });
      continue;
    }
    const asked = schemes.length === 0 || schemes.some((pattern) => matchesScheme(pattern, scheme.id));
    entries.push(asked ? found.entry : { ...found.entry, silent: true });
  }
  const shown = entries.filter(({ silent }) => !silent);
  const needed = new Set(shown.flatMap(({ scheme }) => scheme.needs));
  // Where no scheme has a rule, the line itself tells whether that is for want of data.
  const days = shown.length === 0 ? [line.to] : shown.map((entry) => entry.day);
  if (days.every((day) => isBeyondLaw(context, country, day))) {
    const held = `from ${printDay(country.coversFrom)} to ${printDay(country.coversTo)}`;
    refuseCountry(context, line, code, `The law of ${code} is in the data ${held} only`);
    return [];
  }
  return entries.filter(({ silent, scheme }) => !silent || needed.has(scheme.id));
};
