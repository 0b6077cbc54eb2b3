import type { ValidCertificate } from '../certificate/validity.ts';
import type { Law } from '../legislation/compile.ts';
import type { Instrument } from '../legislation/shape-instrument.ts';
import type { CertificateEffect } from '../legislation/shape.ts';
import type { Assignment } from '../records/assignment.ts';
import { contains } from '../time/interval.ts';
import { type Day, printDay } from '../time/date.ts';
import type { Claims, EmployerFacts } from './claim.ts';
import type { Focus } from './focus.ts';
import { instrumentBetween, partyOf } from './link.ts';
import { rule, type Ruling } from './ruling.ts';
import { situationOf } from './situation.ts';

/** Two countries that claim the same work, and what links them. */
interface Link {
  readonly other: string;
  readonly instrument: Instrument | undefined;
  readonly ruling: Ruling | undefined;
}

/** How one country stands to some work on a stretch of days: everything on which the status of its schemes depends. */
export interface Standing {
  readonly country: string;
  /** Its own law claims the work, as the place of work or because its law follows the worker. */
  readonly claims: boolean;
  readonly sends: boolean;
  readonly link: Link | undefined;
  /** A certificate that says this country's law applies. */
  readonly naming: ValidCertificate | undefined;
  /** Certificates that release this country's schemes. */
  readonly releasing: readonly { readonly certificate: ValidCertificate; readonly instrument: Instrument }[];
  /** A certificate that released it ended before these days, or begins after them. */
  readonly earlier: boolean;
  readonly later: boolean;
  /** Whether something is so on which an instrument lets the release depend. */
  readonly holds: (condition: NonNullable<CertificateEffect['onlyWith']>) => boolean | undefined;
}

/** The facts of a stretch of days from which the standings follow. */
export interface StretchFacts {
  readonly day: Day;
  readonly claims: Claims;
  readonly assignment: Assignment | undefined;
  readonly certificates: readonly ValidCertificate[];
  readonly place: string;
  readonly employer: EmployerFacts;
  readonly person: {
    readonly nationality: readonly string[] | undefined;
    readonly residence: string | undefined;
    readonly attributes?: Readonly<Record<string, string>> | undefined;
  };
}

/** Instruments for which a certificate that names `law` releases `country`. */
const releaseOf = (law: Law, certificate: ValidCertificate, country: string, day: Day): Instrument | undefined =>
  certificate.exempts.some((code) => law.countryOfPlace(code) === country)
    ? instrumentBetween(law.instruments, law.countryOfPlace(certificate.record.applicableLegislation), country, day)
    : undefined;

const isEffective = (law: Law, certificate: ValidCertificate, day: Day): boolean =>
  certificate.exempts.some((code) => releaseOf(law, certificate, law.countryOfPlace(code), day) !== undefined);

/** The certificates that count on a day: valid, and issued under an instrument in force. */
export const effectiveOn = (
  law: Law,
  certificates: readonly ValidCertificate[],
  day: Day,
): readonly ValidCertificate[] =>
  certificates.filter((certificate) => contains(certificate, day) && isEffective(law, certificate, day));

/** The laws that certificates name for one day; more than one is a conflict. */
export const lawsNamed = (law: Law, certificates: readonly ValidCertificate[]): readonly string[] => [
  ...new Set(certificates.map((certificate) => law.countryOfPlace(certificate.record.applicableLegislation))),
];

// Where nobody knows whether two laws claim the work, nobody knows whether there is anything to release.
const withoutNationality = (ruling: Ruling): Ruling => ({
  ...ruling,
  status: 'conditional',
  missingFacts: [...ruling.missingFacts, 'person.nationality'],
});

const focusOn = (law: Law, facts: StretchFacts, instrument: Instrument): Focus => {
  const situation = situationOf(facts, printDay(facts.day));
  const [activity] = situation.activities;
  if (activity === undefined) throw new TypeError('records describe one activity');
  const resolve = (place: string): string => partyOf(instrument, law.countryOfPlace(place));
  const [place] = activity.places;
  return {
    instrument,
    situation,
    activity,
    day: facts.day,
    place: resolve(facts.place),
    subdivision: place?.subdivision ?? undefined,
    resolve,
  };
};

const linkOf = (law: Law, facts: StretchFacts, country: string, other: string): Link => {
  const instrument = instrumentBetween(law.instruments, country, other, facts.day);
  if (instrument === undefined) return { other, instrument, ruling: undefined };
  const ruling = rule(focusOn(law, facts, instrument));
  const open = facts.claims.unknown.some((code) => code === country || code === other);
  return { other, instrument, ruling: open ? withoutNationality(ruling) : ruling };
};

/** The other claimant that matters to a country: one with which an instrument links it, before one with which none does. */
const linkFor = (law: Law, facts: StretchFacts, country: string, claimants: readonly string[]): Link | undefined => {
  const { work } = facts.claims;
  const others =
    country === work ? claimants.filter((other) => other !== country) : [work].filter((other) => other !== country);
  const links = others.map((other) => linkOf(law, facts, country, other));
  return links.find((link) => link.instrument !== undefined) ?? links[0];
};

const holdsIn =
  (facts: StretchFacts): Standing['holds'] =>
  ({ attribute }) => {
    const stated = facts.assignment?.situation?.person?.privateHealthInsurance ?? undefined;
    const given = facts.person.attributes?.[attribute];
    return stated ?? (given === undefined ? undefined : given === 'yes');
  };

/** The countries that have rows on these days, each with its standing. */
export const standingsOf = (law: Law, facts: StretchFacts): readonly Standing[] => {
  const { claims, day } = facts;
  const effective = effectiveOn(law, facts.certificates, day);
  const conflict = lawsNamed(law, effective).length > 1;
  const counting = conflict ? [] : effective;
  const claimants = [
    claims.work,
    ...claims.abroad,
    ...(claims.sender === undefined ? [] : [claims.sender]),
    ...claims.unknown,
  ];
  const named = lawsNamed(law, counting);
  const countries = [...new Set([claims.work, ...claims.abroad, ...named])];
  return countries.map((country) => ({
    country,
    claims: country === claims.work || claims.abroad.includes(country),
    // A law that says itself whom it covers abroad claims nobody else, though its country sends him.
    sends: country === claims.sender && law.countries.get(country)?.law.workAbroad === undefined,
    link: linkFor(law, facts, country, claimants),
    naming: counting.find((certificate) => law.countryOfPlace(certificate.record.applicableLegislation) === country),
    releasing: counting.flatMap((certificate) => {
      const instrument = releaseOf(law, certificate, country, day);
      return instrument === undefined ? [] : [{ certificate, instrument }];
    }),
    earlier: facts.certificates.some((one) => one.to < day && releaseOf(law, one, country, one.to) !== undefined),
    holds: holdsIn(facts),
    later: facts.certificates.some((one) => one.from > day && releaseOf(law, one, country, one.from) !== undefined),
  }));
};
