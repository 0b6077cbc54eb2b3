import type { RuleTest } from '../../legislation/shape-test.ts';
import { printDay } from '../../time/date.ts';
import { type Answer, decided, missing, no, yes } from '../answer.ts';
import { clockStart, type Focus } from '../focus.ts';
import { endOr, lastDayOf, startOr } from '../window.ts';

/** Whether the work began before a day. */
export const started = (test: Extract<RuleTest, { test: 'started' }>, focus: Focus): Answer => {
  const { start } = focus.activity;
  return start === undefined
    ? missing('activities[].start')
    : decided(start < test.before, `began ${start}, asked for before ${test.before}`);
};

/** Whether an end is planned at all. */
export const temporary = (focus: Focus): Answer => {
  const { expectedEnd } = focus.activity;
  if (expectedEnd === undefined) return missing('activities[].expectedEnd');
  return expectedEnd === null ? no('no end is planned') : yes(`expected to end ${expectedEnd}`);
};

/**
 * Whether the work was expected to last at most so many months, as things looked on its first day. An expectation that
 * grew later does not undo the posting, but the posting ends with the limit.
 */
export const expectedDuration = (test: Extract<RuleTest, { test: 'expected-duration' }>, focus: Focus): Answer => {
  const { expectedEnd, initialExpectedEnd } = focus.activity;
  const clock = clockStart(focus);
  if (clock === undefined) return missing('activities[].start');
  const first = initialExpectedEnd === undefined ? expectedEnd : initialExpectedEnd;
  if (first === undefined) return missing('activities[].expectedEnd');
  const until = lastDayOf(clock, test.months);
  const limit = `the limit of ${test.months} months from ${printDay(clock)} ends ${printDay(until)}`;
  if (first === null) return no(`no end was planned; ${limit}`);
  if (endOr(first) > until) return no(`expected to end ${first}; ${limit}`);
  if (focus.day > until) return no(`${printDay(focus.day)} lies beyond: ${limit}`);
  const grown = expectedEnd === null || endOr(expectedEnd, until) > until;
  return yes(`expected to end ${first}${grown ? `, since then ${expectedEnd ?? 'without end'}` : ''}; ${limit}`, {
    until,
  });
};

/** Whether the day asked about lies in the first months of the work, whatever was planned. */
export const firstMonths = (test: Extract<RuleTest, { test: 'first-months' }>, focus: Focus): Answer => {
  const clock = clockStart(focus);
  if (clock === undefined) return missing('activities[].start');
  const until = lastDayOf(clock, test.months);
  return decided(
    focus.day <= until,
    `${printDay(focus.day)}; the first ${test.months} months from ${printDay(clock)} end ${printDay(until)}`,
    { until },
  );
};

/** Whether a decision of both authorities still holds on the day. */
export const grantedUntil = (focus: Focus): Answer => {
  const granted = focus.situation.requests?.extensionGrantedUntil;
  if (granted === undefined || granted === null) return no('no extension or exception has been granted');
  const until = startOr(granted);
  return decided(focus.day <= until, `granted until ${granted}, asked about ${printDay(focus.day)}`, { until });
};
