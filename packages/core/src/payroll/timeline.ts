import { claimsOn, type Claims, type EmployerFacts } from '../coverage/claim.ts';
import { decisionDays } from '../coverage/decision-days.ts';
import { effectiveOn, lawsNamed, type Standing, standingsOf, type StretchFacts } from '../coverage/standing.ts';
import { type DecidedEffect, type SchemeStatus, schemeStatus } from '../coverage/status.ts';
import type { Law } from '../legislation/compile.ts';
import type { Assignment } from '../records/assignment.ts';
import type { Employer } from '../records/employer.ts';
import { type Day, firstDay, lastDay } from '../time/date.ts';
import { contains, type Interval } from '../time/interval.ts';
import { type Dated, type Dossier, recordOn } from './dossier.ts';

/** Why work on some days cannot be judged at all. */
export type StretchFault = 'assignment-overlap' | 'not-an-employee' | 'employer-missing';

/** Days on which nothing changes that a status depends on. */
export interface Stretch extends Interval {
  readonly fault: StretchFault | undefined;
  readonly assignment: Assignment | undefined;
  readonly place: string;
  readonly claims: Claims | undefined;
  readonly standings: readonly Standing[];
  readonly employerAssumed: boolean;
  readonly conflict: boolean;
  /** The status of a scheme; `undefined`: no row. */
  readonly statusOf: (country: string, scheme: string) => SchemeStatus | undefined;
}

/** The stretches of one worker's work for one employer, found by day. */
export interface Timeline {
  readonly at: (day: Day) => Stretch;
  readonly between: (from: Day, to: Day) => readonly Stretch[];
}

interface Scope {
  readonly law: Law;
  readonly dossier: Dossier;
  readonly employerId: string;
  readonly employerRows: readonly Dated<Employer>[];
  readonly place: string | undefined;
}

/** Two lists of days, each in order and without doubles, as one. */
const merged = (some: readonly Day[], others: readonly Day[]): readonly Day[] => {
  const days: Day[] = [];
  let at = 0;
  for (const day of others) {
    for (; at < some.length && (some[at] ?? lastDay) < day; at += 1) days.push(some[at] ?? lastDay);
    if (some[at] === day) at += 1;
    days.push(day);
  }
  for (; at < some.length; at += 1) days.push(some[at] ?? lastDay);
  return days;
};

const cutsOf = (scope: Scope): readonly Day[] => {
  const { dossier } = scope;
  const days = new Set<Day>([firstDay]);
  const cut = (interval: Interval): void => {
    days.add(interval.from);
    if (interval.to < lastDay) days.add(interval.to + 1);
  };
  for (const row of [...dossier.rows, ...dossier.assignments, ...dossier.certificates, ...scope.employerRows]) cut(row);
  for (const { record } of dossier.assignments) {
    for (const day of decisionDays(scope.law, record, scope.place ?? record.workCountry)) days.add(day);
  }
  for (const row of dossier.overrides) if (row.record.certificateEffect !== undefined) cut(row);
  const own = [...days].toSorted((a, b) => a - b);
  const mayLink = dossier.assignments.length > 0 || dossier.certificates.length > 0 || scope.place !== undefined;
  return mayLink ? merged(own, scope.law.instrumentDays) : own;
};

const assignmentOn = (scope: Scope, day: Day): Assignment | 'overlap' | undefined => {
  const found = scope.dossier.assignments.filter(
    (row) => row.record.employerId === scope.employerId && contains(row, day),
  );
  if (scope.place === undefined) return found.length > 1 ? 'overlap' : found[0]?.record;
  return (found.find((row) => row.record.workCountry === scope.place) ?? found[0])?.record;
};

const employerOn = (
  scope: Scope,
  day: Day,
  assignment: Assignment | undefined,
): (EmployerFacts & { readonly country: string }) | undefined => {
  const row = recordOn(scope.employerRows, day);
  if (row !== undefined) {
    return { country: row.country, americanEmployer: row.americanEmployer, section3121l: row.section3121l === true };
  }
  const any = assignment ?? scope.dossier.assignments.find((one) => one.record.employerId === scope.employerId)?.record;
  return any === undefined ? undefined : { country: any.homeCountry, americanEmployer: undefined, section3121l: false };
};

const faulty = (interval: Interval, fault: StretchFault, place: string): Stretch => ({
  ...interval,
  fault,
  assignment: undefined,
  place,
  claims: undefined,
  standings: [],
  employerAssumed: false,
  conflict: false,
  statusOf: () => undefined,
});

const stretchOf = (scope: Scope, interval: Interval): Stretch => {
  const { law, dossier } = scope;
  const day = interval.from;
  const assignment = assignmentOn(scope, day);
  if (assignment === 'overlap') return faulty(interval, 'assignment-overlap', '');
  const employer = employerOn(scope, day, assignment);
  if (employer === undefined) return faulty(interval, 'employer-missing', '');
  const place = scope.place ?? assignment?.workCountry ?? employer.country;
  if (assignment?.kind === 'self-employed') return faulty(interval, 'not-an-employee', place);
  const worker = recordOn(dossier.rows, day);
  const certificates = dossier.certificates.filter(
    ({ record }) => record.employerId === undefined || record.employerId === scope.employerId,
  );
  const nationality = worker?.nationality ?? assignment?.nationality;
  const residence = worker?.residence;
  const attributes = worker?.attributes;
  const sender = assignment === undefined || assignment.hiredLocally === true ? undefined : assignment.homeCountry;
  const { permanentResidentOf } = assignment?.situation?.person ?? {};
  const claims = claimsOn(
    {
      place,
      selfEmployed: false,
      sender,
      nationality,
      residence,
      permanentResidentOf: permanentResidentOf ?? undefined,
      attributes,
      employer,
      residenceCounts: false,
    },
    law,
  );
  const facts: StretchFacts = {
    day,
    claims,
    assignment,
    certificates,
    place,
    employer,
    person: { nationality, residence, attributes },
  };
  const standings = standingsOf(law, facts);
  const statuses = new Map<string, SchemeStatus | undefined>();
  return {
    ...interval,
    fault: undefined,
    assignment,
    place,
    claims,
    standings,
    employerAssumed: recordOn(scope.employerRows, day) === undefined,
    conflict: certificates.length > 1 && lawsNamed(law, effectiveOn(law, certificates, day)).length > 1,
    statusOf: (country, scheme) => {
      if (statuses.has(scheme)) return statuses.get(scheme);
      const standing = standings.find((one) => one.country === country);
      const decided: DecidedEffect = (id) => {
        const row = dossier.overrides.find(
          ({ record, ...days }) =>
            record.scheme === id &&
            record.certificateEffect !== undefined &&
            contains(days, day) &&
            (record.employerId === undefined || record.employerId === scope.employerId),
        );
        const effect = row?.record.certificateEffect;
        return effect === undefined ? undefined : { effect, authority: row?.record.authority ?? '' };
      };
      const status = standing === undefined ? undefined : schemeStatus(standing, scheme, day, decided);
      statuses.set(scheme, status);
      return status;
    },
  };
};

export const timelineOf = (scope: Scope): Timeline => {
  const cuts = cutsOf(scope);
  const stretches: (Stretch | undefined)[] = [];
  const indexOf = (day: Day): number => {
    let low = 0;
    let high = cuts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((cuts[middle] ?? lastDay) <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const stretch = (index: number): Stretch => {
    const found = stretches[index];
    if (found !== undefined) return found;
    const made = stretchOf(scope, { from: cuts[index] ?? firstDay, to: (cuts[index + 1] ?? lastDay + 1) - 1 });
    stretches[index] = made;
    return made;
  };
  return {
    at: (day) => stretch(indexOf(day)),
    between: (from, to) => {
      const first = indexOf(from);
      const last = indexOf(to);
      return first === last
        ? [stretch(first)]
        : Array.from({ length: last - first + 1 }, (_, step) => stretch(first + step));
    },
  };
};
