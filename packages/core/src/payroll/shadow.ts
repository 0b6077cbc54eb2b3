import type { WorkerContext } from './context.ts';
import { convert, rateOn } from './exchange.ts';
import type { PreparedLine } from './prepared-line.ts';

// Payrolls convert at rates of their own: within one per cent, amounts are taken to be alike.
const tolerance = 100;

const isAlike = (context: WorkerContext, a: PreparedLine, b: PreparedLine): boolean => {
  if (a.record.currency === b.record.currency) return a.gross === b.gross;
  const rate = rateOn(context.batch.exchange, a.record.currency, b.record.currency, a.payDate);
  if (rate === undefined) return a.record.gross === b.record.gross;
  const converted = Number(convert(a.gross, a.record.currency, b.record.currency, rate.rate));
  return Math.abs(converted - Number(b.gross)) * tolerance <= Math.abs(Number(b.gross));
};

const ordinary = (line: PreparedLine): boolean =>
  line.record.delivery !== 'shadow' && line.kind !== 'reversal' && line.kind !== 'adjustment' && line.gross !== 0;

/** Warns of like amounts of one worker and period in two payrolls or currencies, of which one may be a copy. */
export const tellOfShadowCopies = (context: WorkerContext, lines: readonly PreparedLine[]): void => {
  const periods = new Map<string, PreparedLine[]>();
  for (const line of lines) {
    if (!ordinary(line)) continue;
    const key = `${line.periodStart} ${line.periodEnd}`;
    const others = periods.get(key) ?? [];
    const twin = others.find(
      (other) =>
        (other.employerId !== line.employerId || other.record.currency !== line.record.currency) &&
        (isAlike(context, other, line) || isAlike(context, line, other)),
    );
    if (twin !== undefined) {
      context.batch.notices.warn(
        'possible-shadow-copy',
        `Line ${twin.lineId} pays a like amount for the same period in another payroll or currency. If one is a copy of the other, mark it delivery: shadow.`,
        { workerId: line.workerId, lineId: line.lineId },
      );
    }
    others.push(line);
    periods.set(key, others);
  }
};
