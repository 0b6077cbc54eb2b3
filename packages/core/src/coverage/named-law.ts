import type { InstrumentRule } from '../legislation/shape-instrument.ts';
import { type Focus, isParty, senderOf } from './focus.ts';
import { kindUnder } from './tests/kind.ts';

/** The laws that a rule names in a case. */
export interface NamedLaws {
  /** Empty where the rule itself is not known, or names the law of a country that is no party. */
  readonly laws: readonly string[];
  /** A fact without which the law has no name. */
  readonly missing?: string;
  /** Why there is none. */
  readonly reason?: string;
}

const at = (focus: Focus, fact: string, given: string | null | undefined): NamedLaws => {
  if (given === undefined || given === null) return { laws: [], missing: fact };
  const country = focus.resolve(given);
  return isParty(focus, country)
    ? { laws: [country] }
    : { laws: [], reason: `${fact} is ${given}, which is no party to the ${focus.instrument.citation}` };
};

export const namedLaws = ({ law, rule }: InstrumentRule, focus: Focus): NamedLaws => {
  const { activity, situation, instrument } = focus;
  switch (law) {
    case 'of-sender': {
      const sender = senderOf(focus) ?? activity.posting?.from;
      return at(focus, 'posting.from', sender);
    }
    case 'of-work':
      return at(focus, 'activities[].places[].country', focus.place);
    case 'of-residence':
      return at(focus, 'person.residence', situation.person?.residence);
    case 'of-employer':
      return at(focus, 'activities[].employer.country', activity.employer?.country);
    case 'of-flag':
      return at(focus, 'activities[].vesselFlag', activity.vesselFlag);
    case 'of-home-base':
      return at(focus, 'activities[].homeBase', activity.homeBase);
    case 'of-centre-of-interest':
      return at(focus, 'activities[].centreOfInterest', activity.centreOfInterest);
    case 'elected':
      return at(focus, 'election.country', situation.election?.country);
    case 'where-employee': {
      const found = instrument.parties.filter((party) => kindUnder(focus, party) === 'employee');
      return found.length === 1 ? { laws: found } : { laws: [], missing: 'activities[].kindUnder' };
    }
    case 'own-laws':
      return { laws: instrument.parties };
    case 'not-known':
      return { laws: [], reason: `the ${instrument.citation} has a rule for this (${rule}) that the data do not know` };
    default:
      return { laws: [law] };
  }
};
