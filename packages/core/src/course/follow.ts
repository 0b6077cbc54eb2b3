import type { Account } from '../contribution/account.ts';
import type { Charged, CourseRow } from './course-row.ts';
import { sameArithmetic } from './twins.ts';

const asksOfLine = ({ formula }: Charged): boolean =>
  formula.alternatives.some(({ levy }) => levy.kind === 'slab' && levy.byLine);

const samePortion = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Whether the contribution on the pay before a row is the one on the pay to date after another. */
const goesOn = (one: Charged, other: Charged): boolean =>
  one.counting.counted.length === 1 &&
  one.counting.counted[0] === other.counting.counted[0] &&
  one.counting.elsewhere === other.counting.elsewhere &&
  other.counting.counted.length === 1 &&
  samePortion(other.counting.portion, one.counting.before.portion) &&
  sameArithmetic(one.formula, other.formula) &&
  !asksOfLine(one);

/** Links each row to the one before it in its account, where it goes on from what that one has come to. */
export const linkRows = (rows: readonly CourseRow[]): void => {
  const last = new Map<Account, CourseRow>();
  for (const row of rows) {
    const { charged } = row;
    if (charged === undefined) continue;
    const { year, periods, counted } = charged.counting;
    const before = counted[0] === undefined ? undefined : last.get(counted[0]);
    if (before?.charged !== undefined && goesOn(charged, before.charged)) charged.follows = before;
    for (const account of [year, ...periods]) last.set(account, row);
  }
};
