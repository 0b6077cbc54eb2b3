import { type Day, lastOfMonth, parseDay } from '../time/date.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';
import type { SchemeLine } from './scheme-line.ts';

const period = /^((?:19|20|21)\d{2})(?:-(0[1-9]|1[0-2])(?:-\d{2})?|Q([1-4]))?$/;

/** The last day of what an adjustment corrects: a line of the batch, or a period such as `2025-11`, `2025Q4`, `2025`. */
const correctedDay = (context: WorkerContext, entry: SchemeLine, what: string): Day | undefined => {
  const line = context.lineIds.get(what);
  if (line !== undefined) return entry.compiled.rule.dateBasis.regular === 'pay-date' ? line.payDate : line.to;
  const match = period.exec(what);
  if (match === null) return undefined;
  const whole = parseDay(what);
  if (whole !== undefined) return whole;
  const year = Number(match[1]);
  const month = match[2] !== undefined ? Number(match[2]) : match[3] !== undefined ? Number(match[3]) * 3 : 12;
  return lastOfMonth(year * 12 + month - 1);
};

/** Whether a line is a negative correction of an earlier year of the scheme: it has no rows, and that is told. */
export const priorYearOf = (context: WorkerContext, entry: SchemeLine): boolean => {
  const { line, compiled, scheme } = entry;
  if (line.kind !== 'adjustment' || line.gross >= 0 || line.record.for === undefined) return false;
  const corrected = correctedDay(context, entry, line.record.for);
  if (corrected === undefined) return false;
  if (schemeYearOf(corrected, compiled.yearStart) >= schemeYearOf(line.payDate, compiled.yearStart)) return false;
  const country = scheme.country.code;
  context.batch.notices.warnOnce(
    `prior-year ${line.lineId} ${country}`,
    'prior-year-correction',
    () =>
      `The line takes back pay of an earlier year: no rows of ${country} were made. Correct that year's return instead.`,
    { workerId: line.workerId, lineId: line.lineId, country },
  );
  return true;
};
