import { countingPeriod } from '../contribution/period.ts';
import type { WorkerContext } from './context.ts';
import type { SchemeLine } from './scheme-line.ts';

/** Warns of a row whose accumulator has missed an earlier line: limits may be reached earlier or later than shown. */
export const tellAfterError = (context: WorkerContext, entry: SchemeLine): void => {
  const { compiled, scheme, line, frequency } = entry;
  const { rule } = compiled;
  if (context.poisons.length === 0 || rule.period === 'line') return;
  if (!entry.parts.some((part) => part.status?.status === 'due')) return;
  const toDate = line.kind === 'one-off' && rule.oneOff.rule === 'year-to-date';
  const own = countingPeriod(compiled, entry.day, frequency);
  const provisional = context.poisons.some((poison) => {
    if (poison.country !== undefined && poison.country !== scheme.country.code) return false;
    if (poison.scheme !== undefined && poison.scheme !== scheme.id) return false;
    if (rule.capPer === 'employer' && poison.employerId !== undefined && poison.employerId !== line.employerId)
      return false;
    if (poison.payDate === undefined || poison.to === undefined) return true;
    if (line.payDate < poison.payDate) return false;
    const day = rule.dateBasis.regular === 'pay-date' ? poison.payDate : poison.to;
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
