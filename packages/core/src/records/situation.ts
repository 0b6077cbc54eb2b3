import { z } from 'zod';
import { activity, activityFacts, person } from './situation-activity.ts';
import { country, date } from './primitives.ts';

const election = z.looseObject({ country, madeOn: date.nullish() });

const requests = z.looseObject({
  article16: z.boolean().nullish().describe('An individual exception has been asked for and not yet decided'),
  teleworkFramework: z.boolean().nullish(),
  madeOn: date.nullish().describe('Day of the telework request'),
  extensionGrantedUntil: date.nullish(),
});

/**
 * The facts from which the applicable legislation follows. `null` says that there is none, a field left out that it is
 * not known. Unknown fields are kept, so that whoever decides can name them.
 */
export const situation = z.looseObject({
  date: date.describe('The day asked about: instruments and rules are those in force on it'),
  person: person.nullish(),
  activities: z.array(activity).default([]).describe('All the work that the person does'),
  election: election.nullish(),
  requests: requests.nullish(),
});
export type Situation = z.output<typeof situation>;

/** What an assignment adds to the situation that its record implies: the facts of its one activity stand beside the rest. */
export const assignmentSituation = z.looseObject({
  ...activityFacts,
  person: person.nullish(),
  election: election.nullish(),
  requests: requests.nullish(),
});
