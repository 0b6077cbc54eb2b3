import type { RuleTest } from '../../legislation/shape-test.ts';
import { type Day, printDay } from '../../time/date.ts';
import { type Answer, missing, no, yes } from '../answer.ts';
import { clockStart, type Focus } from '../focus.ts';
import { endOr, lastDayOf, startOr } from '../window.ts';

const fact = 'posting.previous';

interface Earlier {
  readonly start: Day;
  readonly end: Day;
}

/** Earlier postings to the country of work, oldest first; `undefined` where their days are not known. */
const earlierOf = (focus: Focus): readonly Earlier[] | undefined => {
  const previous = focus.activity.posting?.previous;
  if (previous === undefined) return undefined;
  const all = (previous === null ? [] : Array.isArray(previous) ? previous : [previous]).filter(
    ({ country }) => country === undefined || focus.resolve(country) === focus.place,
  );
  if (all.some(({ start, end }) => start === undefined || end === undefined || end === null)) return undefined;
  return all
    .map(({ start, end }) => ({ start: startOr(start), end: endOr(end) }))
    .toSorted((a, b) => a.start - b.start);
};

/** Whether enough time has passed since an earlier posting, or all of them fit into one window. */
export const gap = (test: Extract<RuleTest, { test: 'gap' }>, focus: Focus): Answer => {
  const earlier = earlierOf(focus);
  const clock = clockStart(focus);
  if (earlier === undefined) return missing(fact);
  const last = earlier.at(-1);
  if (last === undefined) return yes('no earlier posting');
  if (clock === undefined) return missing('activities[].start');
  const isApart = (end: Day, start: Day): boolean => start > lastDayOf(end + 1, test.months);
  const since = `${test.months} months since ${printDay(last.end)}`;
  if (isApart(last.end, startOr(focus.activity.start))) return yes(`${since} have passed`);
  if (test.withinMonths === undefined) return no(`${since} have not passed`);
  // Postings that were far enough apart do not belong to one chain.
  let first = earlier[0]?.start ?? last.start;
  for (const [index, one] of earlier.entries()) {
    const before = earlier[index - 1];
    if (before !== undefined && isApart(before.end, one.start)) first = one.start;
  }
  const until = lastDayOf(first, test.withinMonths);
  const limit = `${since} have not passed, and ${test.withinMonths} months from ${printDay(first)} end ${printDay(until)}`;
  const { expectedEnd, initialExpectedEnd } = focus.activity;
  const planned = initialExpectedEnd === undefined ? expectedEnd : initialExpectedEnd;
  if (planned === undefined) return missing('activities[].expectedEnd');
  if (planned === null || endOr(planned) > until || focus.day > until)
    return no(`expected to end ${planned ?? 'never'}; ${limit}`);
  return yes(`expected to end ${planned}; ${limit}`, { until });
};
