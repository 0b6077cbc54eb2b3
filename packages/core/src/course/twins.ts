import type { Account } from '../contribution/account.ts';
import type { Formula } from '../formula/formula.ts';
import type { CourseRow } from './course-row.ts';

/** What a formula is as arithmetic: without the figures and decisions that it came from. */
const arithmeticOf = ({ sources: _, authorities: __, from: ___, to: ____, ...formula }: Formula): string =>
  JSON.stringify(formula, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

const texts = new WeakMap<Formula, string>();

const textOf = (formula: Formula): string => {
  const found = texts.get(formula);
  if (found !== undefined) return found;
  const text = arithmeticOf(formula);
  texts.set(formula, text);
  return text;
};

/** Accounts of one payer, each with that of the other payer in which the same is counted. */
type Pairs = Map<Account, Account>;

const pair = (pairs: Pairs, one: Account, other: Account): boolean => {
  const found = pairs.get(other);
  pairs.set(other, one);
  return found === undefined || found === one;
};

const sameArithmetic = (one: Formula, other: Formula): boolean => one === other || textOf(one) === textOf(other);

const areAlike = (one: CourseRow, other: CourseRow, pairs: Pairs): boolean => {
  const [a, b] = [one.charged, other.charged];
  if (one.pay !== other.pay || one.first !== other.first || one.parts !== other.parts) return false;
  if (a === undefined || b === undefined || a.side !== undefined || b.side !== undefined) return false;
  // Whoever is charged second knows the row of the other payer; few formulas make anything of it.
  if (a.formula.other !== undefined || !sameArithmetic(a.formula, b.formula)) return false;
  if (a.restOf.length > 0 || b.restOf.length > 0) return false;
  const [left, right] = [a.counting, b.counting];
  const accounts = (of: typeof left): readonly Account[] => [of.year, ...of.periods, ...of.counted];
  const [mine, theirs] = [accounts(left), accounts(right)];
  return (
    left.rounding === right.rounding &&
    left.elsewhere === right.elsewhere &&
    JSON.stringify([left.portion, left.before.portion]) === JSON.stringify([right.portion, right.before.portion]) &&
    mine.length === theirs.length &&
    mine.every((account, at) => {
      const twin = theirs[at];
      return twin !== undefined && pair(pairs, account, twin);
    })
  );
};

/** Rows that come to the same as others, whatever is paid: those of a payer who is charged as the other is. */
export interface Twins {
  /** By the row, the one that it comes to the same as. */
  readonly rows: ReadonlyMap<CourseRow, CourseRow>;
  readonly accounts: ReadonlyMap<Account, Account>;
}

export const twinsAmong = (charged: readonly CourseRow[]): Twins => {
  const rows = new Map<CourseRow, CourseRow>();
  const accounts = new Map<Account, Account>();
  for (const ofScheme of Map.groupBy(charged, ({ scheme }) => scheme).values()) {
    const mine = ofScheme.filter(({ payer }) => payer === 'employee');
    const theirs = ofScheme.filter(({ payer }) => payer === 'employer');
    const pairs: Pairs = new Map();
    if (mine.length !== theirs.length) continue;
    if (!mine.every((row, at) => theirs[at] !== undefined && areAlike(row, theirs[at], pairs))) continue;
    for (const [at, row] of theirs.entries()) if (mine[at] !== undefined) rows.set(row, mine[at]);
    for (const [other, one] of pairs) accounts.set(other, one);
  }
  return { rows, accounts };
};
