import type { Law } from '../legislation/compile.ts';
import type { Instrument } from '../legislation/shape-instrument.ts';
import type { Situation } from '../records/situation.ts';
import { type Day, firstDay, parseDay } from '../time/date.ts';
import { type Claimants, claimantsOf } from './claimants.ts';
import type { Activity } from './focus.ts';
import { instrumentBetween, partyOf, signedBetween } from './link.ts';
import { rule, type Ruling, type RulingStep } from './ruling.ts';

/** Which law applies to one activity at one place. */
export interface Judgement {
  readonly place: string;
  readonly subdivision: string | undefined;
  readonly status: Ruling['status'];
  readonly laws: readonly string[];
  /** Countries whose own law would claim the work and that an instrument switches off. */
  readonly exempt: readonly string[];
  /** The instrument that named the law; `undefined`: there was nothing to decide, or nothing to decide it by. */
  readonly instrument: Instrument | undefined;
  readonly basis: readonly string[];
  readonly until: Day | undefined;
  /** The rule that decided limits how long it can. */
  readonly limited: boolean;
  readonly deadlines: Ruling['deadlines'];
  readonly conditions: readonly string[];
  readonly missingFacts: readonly string[];
  readonly warnings: readonly string[];
  readonly trace: readonly RulingStep[];
}

type Place = Activity['places'][number];

interface Linked {
  readonly pair: readonly [string, string];
  readonly instrument: Instrument;
  readonly ruling: Ruling;
}

/** The pairs of claimants between which something must be decided: of the country of work with each other, else all. */
const pairsOf = (claimants: readonly string[], work: string): readonly (readonly [string, string])[] =>
  claimants.flatMap((one, index) =>
    claimants.slice(index + 1).flatMap((other) => (!claimants.includes(work) || one === work || other === work ? [[one, other] as const] : [])),
  );

const decideLinks = (law: Law, situation: Situation, activity: Activity, place: Place, claimants: readonly string[], day: Day) => {
  const work = law.countryOfPlace(place.country);
  const linked: Linked[] = [];
  const unlinked: (readonly [string, string])[] = [];
  for (const pair of pairsOf(claimants, work)) {
    const instrument = instrumentBetween(law.instruments, pair[0], pair[1], day);
    if (instrument === undefined) {
      unlinked.push(pair);
      continue;
    }
    const resolve = (code: string): string => partyOf(instrument, law.countryOfPlace(code));
    const subdivision = place.subdivision ?? undefined;
    const ruling = rule({ instrument, situation, activity, day, place: resolve(place.country), subdivision, resolve });
    linked.push({ pair, instrument, ruling });
  }
  return { linked, unlinked };
};

const claimSteps = ({ basis, unknown, unknownFacts }: Claimants, place: string): readonly RulingStep[] => [
  ...[...basis].map(([country, why]) => ({ rule: 'claim', outcome: `${country} claims the work in ${place}: ${why}`, citation: 'domestic law' })),
  ...unknown.map((country, at) => ({ rule: 'claim', outcome: `whether ${country} claims the work depends on ${unknownFacts[at] ?? ''}`, citation: 'domestic law' })),
];

const worst = (statuses: readonly Ruling['status'][]): Ruling['status'] => {
  if (statuses.includes('undetermined')) return 'undetermined';
  return statuses.includes('conditional') ? 'conditional' : 'determined';
};

/** Judges one activity at one of its places. */
export const judge = (law: Law, situation: Situation, activity: Activity, place: Place): Judgement => {
  const day = parseDay(situation.date) ?? firstDay;
  const claimants = claimantsOf(law, situation, activity, place.country);
  const steps = claimSteps(claimants, place.country);
  const { countries, unknown } = claimants;
  const head = { place: place.country, subdivision: place.subdivision ?? undefined };
  const none = { instrument: undefined, until: undefined, limited: false, deadlines: [], conditions: [], exempt: [] };
  if (countries.length === 0) {
    const warnings = [`No law that the facts name claims the work in ${place.country}.`];
    return { ...head, ...none, status: 'undetermined', laws: [], basis: [], missingFacts: [], warnings, trace: steps };
  }
  const { linked, unlinked } = decideLinks(law, situation, activity, place, countries, day);
  const cited = (codes: readonly string[]): string[] => codes.map((code) => `Domestic law of ${code}: ${claimants.basis.get(code) ?? 'open'}`);
  const certain = countries.filter((country) => !unknown.includes(country));
  if (linked.length === 0) {
    // Where two laws claim the work and nothing links them, both are due.
    const signed = unlinked.flatMap(([one, other]) => signedBetween(law.instruments, one, other) ?? []);
    const warnings = [
      ...unlinked.map(([one, other]) => `No instrument in force links ${one} and ${other} on ${situation.date}: each takes its own contributions.`),
      ...signed.map((instrument) => `The ${instrument.citation} is known, but not in force on ${situation.date}.`),
    ];
    const open = unknown.length > 0;
    const conditions = open ? [`If ${claimants.unknownFacts.join(' and ')} makes the law of ${unknown.join(' and ')} claim the work, it is due as well; otherwise not.`] : [];
    return {
      ...head,
      ...none,
      status: open ? 'conditional' : 'determined',
      laws: certain.length === 0 ? countries : certain,
      basis: cited(certain.length === 0 ? countries : certain),
      conditions,
      missingFacts: open ? claimants.unknownFacts : [],
      warnings,
      trace: [...steps, { rule: 'instrument', outcome: countries.length < 2 ? 'one claim: nothing to decide' : 'none links the countries', citation: 'domestic law' }],
    };
  }
  return combine(linked, claimants, { ...head, steps, unlinked: unlinked.map(([one, other]) => `${one} and ${other}`), date: situation.date });
};

interface Frame {
  readonly place: string;
  readonly subdivision: string | undefined;
  readonly steps: readonly RulingStep[];
  readonly unlinked: readonly string[];
  readonly date: string;
}

/** Of all claims, those that no instrument switches off. */
const combine = (linked: readonly Linked[], claimants: Claimants, frame: Frame): Judgement => {
  const rulings = linked.map(({ ruling }) => ruling);
  const displaced = new Set<string>();
  for (const { pair, instrument, ruling } of linked) {
    if (ruling.status === 'undetermined') continue;
    for (const country of pair) {
      if (!ruling.applicableLegislation.includes(partyOf(instrument, country))) displaced.add(country);
    }
  }
  const remaining = claimants.countries.filter((country) => !displaced.has(country));
  const openClaims = claimants.unknown.filter((country) => remaining.includes(country));
  const status = remaining.length === 0 ? 'undetermined' : worst([...rulings.map((one) => one.status), ...(openClaims.length > 0 ? (['conditional'] as const) : [])]);
  const deciding = linked.find(({ ruling }) => ruling.status !== 'undetermined' && ruling.applicableLegislation.length === 1) ?? linked[0];
  const laws = status === 'undetermined' ? [] : remaining;
  const stillUnknown = claimants.unknown.filter((country) => displaced.has(country));
  return {
    place: frame.place,
    subdivision: frame.subdivision,
    status,
    laws,
    exempt: status === 'undetermined' ? [] : [...displaced].filter((country) => claimants.liable.includes(country)).toSorted(),
    instrument: deciding?.instrument,
    basis: [...new Set([...(deciding?.ruling.basis ?? []), ...rulings.flatMap(({ basis }) => basis)])],
    until: deciding?.ruling.until,
    limited: deciding?.ruling.posting === true,
    deadlines: rulings.flatMap(({ deadlines }) => deadlines),
    conditions: [
      ...rulings.flatMap(({ conditions }) => conditions),
      ...openClaims.map((country) => `If ${claimants.unknownFacts.join(' and ')} makes the law of ${country} claim the work, it applies; otherwise there is nothing to release.`),
    ],
    missingFacts: [...rulings.flatMap(({ missingFacts }) => missingFacts), ...(openClaims.length > 0 ? claimants.unknownFacts : [])],
    warnings: [
      ...rulings.flatMap(({ warnings }) => warnings),
      ...stillUnknown.map((country) => `Whether ${country} claims the work at all depends on ${claimants.unknownFacts.join(' and ')}; the law that applies is the same either way.`),
      ...frame.unlinked.map((pair) => `No instrument in force links ${pair} on ${frame.date}.`),
      ...(remaining.length === 0 ? ['The instruments name different laws for the same work; the authorities have to settle it.'] : []),
    ],
    trace: [...frame.steps, ...linked.flatMap(({ instrument, ruling }) => ruling.trace.map((step) => ({ ...step, rule: `${instrument.instrument} ${step.rule}` })))],
  };
};
