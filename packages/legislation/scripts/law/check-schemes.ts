import type { CountryLaw, Parameter, SchemeLaw, SchemeRule } from '@totalize/core';
import type { Law } from './assemble.ts';
import { datedFaults } from './dated.ts';
import type { Refusal } from './refusal.ts';
import { sidesOf, type Use, usesOf, variantsOf } from './uses.ts';

const followed = ({ follows }: SchemeRule): readonly string[] => {
  if (follows === undefined) return [];
  return typeof follows === 'string' ? [follows] : follows;
};

/** Schemes that come before those of this rule. */
const before = (rule: SchemeRule): readonly string[] => [
  ...followed(rule),
  ...sidesOf(rule).flatMap((side) => side.contributions?.of.map(({ scheme }) => scheme) ?? []),
  ...variantsOf(rule).flatMap(({ charge }) => (charge.kind === 'rest' ? charge.of.map(({ scheme }) => scheme) : [])),
];

const schemesNamed = (rule: SchemeRule): readonly string[] => [
  ...before(rule),
  ...(rule.oneOff.rule === 'year-to-date' ? (rule.oneOff.reachBack?.test ?? []) : []),
];

const cycleFrom = (
  start: string,
  schemes: ReadonlyMap<string, SchemeLaw>,
  path: readonly string[] = [],
): readonly string[] | undefined => {
  if (path.includes(start)) return path[0] === start ? [...path, start] : undefined;
  for (const next of schemes.get(start)?.rules.flatMap(before) ?? []) {
    const cycle = cycleFrom(next, schemes, [...path, start]);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};

const months = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
]);

/** Whether a figure of one length of time can limit a period of another. */
const fits = (per: Parameter['per'], period: SchemeRule['period']): boolean => {
  if (per === undefined || per === period || per === 'payment' || per === 'earnings-period') return true;
  if (period === 'line' || period === 'earnings-period') return per !== 'day';
  return months.has(per) && months.has(period);
};

const checkUse = (
  { parameter, as, limit }: Use,
  rule: SchemeRule,
  parameters: ReadonlyMap<string, Parameter>,
): readonly string[] => {
  const found = parameters.get(parameter);
  if (found === undefined) return [`uses the parameter ${parameter}, which does not exist`];
  if (!as.includes(found.unit)) return [`uses ${parameter} as a ${as[0] ?? ''}, but its unit is ${found.unit}`];
  if (found.unit === 'index' && found.index === undefined) return [`uses ${parameter}, which names no index`];
  return limit && !fits(found.per, rule.period)
    ? [`uses ${parameter}, which is a sum per ${found.per ?? ''}, as a limit per ${rule.period}`]
    : [];
};

const checkStructure = (rule: SchemeRule): readonly string[] => [
  ...(rule.accrues === 'monthly' && rule.period !== 'year' ? ['accrues monthly, but does not count by year'] : []),
  ...(rule.accrues === 'settled' && rule.period !== 'month'
    ? ['is settled for the year, but does not count by month']
    : []),
  ...(rule.oneOff.rule === 'spread' && rule.period !== 'month'
    ? ['spreads one-off pay, but does not count by month']
    : []),
  ...([rule.dateBasis.regular, rule.dateBasis.oneOff].includes('premium-month') &&
  rule.dateBasis.premiumMonth === undefined
    ? ['counts by premium month, but does not say which it is']
    : []),
  ...(variantsOf(rule).some(({ topUp, base }) => topUp !== undefined && !base.some(({ step }) => step === 'floor'))
    ? ['tops up to a floor, but has none']
    : []),
];

const checkScheme = (
  { scheme, rules }: SchemeLaw,
  parameters: ReadonlyMap<string, Parameter>,
  schemes: ReadonlyMap<string, SchemeLaw>,
): readonly Omit<Refusal, 'file'>[] => {
  const cycle = cycleFrom(scheme, schemes);
  return [
    ...datedFaults(rules),
    ...(cycle === undefined ? [] : [{ at: 'follows', message: `is in a circle: ${cycle.join(' needs ')}` }]),
    ...rules.flatMap((rule) => [
      ...[...usesOf(rule).flatMap((use) => checkUse(use, rule, parameters)), ...checkStructure(rule)].map(
        (message) => ({
          at: rule.from,
          message,
        }),
      ),
      ...schemesNamed(rule)
        .filter((name) => !schemes.has(name))
        .map((name) => ({ at: rule.from, message: `names the scheme ${name}, which does not exist` })),
      ...(rule.employee === undefined && rule.employer === undefined
        ? [{ at: rule.from, message: 'charges neither the employee nor the employer' }]
        : []),
    ]),
  ];
};

const checkCountry = (country: CountryLaw, fileOf: ReadonlyMap<string, string>): readonly Refusal[] => {
  const parameters = new Map(country.parameters.map((parameter) => [parameter.parameter, parameter]));
  const schemes = new Map(country.schemes.map((scheme) => [scheme.scheme, scheme]));
  const used = new Set([
    ...country.schemes.flatMap(({ rules }) => rules.flatMap(usesOf)).map(({ parameter }) => parameter),
    ...country.parameters.flatMap(({ fallback, least }) => [fallback, least].filter((name) => name !== undefined)),
  ]);
  return [
    ...country.schemes.flatMap((scheme) =>
      checkScheme(scheme, parameters, schemes).map((fault) => ({ file: fileOf.get(scheme.scheme) ?? '', ...fault })),
    ),
    ...country.parameters
      .filter(({ parameter }) => !used.has(parameter))
      .map(({ parameter }) => ({
        file: fileOf.get(parameter) ?? '',
        at: '',
        message: `${parameter} is used by no scheme`,
      })),
  ];
};

export const checkSchemes = ({ countries, fileOf }: Law): readonly Refusal[] =>
  countries.flatMap((country) => checkCountry(country, fileOf));
