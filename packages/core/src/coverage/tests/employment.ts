import type { RuleTest } from '../../legislation/shape-test.ts';
import { type Answer, decided, missing, no, yes } from '../answer.ts';
import { type Focus, isParty, senderOf } from '../focus.ts';
import { startOr } from '../window.ts';

/** Whether the worker worked for the sending employer before. */
export const priorEmployment = (focus: Focus): Answer => {
  const { hiredForPosting, priorEmploymentMonths } = focus.activity.posting ?? {};
  if (priorEmploymentMonths !== undefined && priorEmploymentMonths !== null && priorEmploymentMonths > 0) {
    return yes(`${priorEmploymentMonths} months with the sending employer before`);
  }
  if (hiredForPosting === true) return no('engaged in order to be posted at once');
  if (hiredForPosting === false) return yes('not engaged in order to be posted');
  return priorEmploymentMonths === 0
    ? no('no month with the sending employer before')
    : missing('posting.priorEmploymentMonths');
};

/** Whether the worker takes over from another posted worker. */
export const replacement = (focus: Focus): Answer => {
  const given = focus.activity.posting?.replacesPostedWorker;
  return given === undefined || given === null
    ? missing('posting.replacesPostedWorker')
    : decided(given, given ? 'replaces a posted worker' : 'replaces nobody');
};

/**
 * Whether the employment by the sender goes on at an affiliate: it does where nobody is an affiliate, where a section
 * 3121(l) agreement covers it, or where the sender remains the employer. Asked of workers from one country only.
 */
export const affiliate3121l = (test: Extract<RuleTest, { test: 'affiliate-3121l' }>, focus: Focus): Answer => {
  const { posting } = focus.activity;
  if (senderOf(focus) !== test.from || posting?.affiliate !== true) return yes('no work for an affiliate');
  if (posting.section3121l === true) return yes('a section 3121(l) agreement covers the affiliate');
  if (posting.directRelationship === true) return yes('the sending employer remains the employer');
  if (posting.section3121l === undefined) return missing('posting.section3121l');
  return posting.directRelationship === false || posting.directRelationship === null
    ? no('employed by an affiliate without a section 3121(l) agreement')
    : missing('posting.directRelationship');
};

/** Whether the worker was sent on from an assignment in a country that is no party. */
export const viaThirdCountry = (focus: Focus): Answer => {
  const via = focus.activity.posting?.via;
  if (via === undefined || via === null) return no('sent directly');
  return isParty(focus, focus.resolve(via)) ? no(`sent by way of ${via}, a party`) : yes(`sent on from ${via}`);
};

/** Whether the worker has another job in the country of work, to which nobody sent him. */
export const secondJob = (focus: Focus): Answer => {
  const others = focus.situation.activities.filter(
    (one) =>
      one !== focus.activity &&
      (one.posting === undefined || one.posting === null) &&
      one.places.some(({ country }) => focus.resolve(country) === focus.place),
  );
  const begun = others.find(({ start }) => start !== undefined && startOr(start) <= focus.day);
  if (begun !== undefined) return yes(`second job in ${focus.place} since ${begun.start}`);
  return others.some(({ start }) => start === undefined)
    ? missing('activities[].start')
    : no(`no second job in ${focus.place}`);
};
