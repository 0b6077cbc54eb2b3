import type { Int } from '../money/integer.ts';
import { type Amount, parseAmount } from '../money/amount.ts';
import { derivedLineId } from '../records/line-id.ts';
import { matchesScheme } from '../records/pattern.ts';
import type { PayFrequency, PayLine } from '../records/pay-line.ts';
import { type Day, firstDay, parseDay } from '../time/date.ts';
import { frequencyOfPeriod } from '../time/frequency.ts';

/** A pay line with its dates and amounts read. */
export interface PreparedLine {
  readonly record: PayLine;
  readonly lineId: string;
  readonly workerId: string;
  readonly employerId: string;
  readonly kind: NonNullable<PayLine['kind']>;
  readonly payDate: Day;
  readonly periodStart: Day;
  readonly periodEnd: Day;
  /** Days for which the pay was earned. */
  readonly from: Day;
  readonly to: Day;
  readonly gross: Amount<'line'>;
  /** A part of a month is judged by monthly thresholds. */
  readonly frequency: PayFrequency;
}

const day = (text: string): Day => parseDay(text) ?? firstDay;

export const prepareLine = (record: PayLine): PreparedLine => {
  const periodStart = day(record.periodStart);
  const periodEnd = day(record.periodEnd);
  return {
    record,
    lineId: record.lineId ?? derivedLineId(record, 1),
    workerId: record.workerId,
    employerId: record.employerId,
    kind: record.kind ?? 'regular',
    payDate: day(record.payDate),
    periodStart,
    periodEnd,
    from: record.earnedFrom === undefined ? periodStart : day(record.earnedFrom),
    to: record.earnedTo === undefined ? periodEnd : day(record.earnedTo),
    gross: parseAmount<'line'>(record.gross, record.currency) ?? zeroLine,
    frequency: record.payFrequency ?? frequencyOfPeriod(periodStart, periodEnd) ?? 'monthly',
  };
};

const zeroLine = 0 as Int as Amount<'line'>;

/** Pay date, then `lineId` by code unit. */
const byPayDate = (a: PreparedLine, b: PreparedLine): number =>
  a.payDate - b.payDate || (a.lineId < b.lineId ? -1 : a.lineId > b.lineId ? 1 : 0);

const paysRegularly = (line: PreparedLine): boolean => line.kind !== 'one-off' && line.kind !== 'reversal';

/**
 * The worker's lines in order. A one-off payment that names no frequency joins that of the other pay: of its day, else
 * of the last before it, else of the first after it.
 */
export const inOrder = (lines: readonly PreparedLine[]): readonly PreparedLine[] => {
  const ordered = lines.toSorted(byPayDate);
  return ordered.map((line) => {
    if (line.kind !== 'one-off' || line.record.payFrequency !== undefined) return line;
    const others = ordered.filter((other) => other.employerId === line.employerId && paysRegularly(other));
    const nearest = others.findLast((other) => other.payDate <= line.payDate) ?? others[0];
    return nearest === undefined ? line : { ...line, frequency: nearest.frequency };
  });
};

/** The entry of `wages` that speaks of a scheme: the longest pattern wins. */
export const statedWages = (line: PreparedLine, scheme: string): Amount<'line'> | undefined => {
  const { wages } = line.record;
  if (wages === undefined) return undefined;
  let best: string | undefined;
  for (const pattern of Object.keys(wages)) {
    if (matchesScheme(pattern, scheme) && (best === undefined || pattern.length > best.length)) best = pattern;
  }
  return best === undefined ? undefined : parseAmount<'line'>(wages[best] ?? '0', line.record.currency);
};
