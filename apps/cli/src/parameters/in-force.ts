import type {
  CertificateEffect,
  CountryLaw,
  Instrument,
  Parameter,
  ParameterValue,
  SchemeLaw,
  SchemeRule,
} from '@totalize/core';

interface Dated {
  readonly from?: string | undefined;
  readonly to?: string | undefined | null;
}

const holds = ({ from, to }: Dated, day: string): boolean => (from ?? day) <= day && day <= (to ?? day);

type SourceRefs = ParameterValue['sources'];

/** A source with the place in it. */
export interface Cited {
  readonly title: string;
  readonly url: string;
  readonly published: string | null;
  readonly locator?: string;
}

const citedBy =
  (law: CountryLaw) =>
  (refs: SourceRefs): Cited[] =>
    refs.flatMap(({ id, locator }) => {
      const source = law.sources[id];
      if (source === undefined) return [];
      const { title, url, published } = source;
      return [{ title, url, published, ...(locator !== undefined && { locator }) }];
    });

/** Where a value says no last day, it holds until the next one. */
const valueOn = (values: readonly ParameterValue[], day: string): ParameterValue | undefined =>
  values.filter((value) => holds(value, day)).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];

/** A figure on the day; `value` is null where the data have none. */
export interface Figure extends Omit<Parameter, 'values'>, Partial<Omit<ParameterValue, 'value' | 'sources'>> {
  readonly value: ParameterValue['value'] | null;
  readonly sources: readonly Cited[];
  readonly next?: Pick<ParameterValue, 'from' | 'value' | 'status'>;
}

type Cite = (refs: SourceRefs) => Cited[];

const figureOn = (parameter: Parameter, day: string, cited: Cite): Figure => {
  const { values, ...rest } = parameter;
  const { value, sources, ...current } = valueOn(values, day) ?? { value: null, sources: [] };
  const next = values.filter(({ from }) => from > day).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  return {
    ...rest,
    value,
    ...current,
    sources: cited(sources),
    ...(next !== undefined && { next: { from: next.from, value: next.value, status: next.status } }),
  };
};

/** A scheme with the rule of the day, null where it has none. */
export interface SchemeOn extends Omit<SchemeLaw, 'rules'> {
  readonly rule: (Omit<SchemeRule, 'dateBasis'> & { readonly dateBasis: DateBasis }) | null;
}
type DateBasis = Omit<SchemeRule['dateBasis'], 'sources'> & { readonly sources: readonly Cited[] };

const schemeOn = (scheme: SchemeLaw, day: string, cited: Cite): SchemeOn => {
  const { rules, ...rest } = scheme;
  const rule = rules.find((candidate) => holds(candidate, day));
  if (rule === undefined) return { ...rest, rule: null };
  const { dateBasis } = rule;
  return { ...rest, rule: { ...rule, dateBasis: { ...dateBasis, sources: cited(dateBasis.sources) } } };
};

/** An agreement of the country, and what it does to the country's own schemes. */
interface InstrumentOn
  extends Pick<Instrument, 'instrument' | 'name' | 'parties' | 'inForce' | 'modelled' | 'citation'> {
  readonly endedOn: string | null;
  readonly effects: readonly Pick<CertificateEffect, 'scheme' | 'effect' | 'citation' | 'confidence' | 'doubt'>[];
}

const instrumentOn = (instrument: Instrument, law: CountryLaw, day: string): InstrumentOn => {
  const { instrument: id, name, parties, inForce, endedOn, modelled, citation } = instrument;
  const own = `${law.country.toLowerCase()}.`;
  const effects = instrument.effects
    .filter((effect) => effect.scheme.startsWith(own) && holds(effect, day))
    .map(({ scheme, effect, citation, confidence, doubt }) => ({
      scheme,
      effect,
      citation,
      confidence,
      ...(doubt !== undefined && { doubt }),
    }));
  return { instrument: id, name, parties, inForce, endedOn: endedOn ?? null, modelled, citation, effects };
};

/** What of a country's law is in force on a day. */
export interface LawOn extends Pick<CountryLaw, 'country' | 'name' | 'currency' | 'covers' | 'lastReviewed'> {
  /** The data are complete for the day. */
  readonly covered: boolean;
  readonly parameters: readonly Figure[];
  readonly schemes: readonly SchemeOn[];
  readonly instruments: readonly InstrumentOn[];
}

export const lawOn = (law: CountryLaw, instruments: readonly Instrument[], day: string): LawOn => {
  const cited = citedBy(law);
  const isLinked = ({ parties, inForce, inForceUnknown, endedOn }: Instrument): boolean =>
    parties.includes(law.country) && (inForce === null ? inForceUnknown : inForce <= day) && day <= (endedOn ?? day);
  return {
    country: law.country,
    name: law.name,
    currency: law.currency,
    covers: law.covers,
    covered: holds(law.covers, day),
    lastReviewed: law.lastReviewed,
    parameters: law.parameters.map((parameter) => figureOn(parameter, day, cited)),
    schemes: law.schemes.map((scheme) => schemeOn(scheme, day, cited)),
    instruments: instruments.filter(isLinked).map((instrument) => instrumentOn(instrument, law, day)),
  };
};
