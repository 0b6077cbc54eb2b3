import type { Payer } from '../records/primitives.ts';
import { type Day, firstDay, lastDay, parseDay } from '../time/date.ts';
import { type YearStart, parseYearStart } from '../time/scheme-year.ts';
import { type FigureTable, figureTable } from './figure.ts';
import { instrumentDays } from './instrument-days.ts';
import type { Legislation } from './legislation.ts';
import type { Instrument } from './shape-instrument.ts';
import type { KnownScheme } from './shape-known-scheme.ts';
import type { Attribute } from './shape-attribute.ts';
import type { Condition } from './shape-condition.ts';
import type { CountryLaw, SchemeLaw, SchemeRule } from './shape.ts';

/** The rules of a scheme for some days, with what every line needs of them parsed. */
export interface CompiledRule {
  readonly rule: SchemeRule;
  readonly from: Day;
  readonly to: Day;
  readonly yearStart: YearStart;
  /** Its conditions ask for more than facts and age, so what is settled for one line is not for another. */
  readonly ofLine: boolean;
  /** The rule for one-off pay that has variants of its own. */
  readonly oneOff: CompiledRule | undefined;
  /** One-off pay with accounts of its own. */
  readonly apart: boolean;
}

export interface CompiledScheme {
  readonly id: string;
  readonly law: SchemeLaw;
  readonly country: CompiledCountry;
  readonly rules: readonly CompiledRule[];
  /** Names of the accounts of each payer. */
  readonly keys: Readonly<Record<Payer, string>>;
  /** Schemes of the country whose rows are needed for those of this one. */
  readonly needs: readonly string[];
}

export interface CompiledCountry {
  readonly code: string;
  readonly law: CountryLaw;
  readonly coversFrom: Day;
  readonly coversTo: Day;
  readonly figures: ReadonlyMap<string, FigureTable>;
  /** A scheme stands behind the one that it follows. */
  readonly schemes: readonly CompiledScheme[];
}

/** The law, indexed for calculation. */
export interface Law {
  readonly version: string;
  readonly countries: ReadonlyMap<string, CompiledCountry>;
  readonly schemes: ReadonlyMap<string, CompiledScheme>;
  /** The names of every scheme whose law is in the data, loaded or not. */
  readonly schemeNames: ReadonlySet<string>;
  readonly instruments: readonly Instrument[];
  /** Every scheme that the data know by name. */
  readonly knownSchemes: readonly (KnownScheme & { readonly country: string })[];
  /** Days on which what the instruments say changes, in order. */
  readonly instrumentDays: readonly Day[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** What national identifiers look like. */
  readonly identifiers: readonly { readonly name: string; readonly shape: RegExp }[];
  /** What any of them looks like: most ids are none, which this tells at once. */
  readonly anyIdentifier: RegExp;
  /** The same among several with commas between them. */
  readonly someIdentifier: RegExp;
  /** The country whose law holds in a place: itself, or the one whose territory it is. */
  readonly countryOfPlace: (place: string) => string;
}

/** The schemes that a rule follows: of several, the first that applies. */
export const leadersOf = ({ follows }: SchemeRule): readonly string[] =>
  follows === undefined ? [] : typeof follows === 'string' ? [follows] : follows;

/** Schemes whose contributions on a line change those of this one. */
const neededBy = (rule: SchemeRule): readonly string[] =>
  [rule.employee, rule.employer].flatMap((side) =>
    [
      ...(side?.contributions?.of ?? []),
      ...(side?.variants.flatMap(({ charge }) => (charge.kind === 'rest' ? charge.of : [])) ?? []),
    ].map(({ scheme }) => scheme),
  );

/** Schemes and what they need in turn; those needed stand before those that need them. */
const withTheirs = (needs: readonly string[], compiledSoFar: readonly CompiledScheme[]): readonly string[] => [
  ...new Set(needs.flatMap((id) => [id, ...(compiledSoFar.find((one) => one.id === id)?.needs ?? [])])),
];

const before = (scheme: SchemeLaw): readonly string[] =>
  scheme.rules.flatMap((rule) => [...leadersOf(rule), ...neededBy(rule)]);

const inOrder = (schemes: readonly SchemeLaw[]): readonly SchemeLaw[] => {
  const ordered: SchemeLaw[] = [];
  const visit = (scheme: SchemeLaw): void => {
    if (ordered.includes(scheme)) return;
    for (const other of schemes) if (other !== scheme && before(scheme).includes(other.scheme)) visit(other);
    ordered.push(scheme);
  };
  for (const scheme of schemes) visit(scheme);
  return ordered;
};

const asksOfLine = (condition: Condition): boolean =>
  'elapsed' in condition || 'hours' in condition || ('age' in condition && condition.age.on !== 'pay-date');

const conditionsOf = (rule: SchemeRule): readonly Condition[] =>
  [rule.employee, rule.employer].flatMap((side) => side?.variants.flatMap(({ when }) => when) ?? []);

/** One-off pay by rules of its own is a rule like the scheme's, but for what it says itself. */
const ruleOfOneOff = (rule: SchemeRule): SchemeRule | undefined => {
  const { oneOff } = rule;
  if (oneOff.rule !== 'own') return undefined;
  const { employee: _employee, employer: _employer, ...common } = rule;
  return {
    ...common,
    period: oneOff.period,
    accrues: 'at-once',
    yearStart: oneOff.yearStart ?? rule.yearStart,
    oneOff: { rule: 'ordinary' },
    ...(oneOff.employee === undefined ? {} : { employee: oneOff.employee }),
    ...(oneOff.employer === undefined ? {} : { employer: oneOff.employer }),
  };
};

const compileRule = (rule: SchemeRule, apart = false): CompiledRule => {
  const ofOneOff = ruleOfOneOff(rule);
  return {
    rule,
    from: parseDay(rule.from) ?? firstDay,
    to: rule.to === undefined ? lastDay : (parseDay(rule.to) ?? lastDay),
    yearStart: parseYearStart(rule.yearStart),
    ofLine: conditionsOf(rule).some(asksOfLine),
    oneOff:
      ofOneOff === undefined
        ? undefined
        : compileRule(ofOneOff, rule.oneOff.rule === 'own' && rule.oneOff.accounts === 'own'),
    apart,
  };
};

const compileCountry = (law: CountryLaw): CompiledCountry => {
  const schemes: CompiledScheme[] = [];
  const country: CompiledCountry = {
    code: law.country,
    law,
    coversFrom: parseDay(law.covers.from) ?? firstDay,
    coversTo: law.covers.to === undefined ? lastDay : (parseDay(law.covers.to) ?? lastDay),
    figures: new Map(law.parameters.map((parameter) => [parameter.parameter, figureTable(parameter)])),
    schemes,
  };
  for (const scheme of inOrder(law.schemes)) {
    schemes.push({
      id: scheme.scheme,
      law: scheme,
      country,
      rules: scheme.rules.map((rule) => compileRule(rule)),
      keys: { employee: `${scheme.scheme} employee`, employer: `${scheme.scheme} employer` },
      needs: withTheirs(scheme.rules.flatMap(neededBy), schemes),
    });
  }
  return country;
};

const compile = (legislation: Legislation): Law => {
  const countries = new Map([...legislation.countries].map(([code, law]) => [code, compileCountry(law)]));
  const places = new Map<string, string>();
  const identifiers = (legislation.identifiers ?? []).map(({ pattern }) => pattern);
  for (const { law } of countries.values()) for (const place of law.territories) places.set(place, law.country);
  return {
    version: legislation.version,
    countries,
    schemes: new Map(
      [...countries.values()].flatMap((country) => country.schemes.map((scheme) => [scheme.id, scheme])),
    ),
    schemeNames: new Set([
      ...[...countries.values()].flatMap((country) => country.schemes.map(({ id }) => id)),
      ...(legislation.schemeNames ?? []),
    ]),
    instruments: legislation.instruments,
    knownSchemes: knownSchemesOf(legislation),
    instrumentDays: [...new Set(legislation.instruments.flatMap(instrumentDays))].toSorted((a, b) => a - b),
    attributes: legislation.attributes,
    identifiers: (legislation.identifiers ?? []).map(({ name, pattern }) => ({ name, shape: wholly([pattern]) })),
    anyIdentifier: wholly(identifiers),
    someIdentifier: new RegExp(`(?:^|,)(?:${identifiers.join('|')})(?:,|$)`, 'u'),
    countryOfPlace: (place) => places.get(place) ?? place,
  };
};

const wholly = (patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'u');

const compiled = new WeakMap<Legislation, Law>();

const knownSchemesOf = ({ countries, schemes }: Legislation): Law['knownSchemes'] => [
  ...[...countries.values()].flatMap((law) =>
    law.schemes.map(({ scheme, rules, in: within, notIn }) => ({
      scheme,
      // The first day of the data says nothing about the scheme's.
      from: rules[0]?.from === law.covers.from ? undefined : rules[0]?.from,
      in: within,
      notIn,
      country: law.country,
    })),
  ),
  ...schemes.map((known) => ({ ...known, country: known.scheme.slice(0, 2).toUpperCase() })),
];

/** The law, indexed once for each legislation object. */
export const compileLaw = (legislation: Legislation): Law => {
  const found = compiled.get(legislation) ?? compile(legislation);
  compiled.set(legislation, found);
  return found;
};

export const ruleAt = (scheme: CompiledScheme, day: Day): CompiledRule | undefined => {
  for (const rule of scheme.rules) if (rule.from <= day && day <= rule.to) return rule;
  return undefined;
};
