import type { SchemeStatus } from '../coverage/status.ts';
import { addInt, type Int, mulInt, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { type Day, lastOfMonth, monthOf } from '../time/date.ts';
import type { Interval } from '../time/interval.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { Stretch, Timeline } from './timeline.ts';

/** Days of a line on which a scheme is due, is exempt, or has no row; `status` is that of the last of them. */
export interface Part extends Interval {
  readonly status: SchemeStatus | undefined;
  readonly stretch: Stretch;
}

const kindOf = (status: SchemeStatus | undefined): string => status?.status ?? 'none';

/** Cuts a line on the days on which a scheme's status changes between due, exempt and no row. */
export const partsOf = (
  line: PreparedLine,
  stretches: readonly Stretch[],
  statusOf: (stretch: Stretch) => SchemeStatus | undefined,
): readonly Part[] => {
  const parts: Part[] = [];
  for (const stretch of stretches) {
    const status = statusOf(stretch);
    const from = Math.max(stretch.from, line.from);
    const to = Math.min(stretch.to, line.to);
    const last = parts.at(-1);
    if (last !== undefined && kindOf(last.status) === kindOf(status)) {
      parts[parts.length - 1] = { from: last.from, to, status, stretch };
    } else parts.push({ from, to, status, stretch });
  }
  return parts;
};

/** A month that takes the status of its last calendar day is not cut. */
export const partsAtMonthEnd = (
  line: PreparedLine,
  date: Day,
  timeline: Timeline,
  statusOf: (stretch: Stretch) => SchemeStatus | undefined,
): readonly Part[] => {
  const stretch = timeline.at(lastOfMonth(monthOf(date)));
  return [{ from: line.from, to: line.to, status: statusOf(stretch), stretch }];
};

/** Shares an amount out by calendar days: every part but the last rounded half-up, the last takes the rest. */
export const allocate = (amount: Int, parts: readonly Interval[]): readonly Int[] => {
  if (parts.length === 1) return [amount];
  const days = parts.reduce((sum, part) => sum + part.to - part.from + 1, 0);
  let left = amount;
  return parts.map((part, index) => {
    if (index === parts.length - 1) return left;
    const share = divideInt(mulInt(amount, part.to - part.from + 1), days, 'half-up');
    left = subInt(left, share);
    return addInt(share, 0);
  });
};
