import { countingPeriod } from '../contribution/period.ts';
import type { Poison, WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';
import { isDue, type SchemeLine } from './scheme-line.ts';

const isBefore = (line: PreparedLine, { payDate, lineId }: Poison): boolean =>
  payDate !== undefined &&
  (line.payDate < payDate || (line.payDate === payDate && lineId !== undefined && line.lineId < lineId));

/** Warns of a row whose accumulator has missed an earlier line: limits may be reached earlier or later than shown. */
export const tellAfterError = (context: WorkerContext, entry: SchemeLine): void => {
  const { compiled, scheme, line, frequency } = entry;
  const { rule } = compiled;
  if (context.poisons.length === 0 || rule.period === 'line') return;
  if (!isDue(entry)) return;
  const toDate = line.kind === 'one-off' && rule.oneOff.rule === 'year-to-date';
  const own = countingPeriod(compiled, entry.day, frequency);
  const employers = [
    line.employerId,
    ...(rule.predecessorCounts ? context.predecessorsOf(line.employerId, line.payDate) : []),
  ];
  const provisional = context.poisons.some((poison) => {
    if (poison.country !== undefined && poison.country !== scheme.country.code) return false;
    if (poison.scheme !== undefined && poison.scheme !== scheme.id) return false;
    const elsewhere = poison.employerId !== undefined && !employers.includes(poison.employerId);
    if ((rule.capPer === 'employer' && elsewhere) || isBefore(line, poison)) return false;
    const day = rule.dateBasis.regular === 'pay-date' ? poison.payDate : poison.to;
    if (day === undefined) return true;
    const other = countingPeriod(compiled, day, frequency);
    return other.year === own.year && (toDate || other.key === own.key);
  });
  if (!provisional) return;
  context.batch.notices.warn(
    'after-error',
    `An earlier line that counts towards ${scheme.id} had an error: this line's amounts of ${scheme.id} are provisional. Correct that line and run again.`,
    { workerId: line.workerId, lineId: line.lineId, country: scheme.country.code, scheme: scheme.id },
  );
};
