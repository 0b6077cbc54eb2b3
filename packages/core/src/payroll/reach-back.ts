import { addInt, type Int } from '../money/integer.ts';
import { type Day, printDay } from '../time/date.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';
import { formulaOf } from './formulas.ts';
import { lastDayOfYearBefore, mayReachBack, roomToDate } from './one-off.ts';
import { isDue, type SchemeLine } from './scheme-line.ts';

/** Whether a one-off payment does not fit into the year so far by the scheme that decides. */
const exceeds = (context: WorkerContext, entry: SchemeLine): boolean => {
  const { scheme, compiled, line, day, timeline } = entry;
  const payer = compiled.rule.employee === undefined ? 'employer' : 'employee';
  const formula = formulaOf(context, entry, payer);
  if ('none' in formula) return false;
  const accounts = context.accountsOf(scheme, payer, line.employerId);
  const base = accounts.years.get(schemeYearOf(day, compiled.yearStart))?.base ?? 0;
  const room = roomToDate(scheme, compiled, formula, timeline, day, base);
  let wages: Int = 0;
  for (const part of entry.parts) if (part.status?.status === 'due') wages = addInt(wages, part.wages);
  return room !== undefined && wages > room;
};

/** Whether the employer paid the worker in the year before, so far as the batch and its balances know. */
const paidBefore = (context: WorkerContext, entry: SchemeLine): boolean => {
  const { scheme, compiled, line } = entry;
  const payer = compiled.rule.employee === undefined ? 'employer' : 'employee';
  const year = schemeYearOf(entry.day, compiled.yearStart) - 1;
  return context.accountsOf(scheme, payer, line.employerId).years.has(year);
};

/**
 * The date by which a line counts in each scheme: its own, or the last day of the year before, where a one-off payment
 * of the first months does not fit into the ceilings of the year so far. One scheme decides for all of them.
 */
export const reachOf = (context: WorkerContext, entries: readonly SchemeLine[]): ((entry: SchemeLine) => Day) => {
  const ownDay = (entry: SchemeLine): Day => entry.day;
  const first = entries.find((entry) => entry.line.kind === 'one-off' && mayReachBack(entry.compiled, entry.day));
  if (first === undefined) return ownDay;
  const { oneOff } = first.compiled.rule;
  const tests = oneOff.rule === 'year-to-date' ? (oneOff.reachBack?.test ?? []) : [];
  const judge = tests
    .map((test) => entries.find((entry) => entry.scheme.id === test && isDue(entry)))
    .find((entry) => entry !== undefined);
  if (judge === undefined || !exceeds(context, judge)) return ownDay;
  if (!paidBefore(context, judge)) {
    const { line } = judge;
    const before = judge.timeline.at(lastDayOfYearBefore(judge.compiled, judge.day));
    if (before.statusOf(judge.scheme.country.code, judge.scheme.id)?.status === 'due') {
      context.batch.notices.warnOnce(
        `reach-back ${line.lineId}`,
        'year-to-date-missing',
        () =>
          `The one-off payment of ${printDay(line.payDate)} does not fit into the year's ceilings so far and may belong to the year before, of which nothing is known. Add that year's balances if the employer paid the worker then.`,
        { workerId: line.workerId, lineId: line.lineId, country: judge.scheme.country.code },
      );
    }
    return ownDay;
  }
  return (entry) =>
    entry.compiled.rule.oneOff.rule === 'year-to-date' && mayReachBack(entry.compiled, entry.day)
      ? lastDayOfYearBefore(entry.compiled, entry.day)
      : entry.day;
};
