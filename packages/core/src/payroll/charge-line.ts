import { type Day, lastDay, yearOf, dayOr } from '../time/date.ts';
import { contains } from '../time/interval.ts';
import { tellAfterError } from './after-error.ts';
import { chargeEntry } from './charge-entry.ts';
import type { WorkerContext } from './context.ts';
import { isBeyondLaw } from './country-line.ts';

import { fail } from './failure.ts';
import { priorYearOf } from './prior-year.ts';
import { reachOf } from './reach-back.ts';
import type { RowsSoFar } from './contributions-of.ts';
import type { Row } from './row.ts';
import type { SchemeLine } from './scheme-line.ts';
import { tellOfStatus } from './status-notices.ts';

/** Whether an override that cannot be used was meant for this line. */
const meantForUseless = (context: WorkerContext, { scheme, line, day }: SchemeLine): boolean =>
  context.batch.uselessOverrides.some(
    (override) =>
      override.scheme === scheme.id &&
      (override.workerId === undefined || override.workerId === line.workerId) &&
      (override.employerId === undefined || override.employerId === line.employerId) &&
      contains({ from: dayOr(override.from, day), to: dayOr(override.to, lastDay) }, day),
  );

const chargeOne = (context: WorkerContext, entry: SchemeLine, day: Day, done: RowsSoFar): readonly Row[] => {
  if (priorYearOf(context, entry)) return [];
  if (isBeyondLaw(context, entry.scheme.country, entry.day)) {
    fail(context, entry, { none: 'law-missing', parameter: `${entry.scheme.id} at all` });
    return [];
  }
  if (context.batch.refusedSchemes.has(entry.scheme.id) || meantForUseless(context, entry)) {
    fail(context, entry, { none: 'override-refused' });
    return [];
  }
  const made = chargeEntry(context, entry, day, done);
  if ('none' in made) {
    fail(context, entry, made);
    return [];
  }
  tellOfStatus(context, entry, yearOf(entry.day));
  tellAfterError(context, entry);
  return made;
};

/** The rows of a line in the schemes that it has entered. */
export const chargeLine = (context: WorkerContext, entries: readonly SchemeLine[]): readonly Row[] => {
  const reach = reachOf(context, entries);
  const done = new Map<string, readonly Row[]>();
  return entries.flatMap((entry) => {
    const rows = chargeOne(context, entry, reach(entry), done);
    done.set(entry.scheme.id, rows);
    return entry.silent ? [] : rows;
  });
};

/** One-off pay that is charged against the year so far comes after the other pay of its day. */
export const comesLater = (entry: SchemeLine): boolean =>
  entry.line.kind === 'one-off' && entry.compiled.rule.oneOff.rule === 'year-to-date';
