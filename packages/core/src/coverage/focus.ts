import type { Instrument } from '../legislation/shape-instrument.ts';
import type { Where } from '../legislation/shape-test.ts';
import type { Situation } from '../records/situation.ts';
import { type Day, firstDay } from '../time/date.ts';
import { type Answer, decided, missing } from './answer.ts';
import { startOr } from './window.ts';

export type Activity = Situation['activities'][number];

/** One piece of work at one place, as an instrument looks at it. */
export interface Focus {
  readonly instrument: Instrument;
  readonly situation: Situation;
  readonly activity: Activity;
  readonly day: Day;
  /** Country of work. */
  readonly place: string;
  readonly subdivision: string | undefined;
  /** The country whose law holds in a place, and the party that it belongs to. */
  readonly resolve: (place: string) => string;
}

export const isParty = (focus: Focus, country: string): boolean => focus.instrument.parties.includes(country);

/** Whether a country is one of those meant. */
const isAt = (focus: Focus, country: string, where: Where): boolean => {
  if (where === 'work') return country === focus.place;
  return where === 'party' ? isParty(focus, country) : where.some((code) => focus.resolve(code) === country);
};

const printWhere = (focus: Focus, where: Where): string => {
  if (where === 'work') return focus.place;
  return (where === 'party' ? focus.instrument.parties : where).join(' or ');
};

/** Asks where something is. */
export const askWhere = (focus: Focus, fact: string, given: string | null | undefined, where: Where): Answer => {
  if (given === undefined) return missing(fact);
  if (given === null) return decided(false, `${fact}: none`);
  const country = focus.resolve(given);
  return decided(isAt(focus, country, where), `${fact} is ${given}, asked for ${printWhere(focus, where)}`);
};

/** The first day that counts for a limit: the first day of work, or entry into force if the work began before it. */
export const clockStart = (focus: Focus): Day | undefined =>
  focus.activity.start === undefined
    ? undefined
    : Math.max(startOr(focus.activity.start), startOr(focus.instrument.inForce, firstDay));

/** The party from which the worker was sent to a place in another one; `undefined`: he was not. */
export const senderOf = (focus: Focus): string | undefined => {
  const { posting } = focus.activity;
  if (posting === undefined || posting === null || posting.hiredLocally === true || posting.from === undefined) {
    return undefined;
  }
  const from = focus.resolve(posting.from);
  return isParty(focus, from) && from !== focus.place ? from : undefined;
};
