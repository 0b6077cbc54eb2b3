import type { RuleTest } from '../../legislation/shape-test.ts';
import { printDay, yearOf } from '../../time/date.ts';
import { type Answer, decided, missing, no } from '../answer.ts';
import type { Focus } from '../focus.ts';
import { endOfMonthAfter, startOr } from '../window.ts';

/** Whether the authorities have been asked for an agreement that they have not given yet. */
export const request = (test: Extract<RuleTest, { test: 'request' }>, focus: Focus): Answer => {
  const { requests } = focus.situation;
  const asked = test.for === 'exception' ? requests?.article16 : requests?.teleworkFramework;
  if (asked !== true) return no('nothing has been asked for');
  return {
    is: 'open',
    saw: 'asked for, not decided',
    condition: 'the authorities of both countries agree to the exception asked for',
  };
};

/** Whether the person has chosen a legislation in the time allowed. */
export const elected = (test: Extract<RuleTest, { test: 'elected' }>, focus: Focus): Answer => {
  const { election } = focus.situation;
  if (election === undefined || election === null) return no('nothing was chosen');
  const { start } = focus.activity;
  if (election.madeOn === undefined || election.madeOn === null) return missing('election.madeOn');
  if (start === undefined) return missing('activities[].start');
  const made = startOr(election.madeOn);
  if (test.inYear !== undefined) {
    const year = yearOf(startOr(start)) + test.inYear;
    return decided(
      yearOf(made) === year && made <= focus.day,
      `chosen on ${election.madeOn}; it may be changed in ${year}, from that day on`,
    );
  }
  const until = endOfMonthAfter(startOr(start), test.withinMonths ?? 0);
  return decided(made <= until, `chosen on ${election.madeOn}; it can be until ${printDay(until)}`);
};

/** Whether a legislation can still be chosen. */
export const electionOpen = (test: Extract<RuleTest, { test: 'election-open' }>, focus: Focus): Answer => {
  const { start } = focus.activity;
  if (start === undefined) return missing('activities[].start');
  const until = endOfMonthAfter(startOr(start), test.withinMonths);
  if (focus.situation.election !== undefined && focus.situation.election !== null) return no('a choice was made');
  if (focus.day > until) return no(`the time for a choice ended on ${printDay(until)}`);
  const condition = `that legislation is chosen by ${printDay(until)}`;
  const deadline = { act: 'election', day: until } as const;
  return focus.situation.election === undefined
    ? { is: 'open', saw: `a choice can be made until ${printDay(until)}`, missing: 'election', condition, deadline }
    : { is: 'open', saw: `a choice can be made until ${printDay(until)}`, condition, deadline };
};
