import type { RuleTest } from '../../legislation/shape-test.ts';
import type { Answer } from '../answer.ts';
import type { Focus } from '../focus.ts';
import { elected, electionOpen, request } from './choice.ts';
import { expectedDuration, firstMonths, grantedUntil, started, temporary } from './duration.ts';
import { affiliate3121l, priorEmployment, replacement, secondJob, viaThirdCountry } from './employment.ts';
import { gap } from './gap.ts';
import { kind } from './kind.ts';
import { nationality, priorAffiliation, privateHealthInsurance } from './person.ts';
import * as place from './place.ts';
import { posted } from './posted.ts';

const askPlainly = (test: RuleTest, focus: Focus): Answer => {
  switch (test.test) {
    case 'kind':
      return kind(test, focus);
    case 'posted':
      return posted(test, focus);
    case 'started':
      return started(test, focus);
    case 'temporary':
      return temporary(focus);
    case 'expected-duration':
      return expectedDuration(test, focus);
    case 'first-months':
      return firstMonths(test, focus);
    case 'gap':
      return gap(test, focus);
    case 'prior-affiliation':
      return priorAffiliation(test, focus);
    case 'prior-employment':
      return priorEmployment(focus);
    case 'replacement':
      return replacement(focus);
    case 'share-at-least':
      return place.shareAtLeast(test, focus);
    case 'nationality':
      return nationality(test, focus);
    case 'residence':
      return place.residence(test, focus);
    case 'employer-in':
      return place.employerIn(test, focus);
    case 'controlled-from':
      return place.controlledFrom(test, focus);
    case 'home-base':
      return place.homeBase(test, focus);
    case 'flag':
      return place.flag(test, focus);
    case 'works-in':
      return place.worksIn(test, focus);
    case 'works-in-both':
      return place.worksInBoth(focus);
    case 'subdivision':
      return place.subdivision(test, focus);
    case 'second-job':
      return secondJob(focus);
    case 'affiliate-3121l':
      return affiliate3121l(test, focus);
    case 'via-third-country':
      return viaThirdCountry(focus);
    case 'private-health-insurance':
      return privateHealthInsurance(focus);
    case 'request':
      return request(test, focus);
    case 'granted-until':
      return grantedUntil(focus);
    case 'elected':
      return elected(test, focus);
    case 'election-open':
      return electionOpen(test, focus);
  }
};

const opposite = { yes: 'no', no: 'yes', open: 'open' } as const;

/** Asks one question of a case. `presumed`: the fact that was taken as given. */
export const ask = (test: RuleTest, focus: Focus): Answer & { readonly presumed?: string } => {
  const plain = askPlainly(test, focus);
  const isPresumed = test.presumed && plain.is === 'open' && plain.missing !== undefined;
  const answer = isPresumed
    ? ({ is: 'yes', saw: `${plain.saw}, taken as given`, presumed: plain.missing } as const)
    : plain;
  return test.not ? { ...answer, is: opposite[answer.is] } : answer;
};
