import type { Situation } from '../records/situation.ts';
import type { StretchFacts } from './standing.ts';

/** What records say of some work. */
export type RecordedFacts = Pick<StretchFacts, 'assignment' | 'place' | 'employer' | 'person'>;

/**
 * The situation that records describe. A single assignment is all of the person's work, and the usual facts of a
 * posting are taken as given (no earlier posting); whatever the assignment's own `situation` says comes first.
 */
export const situationOf = (facts: RecordedFacts, date: string): Situation => {
  const { assignment, person } = facts;
  const { person: statedPerson, election, requests, ...stated } = assignment?.situation ?? {};
  const { posting, ...activity } = stated;
  const sent = assignment !== undefined && assignment.homeCountry !== facts.place && assignment.hiredLocally !== true;
  const { nationality, residence } = person;
  return {
    date,
    person: {
      ...(nationality === undefined ? {} : { nationality: [...nationality] }),
      ...(residence === undefined ? {} : { residence }),
      ...statedPerson,
    },
    activities: [
      {
        kind: assignment?.kind ?? 'employee',
        employer: { country: facts.employer.country },
        places: [{ country: facts.place }],
        start: assignment?.start,
        expectedEnd: assignment?.expectedEnd,
        ...activity,
        posting: sent
          ? { from: assignment.homeCountry, hiredLocally: false, hiredForPosting: false, previous: null, ...posting }
          : null,
      },
    ],
    election: election ?? undefined,
    requests: requests ?? undefined,
  };
};

/** Whether the usual facts of a posting had to be assumed for an assignment. */
export const assumesPosting = (facts: Pick<RecordedFacts, 'assignment' | 'place'>): boolean =>
  facts.assignment !== undefined &&
  facts.assignment.hiredLocally !== true &&
  facts.assignment.homeCountry !== facts.place &&
  facts.assignment.situation?.posting === undefined;
