import type { CountryLaw, Parameter, ParameterValue, SchemeLaw, SchemeRule } from '@totalize/core';

type Confidence = ParameterValue['confidence'];
type Status = ParameterValue['status'];

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** A parameter with the days on which a scheme uses it. */
interface Use {
  readonly parameter: Parameter;
  readonly days: Span;
}

/** How well the figures of a scheme are known in a year: those of its weakest one. */
export interface SchemeYear {
  readonly year: number;
  readonly status: Status;
  readonly confidence: Confidence;
  /** A figure stands in for one that the employer or worker should give. */
  readonly placeholder: boolean;
  /** Figures without a value for some day on which the scheme uses them. */
  readonly missing: readonly string[];
}

export interface RegistryScheme extends Pick<SchemeLaw, 'scheme' | 'englishName' | 'branch'> {
  /** The years in which there is the scheme and its country's law is complete. */
  readonly years: readonly SchemeYear[];
}

export interface RegistryCountry extends Pick<CountryLaw, 'country' | 'name' | 'covers' | 'lastReviewed'> {
  readonly schemes: readonly RegistryScheme[];
}

const lastDay = '9999-12-31';

const yearDays = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The days that two spans have in common; `undefined`: none. */
const overlap = (a: Days, b: Days): Span | undefined => {
  const from = (a.from ?? '') > (b.from ?? '') ? (a.from ?? '') : (b.from ?? '');
  const [aTo, bTo] = [a.to ?? lastDay, b.to ?? lastDay];
  const to = aTo < bTo ? aTo : bTo;
  return from <= to ? { from, to } : undefined;
};

const dayBeside = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** Values with the days on which they hold: one without a last day holds until the next. */
const valuesOn = ({ values }: Parameter, days: Days): readonly (ParameterValue & { readonly on: Span })[] =>
  values.flatMap((value, at) => {
    const next = values[at + 1]?.from;
    const to = value.to ?? (next === undefined ? undefined : dayBeside(next, -1));
    const on = overlap({ from: value.from, to }, days);
    return on === undefined ? [] : [{ ...value, on }];
  });

/** Whether the values leave a day out. */
const lacks = (parameter: Parameter, days: Span): boolean => {
  let needed = days.from;
  for (const { on } of valuesOn(parameter, days)) {
    if (on.from > needed) return true;
    needed = on.to >= days.to ? lastDay : dayBeside(on.to, 1);
  }
  return needed <= days.to;
};

type Named = ReadonlyMap<string, Parameter>;

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The days of a rule or variant; other parts have a `from` that is an age, hours or a limit. */
const daysOf = (part: object): Days => {
  const { from, to } = part as { from?: unknown; to?: unknown };
  return { from: isDay(from) ? from : undefined, to: isDay(to) ? to : undefined };
};

/** Every parameter that a part of a rule names, with the days on which it does. */
const namedIn = (part: unknown, days: Span, known: Named): readonly Use[] => {
  if (typeof part === 'string') {
    const parameter = known.get(part);
    if (parameter === undefined) return [];
    const fallback = parameter.fallback === undefined ? [] : namedIn(parameter.fallback, days, known);
    return [{ parameter, days }, ...fallback];
  }
  if (typeof part !== 'object' || part === null) return [];
  const own = overlap(daysOf(part), days);
  return own === undefined ? [] : Object.values(part).flatMap((value) => namedIn(value, own, known));
};

const rank = { confidence: ['high', 'medium', 'low'], status: ['enacted', 'announced', 'projected'] } as const;

const weakest = <T extends string>(order: readonly T[], found: readonly T[]): T | undefined =>
  order.findLast((one) => found.includes(one)) ?? order[0];

const used = (rules: readonly SchemeRule[], days: Span, known: Named): readonly Use[] =>
  rules.flatMap((rule) => namedIn(rule, days, known));

const parametersOf = ({ parameters }: Pick<CountryLaw, 'parameters'>): Named =>
  new Map(parameters.map((parameter) => [parameter.parameter, parameter]));

const schemeYear = (scheme: SchemeLaw, year: number, covers: Days, known: Named): SchemeYear | undefined => {
  const days = overlap(yearDays(year), covers);
  if (days === undefined || !scheme.rules.some((rule) => overlap(rule, days) !== undefined)) return undefined;
  const uses = used(scheme.rules, days, known);
  const values = uses.flatMap((use) => valuesOn(use.parameter, use.days));
  const missing = uses.filter((use) => lacks(use.parameter, use.days));
  return {
    year,
    status:
      weakest(
        rank.status,
        values.map(({ status }) => status),
      ) ?? 'enacted',
    confidence:
      weakest(
        rank.confidence,
        values.map(({ confidence }) => confidence),
      ) ?? 'high',
    placeholder: values.some(({ placeholder }) => placeholder === true),
    missing: [...new Set(missing.map(({ parameter }) => parameter.parameter))],
  };
};

const yearsOf = ({ from, to }: CountryLaw['covers']): readonly number[] => {
  const first = Number(from.slice(0, 4));
  const last = Number((to ?? new Date().toISOString()).slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};

/**
 * How well a country's schemes are known, year by year, so far as its law is complete.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { loadLegislation, registryOf } from '@totalize/legislation';
 * const [germany] = [...loadLegislation(['DE']).countries.values()].map(registryOf);
 * const pension = germany?.schemes.find(({ scheme }) => scheme === 'de.pension');
 * assert.equal(pension?.years.find(({ year }) => year === 2026)?.confidence, 'high');
 * ```
 */
export const registryOf = (law: CountryLaw): RegistryCountry => {
  const { country, name, covers, lastReviewed } = law;
  const known = parametersOf(law);
  const years = yearsOf(covers);
  return {
    country,
    name,
    covers,
    lastReviewed,
    schemes: law.schemes.map((scheme) => ({
      scheme: scheme.scheme,
      englishName: scheme.englishName,
      branch: scheme.branch,
      years: years.flatMap((year) => schemeYear(scheme, year, covers, known) ?? []),
    })),
  };
};

/** Figures that end before the last day on which the country's law is complete and uses them. */
export const endsEarly = (
  law: CountryLaw,
): readonly { readonly parameter: string; readonly last: string; readonly needed: string }[] => {
  const known = parametersOf(law);
  const covered: Span = { from: law.covers.from, to: law.covers.to ?? law.covers.from };
  const found = law.schemes.flatMap(({ rules }) =>
    used(rules, covered, known).flatMap(({ parameter, days }) => {
      const last = parameter.values.at(-1)?.to;
      return last === undefined || last >= days.to ? [] : [{ parameter: parameter.parameter, last, needed: days.to }];
    }),
  );
  return [...new Map(found.map((one) => [one.parameter, one])).values()];
};

/** A figure that has no value for some day of a year, with the last one that it has. */
export interface MissingFigure extends Pick<Parameter, 'parameter' | 'description' | 'unit' | 'per'> {
  readonly schemes: readonly string[];
  readonly last: ParameterValue | null;
}

export interface MissingInYear extends Pick<CountryLaw, 'country' | 'name' | 'covers'> {
  readonly missing: readonly MissingFigure[];
  /** Figures without a last day: they go on, and whether they still hold has to be looked up. */
  readonly goOn: readonly string[];
}

const figureOf = (
  { parameter, description, unit, per, values }: Parameter,
  schemes: readonly string[],
): MissingFigure => ({
  parameter,
  description,
  unit,
  per,
  schemes,
  last: values.at(-1) ?? null,
});

/** Of the tables of a country's benefits, those that go to the end of the year before and no further. */
export const missingTables = (
  benefits: Pick<CountryLaw, 'parameters'>,
  law: Pick<CountryLaw, 'parameters'>,
  year: number,
): readonly MissingFigure[] =>
  benefits.parameters
    .filter(({ parameter }) => !parametersOf(law).has(parameter))
    .filter((parameter) => !lacks(parameter, yearDays(year - 1)) && lacks(parameter, yearDays(year)))
    .map((parameter) => figureOf(parameter, []));

/** What has to be added to a country's law before it is complete for a year. */
export const missingIn = (law: CountryLaw, year: number): MissingInYear => {
  const known = parametersOf(law);
  const days = yearDays(year);
  const users = new Map<string, Set<string>>();
  const lacking = new Set<string>();
  for (const { scheme, rules } of law.schemes) {
    for (const use of used(rules, days, known)) {
      const name = use.parameter.parameter;
      users.set(name, (users.get(name) ?? new Set()).add(scheme));
      if (lacks(use.parameter, use.days)) lacking.add(name);
    }
  }
  const names = [...users.keys()].toSorted();
  return {
    country: law.country,
    name: law.name,
    covers: law.covers,
    missing: names
      .filter((name) => lacking.has(name))
      .flatMap((name) => {
        const parameter = known.get(name);
        return parameter === undefined ? [] : [figureOf(parameter, [...(users.get(name) ?? [])])];
      }),
    goOn: names.filter((name) => !lacking.has(name) && known.get(name)?.values.at(-1)?.to === undefined),
  };
};
