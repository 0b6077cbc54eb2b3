import type { RuleTest } from '../../legislation/shape-test.ts';
import { type Answer, decided, missing } from '../answer.ts';
import { type Focus, senderOf } from '../focus.ts';

/** Whether the person has one of the nationalities. */
export const nationality = (test: Extract<RuleTest, { test: 'nationality' }>, focus: Focus): Answer => {
  const given = focus.situation.person?.nationality;
  if (given === undefined || given === null || given.length === 0) return missing('person.nationality');
  const own = given.map(focus.resolve);
  return decided(
    test.of.some((code) => own.includes(focus.resolve(code))),
    `nationality is ${given.join(', ')}, asked for ${test.of.join(' or ')}`,
  );
};

/** Whether the person was insured in the sending country just before. */
export const priorAffiliation = (test: Extract<RuleTest, { test: 'prior-affiliation' }>, focus: Focus): Answer => {
  const { lastLegislation, priorAffiliationDays } = focus.situation.person ?? {};
  const sender = senderOf(focus);
  if (lastLegislation !== undefined && lastLegislation !== null && focus.resolve(lastLegislation) !== sender) {
    return decided(false, `the legislation just before was that of ${lastLegislation}`);
  }
  if (priorAffiliationDays === undefined || priorAffiliationDays === null) {
    return test.days === 0 && lastLegislation !== undefined && lastLegislation !== null
      ? decided(true, `the legislation just before was that of ${lastLegislation}`)
      : missing(test.days === 0 ? 'person.lastLegislation' : 'person.priorAffiliationDays');
  }
  return decided(
    priorAffiliationDays >= test.days,
    `${priorAffiliationDays} days of insurance before, asked for ${test.days}`,
  );
};

/** Whether the worker and the family that comes along are insured for health for the whole stay. */
export const privateHealthInsurance = (focus: Focus): Answer => {
  const given = focus.situation.person?.privateHealthInsurance;
  return given === undefined || given === null
    ? missing('person.privateHealthInsurance')
    : decided(given, given ? 'private health insurance for the stay' : 'no private health insurance for the stay');
};
