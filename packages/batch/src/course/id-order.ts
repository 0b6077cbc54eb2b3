import type { Case } from './cases.ts';
import { compareBytes } from './compare-bytes.ts';
import type { Rows } from './rows.ts';
import { idLists, MOST_IDS } from './stand-in.ts';

const compareIds = (rows: Rows, one: number, other: number): number => {
  const [a, b] = [rows.tableOf(one).columns.id, rows.tableOf(other).columns.id];
  return compareBytes(rows, rows.from(one, a), rows.to(one, a), rows.from(other, b), rows.to(other, b));
};

const isAscending = (rows: Rows, own: readonly number[]): boolean => {
  for (let at = 1; at < own.length; at += 1) if (compareIds(rows, own[at - 1] ?? 0, own[at] ?? 0) >= 0) return false;
  return true;
};

/** The rank of each row by its id; `undefined`: two have the same. */
const ranksOf = (rows: Rows, own: readonly number[]): readonly number[] | undefined => {
  const ordered = [...own.entries()].toSorted(([, a], [, b]) => compareIds(rows, a, b));
  const hasTwins = ordered.some(([, row], at) => {
    const before = ordered[at - 1];
    return before !== undefined && compareIds(rows, before[1], row) === 0;
  });
  if (hasTwins) return undefined;
  const ranks: number[] = [];
  for (const [rank, [at]] of ordered.entries()) ranks[at] = rank;
  return ranks;
};

/** Steps of a key that no number of a shape is: behind one stands the order of a list's ids. */
const ORDER = -2;

/** Adds the order of the ids to a worker's key: what is put in the order of its id must keep its place. */
export const addOrder = (one: Case, rows: Rows): void => {
  if (one.odd) return;
  for (const [index, list] of idLists.entries()) {
    if (list === 'payLines' && !one.hasLineIds) continue;
    const own = one.rows[list];
    if (own.length < MOST_IDS && isAscending(rows, own)) continue;
    const ranks = own.length < MOST_IDS ? ranksOf(rows, own) : undefined;
    if (ranks === undefined) {
      one.odd = true;
      return;
    }
    one.ranks[list] = ranks;
    for (const step of [ORDER - index, ...ranks]) one.key = one.key.next(step);
  }
};
