import { type CompiledScheme, ruleAt } from '../legislation/compile.ts';
import { type Day, firstDay, parseDay, printDay } from '../time/date.ts';
import { firstDayOfSchemeYear, schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';
import { isDue, type SchemeLine } from './scheme-line.ts';

const yearDays = 365;

/** Since when the worker has been employed, by `hire-date`; without it, one year before the period. */
const hiredOn = (context: WorkerContext, line: PreparedLine): Day => {
  const given = context.factsOn(line.employerId, line.payDate).worker.get('hire-date');
  return (given === undefined ? undefined : parseDay(given)) ?? line.from - yearDays;
};

/** The first day of the scheme's year on which the worker can have owed the scheme to this employer. */
const firstSubjectDay = (
  context: WorkerContext,
  line: PreparedLine,
  entry: SchemeLine,
  yearBegins: Day,
): Day | undefined => {
  const timeline = context.timeline(line.employerId, line.record.workCountry);
  const begin = Math.max(yearBegins, hiredOn(context, line));
  if (begin >= line.from) return undefined;
  const stretch = timeline
    .between(begin, line.from - 1)
    .find((one) => one.statusOf(entry.scheme.country.code, entry.scheme.id)?.status === 'due');
  return stretch === undefined ? undefined : Math.max(stretch.from, begin);
};

/** Whether balances tell what the scheme counted earlier in the year. */
const openedWith = (
  context: WorkerContext,
  scheme: CompiledScheme,
  employers: readonly string[],
  year: number,
): boolean =>
  context.dossier.balances.some((balance) => {
    if (balance.scheme !== scheme.id || (balance.period !== undefined && !/^\d{4} /.test(balance.period))) return false;
    if (balance.employerId !== undefined && !employers.includes(balance.employerId)) return false;
    const through = parseDay(balance.through) ?? firstDay;
    const compiled = ruleAt(scheme, through);
    return compiled !== undefined && schemeYearOf(through, compiled.yearStart) === year;
  });

/** Whether an earlier line of these employers in the year stands in the batch. */
const paidEarlier = (context: WorkerContext, line: PreparedLine, employers: readonly string[], since: Day): boolean =>
  [...context.lineIds.values()].some(
    (other) => employers.includes(other.employerId) && other.payDate >= since && other.payDate < line.payDate,
  );

/**
 * Warns where a scheme counts over its year, the worker was liable earlier in it, and nothing is known of that time.
 * A gap shorter than the line's own pay period may be pay of the year before.
 */
export const tellOfYearToDate = (context: WorkerContext, line: PreparedLine, entries: readonly SchemeLine[]): void => {
  for (const entry of entries) {
    const { scheme, compiled } = entry;
    const { rule, yearStart } = compiled;
    const yearly = rule.period === 'earnings-period' && entry.frequency === 'yearly';
    const counts = rule.period === 'year' || yearly || (line.kind === 'one-off' && rule.oneOff.rule === 'year-to-date');
    if (!counts || !isDue(entry)) continue;
    const year = schemeYearOf(entry.day, yearStart);
    const begins = firstDayOfSchemeYear(year, yearStart);
    const country = scheme.country.code;
    const key = `${country} ${line.employerId} ${year}`;
    if (context.yearsSeen.has(key)) continue;
    context.yearsSeen.add(key);
    const employers = [
      line.employerId,
      ...(rule.predecessorCounts ? context.predecessorsOf(line.employerId, line.payDate) : []),
    ];
    if (openedWith(context, scheme, employers, year) || paidEarlier(context, line, employers, begins)) continue;
    const since = firstSubjectDay(context, line, entry, begins);
    if (since === undefined || line.from - since < line.to - line.from + 1) continue;
    context.batch.notices.warn(
      'year-to-date-missing',
      `The worker can have been liable since ${printDay(since)}, and neither balances nor lines tell of the time before this line: the limits of ${country} may be reached earlier. Add the balances.`,
      { workerId: line.workerId, lineId: line.lineId, country },
    );
  }
};
