import {
  calculate,
  type CountryLaw,
  type Legislation,
  minorDigitsOf,
  type Parameter,
  type Payer,
  readBatch,
  type SchemeRule,
} from '@totalize/core';
import { figuresOf, ruleOn, valueOn } from './scale-traits.ts';

/** Months of a period; a day is one of the thirty of the month that is looked at. */
const MONTHS: Readonly<Record<string, number>> = { day: 1 / 30, month: 1, quarter: 3, year: 12 };
/** Months of a year that have passed at the end of the month that is looked at. */
const PASSED = 6;
/** Steps from nothing to ten times the highest limit. */
const STEPS = 20;
/** Value of an indexed unit in the currency of the country, for all of the scale. */
const UNIT_VALUE = 40_000;

/** Every name of a parameter that a part of a rule holds. */
const namesIn = (part: unknown, known: ReadonlyMap<string, unknown>): readonly string[] => {
  if (typeof part === 'string') return known.has(part) ? [part] : [];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap((value) => namesIn(value, known)) : [];
};

/** Pay over contribution, at least: so far up the limits of contributions themselves are looked for. */
const PAY_OVER_CONTRIBUTION = 20;

/** The parameters that limit the contribution and not the pay. */
const contributionLimits = (rule: SchemeRule): ReadonlySet<string> =>
  new Set(
    [rule.employee, rule.employer]
      .flatMap((side) => side?.variants ?? [])
      .flatMap(({ premium, maximum }) => [premium?.atLeast, premium?.atMost, maximum])
      .filter((name) => name !== undefined),
  );

/** How often a limit goes into what a rule counts over: of limits that grow, into a month and into the months so far. */
const timesOf = (per: Parameter['per'], { period, accrues }: SchemeRule): readonly number[] => {
  const own = MONTHS[per ?? period] ?? 1;
  const counted = period === 'line' || period === 'earnings-period' ? 1 : (MONTHS[period] ?? 1);
  return accrues === 'monthly' ? [1 / own, PASSED / own] : [counted / own, 1];
};

/** The limits that a scheme knows on a day, in pay of what its rule counts over. */
const limitsOf = (country: CountryLaw, scheme: string, day: string): readonly number[] => {
  const known = new Map(country.parameters.map((parameter) => [parameter.parameter, parameter]));
  const rule = ruleOn(country, scheme, day);
  if (rule === undefined) return [];
  const ofContribution = contributionLimits(rule);
  return namesIn(rule, known).flatMap((name) => {
    const parameter = known.get(name);
    if (parameter === undefined || parameter.unit === 'rate' || parameter.unit === 'number') return [];
    const worth =
      (parameter.unit === 'index' ? UNIT_VALUE : 1) * (ofContribution.has(name) ? PAY_OVER_CONTRIBUTION : 1);
    return figuresOf(valueOn({ country, day }, name))
      .map((figure) => Number(figure) * worth)
      .filter((limit) => limit > 0)
      .flatMap((limit) => timesOf(parameter.per, rule).map((times) => limit * times));
  });
};

/** Monthly pay in minor units: even steps, and a unit below, at and above every limit. */
export const payScale = (country: CountryLaw, schemes: readonly string[], day: string): readonly number[] => {
  const minor = 10 ** minorDigitsOf(country.currency);
  const limits = [...new Set(schemes.flatMap((scheme) => limitsOf(country, scheme, day)))];
  const top = Math.ceil(10 * Math.max(10_000, ...limits) * minor);
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => Math.floor((top / STEPS) * step));
  const near = [...limits.map((limit) => Math.round(limit * minor)), ...steps].flatMap((pay) => [
    pay - 1,
    pay,
    pay + 1,
  ]);
  return [...new Set(near)].filter((pay) => pay >= 0 && pay <= top).toSorted((a, b) => a - b);
};

const written = (minorUnits: number, digits: number): string => {
  const text = `${minorUnits}`.padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const indexes = (country: CountryLaw): readonly string[] => [
  ...new Set(country.parameters.flatMap(({ index }) => (index === undefined ? [] : [index]))),
];

/** Amounts by scheme and payer, one for each pay of the scale. */
export type Curve = ReadonlyMap<string, readonly number[]>;

export const curveKey = (scheme: string, payer: Payer): string => `${scheme} ${payer}`;

/** What every scheme of a country takes from pay of one month: a worker for each pay, of whom nothing else is told. */
export const curvesOf = (law: Legislation, country: CountryLaw, day: string, scale: readonly number[]): Curve => {
  const { currency, country: code } = country;
  const digits = minorDigitsOf(currency);
  const month = day.slice(0, 7);
  const reading = readBatch({
    employers: [{ employerId: 'E', country: code }],
    workers: scale.map((_, at) => ({ workerId: `W${at}`, nationality: [code], residence: code })),
    payLines: scale.map((pay, at) => ({
      lineId: `L${at}`,
      workerId: `W${at}`,
      employerId: 'E',
      periodStart: `${month}-01`,
      periodEnd: day,
      payDate: day,
      currency,
      gross: written(pay, digits),
    })),
    exchangeRates: indexes(country).map((unit) => ({
      date: day,
      from: unit,
      to: currency,
      rate: `${UNIT_VALUE}`,
    })),
  });
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  const result = calculate(reading, law);
  const faults = result.exceptions.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new Error([...new Set(faults.map(({ message }) => message))].join('\n'));
  const curves = new Map<string, number[]>();
  for (const row of result.contributions) {
    if (row.country !== code || row.status === 'exempt') continue;
    const key = curveKey(row.scheme, row.payer);
    const curve = curves.get(key) ?? scale.map(() => 0);
    curve[Number(row.lineId.slice(1))] = Number(row.amount);
    curves.set(key, curve);
  }
  return curves;
};
