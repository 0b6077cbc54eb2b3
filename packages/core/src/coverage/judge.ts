import type { Law } from '../legislation/compile.ts';
import type { Situation } from '../records/situation.ts';
import { type Day, firstDay, parseDay } from '../time/date.ts';
import { type Claimants, claimantsOf } from './claimants.ts';
import { combine, type Linked } from './combine.ts';
import type { Activity } from './focus.ts';
import type { Judgement } from './judgement.ts';
import { instrumentBetween, partyOf, signedBetween } from './link.ts';
import { rule, type RulingStep } from './ruling.ts';

type Place = Activity['places'][number];

/** The pairs of claimants between which something must be decided: of the country of work with each other, else all. */
const pairsOf = (claimants: readonly string[], work: string): readonly (readonly [string, string])[] =>
  claimants.flatMap((one, index) =>
    claimants
      .slice(index + 1)
      .flatMap((other) => (!claimants.includes(work) || one === work || other === work ? [[one, other] as const] : [])),
  );

const decideLinks = (
  law: Law,
  situation: Situation,
  activity: Activity,
  place: Place,
  claimants: readonly string[],
  day: Day,
) => {
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
  ...[...basis].map(([country, why]) => ({
    rule: 'claim',
    outcome: `${country} claims the work in ${place}: ${why}`,
    citation: 'domestic law',
  })),
  ...unknown.map((country, at) => ({
    rule: 'claim',
    outcome: `whether ${country} claims the work depends on ${unknownFacts[at] ?? ''}`,
    citation: 'domestic law',
  })),
];

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
    const trace = [{ rule: 'claim', outcome: 'no law claims the work', citation: 'domestic law' }];
    return { ...head, ...none, status: 'undetermined', laws: [], basis: [], missingFacts: [], warnings, trace };
  }
  const { linked, unlinked } = decideLinks(law, situation, activity, place, countries, day);
  const cited = (codes: readonly string[]): string[] =>
    codes.map((code) => `Domestic law of ${code}: ${claimants.basis.get(code) ?? 'open'}`);
  const certain = countries.filter((country) => !unknown.includes(country));
  if (linked.length === 0) {
    // Where two laws claim the work and nothing links them, both are due.
    const signed = unlinked.flatMap(([one, other]) => signedBetween(law.instruments, one, other) ?? []);
    const warnings = [
      ...unlinked.map(
        ([one, other]) =>
          `No instrument in force links ${one} and ${other} on ${situation.date}: each takes its own contributions.`,
      ),
      ...signed.map((instrument) => `The ${instrument.citation} is known, but not in force on ${situation.date}.`),
    ];
    const open = unknown.length > 0;
    const conditions = open
      ? [
          `If ${claimants.unknownFacts.join(' and ')} makes the law of ${unknown.join(' and ')} claim the work, it is due as well; otherwise not.`,
        ]
      : [];
    return {
      ...head,
      ...none,
      status: open ? 'conditional' : 'determined',
      laws: certain.length === 0 ? countries : certain,
      basis: cited(certain.length === 0 ? countries : certain),
      conditions,
      missingFacts: open ? claimants.unknownFacts : [],
      warnings,
      trace: [
        ...steps,
        {
          rule: 'instrument',
          outcome: countries.length < 2 ? 'one claim: nothing to decide' : 'none links the countries',
          citation: 'domestic law',
        },
      ],
    };
  }
  return combine(linked, claimants, {
    ...head,
    steps,
    unlinked: unlinked.map(([one, other]) => `${one} and ${other}`),
    date: situation.date,
  });
};
