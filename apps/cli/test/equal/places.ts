import { minorDigitsOf, type CountryLaw } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { type Cells, firstOf, lastOf } from './person.ts';

const legislation = loadLegislation();

/** Countries whose law is in the data, but for the United States. */
export const hosts: readonly string[] = [...legislation.countries.keys()].filter((code) => code !== 'US');

/** Countries whose law is not in the data. */
export const elsewhere: readonly string[] = ['AE', 'SG', 'TR'];

export const currencyOf = (country: string): string => legislation.countries.get(country)?.currency ?? 'USD';

/** What a unit of a currency is worth in dollars, roughly; `1` where nothing is said. */
const worths: Readonly<Record<string, number>> = {
  AUD: 0.65,
  BRL: 0.18,
  CAD: 0.72,
  CHF: 1.2,
  CLP: 0.001,
  CNY: 0.14,
  CZK: 0.045,
  DKK: 0.15,
  EUR: 1.15,
  GBP: 1.3,
  HUF: 0.0028,
  INR: 0.012,
  ISK: 0.0078,
  JPY: 0.0067,
  KRW: 0.0007,
  KWD: 3.25,
  MXN: 0.053,
  NOK: 0.095,
  NZD: 0.6,
  PLN: 0.26,
  SEK: 0.1,
  UYU: 0.025,
};

const worthOf = (currency: string): number => worths[currency] ?? 1;

/** So many dollars in the minor units of a currency. */
export const minorUnits = (dollars: number, currency: string): number =>
  Math.round((dollars / worthOf(currency)) * 10 ** minorDigitsOf(currency));

const figuresIn = (value: unknown): number[] => {
  if (typeof value === 'string') return /^\d+(?:\.\d+)?$/.test(value) ? [Number(value)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(figuresIn) : [];
};

/** Limits of pay that a country's law knew on some day of these years, in minor units, each as it is and in a month. */
const limitsIn = ({ parameters, currency }: CountryLaw): readonly number[] => {
  const unit = 10 ** minorDigitsOf(currency);
  const months: Readonly<Record<string, number>> = { year: 12, quarter: 3, day: 1 / 30 };
  return parameters
    .filter((parameter) => parameter.unit === 'money' || parameter.unit === 'table')
    .flatMap(({ per, values }) =>
      values
        .filter(({ from, to }) => from <= '2026-12-31' && (to ?? '9999') >= '2025-10-01')
        .flatMap(({ value }) => figuresIn(value))
        .flatMap((figure) => [figure * unit, (figure * unit) / (months[per ?? ''] ?? 1)]),
    )
    .map(Math.round)
    .filter((limit) => limit >= unit);
};

const limits = new Map([...legislation.countries].map(([code, law]) => [code, limitsIn(law)]));

export const limitsOf = (country: string): readonly number[] => limits.get(country) ?? [];

/** A value that the law knows for a fact of a worker. */
export const someAttribute = (country: string, dice: Dice): Cells => {
  const known = [...legislation.attributes.values()].filter(
    ({ attribute, holder }) =>
      holder === 'worker' && (!attribute.includes('.') || attribute.startsWith(`${country.toLowerCase()}.`)),
  );
  if (known.length === 0) return {};
  const { attribute, type, values, minimum } = dice.one(...known);
  const least = minimum === undefined ? 0 : Number(minimum);
  const value =
    type === 'word'
      ? dice.one(...(values ?? ['yes', 'no']))
      : type === 'date'
        ? dice.one('2013-09-30', '2015-04-01', '2026-01-15')
        : type === 'integer'
          ? `${least + dice.below(4)}`
          : dice.one(`${least}`, '0.5', '1', '12000');
  return { [`attributes.${attribute}`]: value };
};

const hubs: readonly string[] = ['USD', 'EUR'];
const HALVES = 5;

/** Exchange rates by half-year; some pairs lack some days. */
export const exchangeRates = (dice: Dice): Cells[] => {
  const currencies = [...new Set([...legislation.countries.values()].map(({ currency }) => currency)), 'NZD', 'KWD'];
  const pairs = hubs.flatMap((hub) =>
    currencies
      .filter((currency) => currency !== hub)
      .flatMap((currency) => [[hub, currency] as const, [currency, hub] as const]),
  );
  const rates = [...new Set(pairs.map(([from, to]) => `${from} ${to}`))].flatMap((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return Array.from({ length: HALVES }, (_, half): Cells[] => {
      const rate = (worthOf(from) / worthOf(to)) * (0.97 + dice.below(600) / 10_000);
      const last = lastOf(half * 6 + 5);
      const row = { date: firstOf(half * 6), valid_to: last, from, to, rate: rate.toPrecision(6) };
      if (from === 'NZD') return half === 2 ? [{ ...row, valid_to: `${last.slice(0, 8)}15` }] : [];
      return dice.rarely(60) ? [] : dice.rarely(60) ? [row, { ...row, valid_to: row.date }] : [row];
    }).flat();
  });
  const units = [0, 1, 2, 4, 5, 6].map((quarter) => ({
    date: firstOf(quarter * 3),
    valid_to: lastOf(quarter * 3 + 2),
    from: 'CLF',
    to: 'CLP',
    rate: `${38_000 + dice.below(3000)}.55`,
  }));
  return [...rates, ...(dice.rarely(2) ? units : [])].map((row) => ({
    ...row,
    rate: Number(row.rate).toFixed(8).replace(/0+$/, '').replace(/\.$/, ''),
  }));
};
