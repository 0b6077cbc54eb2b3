import { parseDay, printDay } from '@totalize/core';

export interface Dated {
  readonly from: string;
  readonly to?: string | undefined;
}

const after = (date: string): string => printDay((parseDay(date) ?? 0) + 1);
const before = (date: string): string => printDay((parseDay(date) ?? 0) - 1);

export interface DatedFault {
  readonly at: string;
  readonly message: string;
}

/** Faults in a list of dated items: each must begin after the one before it, and on the day after its end. */
export const datedFaults = (items: readonly Dated[], openEnds = true): readonly DatedFault[] =>
  items.flatMap((item, index) => {
    const faults: DatedFault[] = [];
    const say = (message: string): void => {
      faults.push({ at: item.from, message });
    };
    if (item.to !== undefined && item.to < item.from) say(`ends on ${item.to}, before it begins`);
    const previous = items[index - 1];
    if (previous === undefined) return faults;
    const end = previous.to ?? (openEnds ? before(item.from) : undefined);
    if (item.from <= previous.from) say(`stands after ${previous.from}: values are out of order`);
    else if (end === undefined || end >= item.from)
      say(`overlaps the one from ${previous.from}, which ends on ${end ?? 'no day'}`);
    else if (after(end) !== item.from) say(`leaves a gap from ${after(end)} to ${before(item.from)}`);
    return faults;
  });
