import type { Law } from '../legislation/compile.ts';
import type { Situation } from '../records/situation.ts';
import { type Claims, claimsOn } from './claim.ts';
import type { Activity } from './focus.ts';

/** Who claims one piece of work, and what must be known of it. */
export interface Claimants {
  /** In alphabetical order. */
  readonly countries: readonly string[];
  /** Countries whose law would take contributions from this work if there were no instrument. */
  readonly liable: readonly string[];
  /** Why: a short citation a country. */
  readonly basis: ReadonlyMap<string, string>;
  /** Of those, the ones that depend on a fact that is missing. */
  readonly unknown: readonly string[];
  readonly unknownFacts: readonly string[];
}

const nowhere = 'XZ';
const mobile: ReadonlySet<string> = new Set(['self-employed', 'ship-crew', 'air-crew']);

/** International waters and airspace have no law that could claim anything. */
const isCountry = (place: string): boolean => place !== nowhere;

/** Countries to which mobile work is tied in other ways than by its place: their laws usually claim it too. */
const ties = (activity: Activity, situation: Situation): readonly (readonly [country: string, why: string])[] => {
  const tied = (country: string | null | undefined, why: string): (readonly [string, string])[] =>
    country === undefined || country === null ? [] : [[country, why]];
  if (!mobile.has(activity.kind)) return [];
  if (activity.kind === 'ship-crew') return tied(activity.vesselFlag, 'the ship flies its flag');
  const home = tied(situation.person?.residence, 'the person lives there');
  if (activity.kind === 'self-employed') {
    const others = situation.activities.filter(({ kind }) => kind === activity.kind).flatMap(({ places }) => places);
    return [
      ...home,
      ...others.flatMap(({ country }) => (isCountry(country) ? tied(country, 'the person works there as well') : [])),
    ];
  }
  return [
    ...home,
    ...tied(activity.employer?.country, 'the employer is there'),
    ...tied(activity.homeBase, 'the home base is there'),
  ];
};

const claimsOf = (law: Law, situation: Situation, activity: Activity, place: string): Claims => {
  const { person } = situation;
  const { posting, employer } = activity;
  const sender = posting === undefined || posting === null || posting.hiredLocally === true ? undefined : posting.from;
  const apart = posting?.affiliate === true && posting.directRelationship !== true;
  return claimsOn(
    {
      place,
      selfEmployed: activity.kind === 'self-employed',
      sender,
      nationality: person?.nationality ?? undefined,
      residence: person?.residence ?? undefined,
      permanentResidentOf: person?.permanentResidentOf ?? undefined,
      attributes: undefined,
      employer: {
        country: employer?.country ?? sender,
        americanEmployer: undefined,
        section3121l: posting?.section3121l === undefined && apart ? undefined : posting?.section3121l === true,
        affiliate: apart,
      },
      residenceCounts: true,
    },
    law,
  );
};

/** The countries whose own law claims the work at a place: as the situation says, or as follows from the facts. */
export const claimantsOf = (law: Law, situation: Situation, activity: Activity, place: string): Claimants => {
  const basis = new Map<string, string>();
  const stated = activity.domesticCoverage;
  const claims = claimsOf(law, situation, activity, place);
  if (stated !== undefined && stated !== null) {
    for (const country of stated)
      basis.set(law.countryOfPlace(country), 'its own law covers the work, as the situation says');
  } else {
    if (isCountry(place)) basis.set(claims.work, 'the work is done there');
    for (const country of claims.abroad) {
      const cited = law.countries.get(country)?.law.workAbroad?.citation.join(', ') ?? '';
      basis.set(country, `its law follows the person abroad${cited === '' ? '' : ` (${cited})`}`);
    }
    if (claims.sender !== undefined && isCountry(claims.sender)) basis.set(claims.sender, 'it sends the worker');
    for (const [country, why] of ties(activity, situation)) {
      const tied = law.countryOfPlace(country);
      if (!basis.has(tied) && isCountry(tied)) basis.set(tied, why);
    }
  }
  const unknown = stated === undefined || stated === null ? claims.unknown.filter((code) => !basis.has(code)) : [];
  const countries = [...new Set([...basis.keys(), ...unknown])].toSorted();
  // A law that says itself whom it covers abroad takes nothing from others, though its country sends them.
  const merelySends = (country: string): boolean =>
    (stated === undefined || stated === null) &&
    country === claims.sender &&
    !claims.unknown.includes(country) &&
    law.countries.get(country)?.law.workAbroad !== undefined;
  return {
    countries,
    liable: countries.filter((country) => !merelySends(country)),
    basis,
    unknown,
    unknownFacts: claims.unknownFacts.filter((_, index) => unknown.includes(claims.unknown[index] ?? '')),
  };
};
