import { type Day, parseDay, printDay } from '../time/date.ts';
import { firstDayOfSchemeYear, schemeYearOf } from '../time/scheme-year.ts';
import { ruleAt } from '../legislation/compile.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { Row } from './row.ts';

const yearDays = 365;

/** Since when the worker has been employed, by `hire-date`; without it, one year before the period. */
const hiredOn = (context: WorkerContext, line: PreparedLine): Day => {
  const given = context.factsOn(line.employerId, line.payDate).worker.get('hire-date');
  return (given === undefined ? undefined : parseDay(given)) ?? line.from - yearDays;
};

/** The first day of the scheme's year on which the worker can have owed the scheme to this employer. */
const firstSubjectDay = (context: WorkerContext, line: PreparedLine, row: Row, yearBegins: Day): Day | undefined => {
  const timeline = context.timeline(line.employerId, line.record.workCountry);
  const begin = Math.max(yearBegins, hiredOn(context, line));
  if (begin >= line.from) return undefined;
  const stretch = timeline
    .between(begin, line.from - 1)
    .find((one) => one.statusOf(row.scheme.country.code, row.scheme.id)?.status === 'due');
  return stretch === undefined ? undefined : Math.max(stretch.from, begin);
};

/**
 * Warns where a scheme counts over its year, the worker was liable earlier in it, and nothing is known of that time.
 * A gap shorter than the line's own pay period may be pay of the year before.
 */
export const tellOfYearToDate = (context: WorkerContext, line: PreparedLine, rows: readonly Row[]): void => {
  for (const row of rows) {
    const { scheme, payer } = row;
    const compiled = ruleAt(scheme, line.payDate);
    if (compiled === undefined || row.status === 'exempt') continue;
    const counts =
      compiled.rule.period === 'year' || (line.kind === 'one-off' && compiled.rule.oneOff.rule === 'year-to-date');
    const year = schemeYearOf(line.payDate, compiled.yearStart);
    const country = scheme.country.code;
    const key = `${country} ${line.employerId} ${year}`;
    if (!counts || context.yearsSeen.has(key)) continue;
    context.yearsSeen.add(key);
    const owner = compiled.rule.capPer === 'person' ? undefined : line.employerId;
    if (
      context.openedWith(scheme, payer, owner, year) ||
      context.paidEarlier(line, firstDayOfSchemeYear(year, compiled.yearStart))
    )
      continue;
    const since = firstSubjectDay(context, line, row, firstDayOfSchemeYear(year, compiled.yearStart));
    if (since === undefined || line.from - since < line.to - line.from + 1) continue;
    context.batch.notices.warn(
      'year-to-date-missing',
      `The worker can have been liable since ${printDay(since)}, and neither balances nor lines tell of the time before this line: the limits of ${country} may be reached earlier. Add the balances.`,
      { workerId: line.workerId, lineId: line.lineId, country },
    );
  }
};
