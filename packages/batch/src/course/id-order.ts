import type { Case, CaseRow } from './cases.ts';
import { idLists, MOST_IDS } from './stand-in.ts';

const compareIds = (one: CaseRow, other: CaseRow): number => {
  const [a, b] = [one.table.rows, other.table.rows];
  const [from, to] = [a.from(one.row, a.columns.id), a.to(one.row, a.columns.id)];
  const [begin, end] = [b.from(other.row, b.columns.id), b.to(other.row, b.columns.id)];
  const length = Math.min(to - from, end - begin);
  for (let at = 0; at < length; at += 1) {
    const difference = (a.bytes[from + at] ?? 0) - (b.bytes[begin + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return to - from - (end - begin);
};

/** The rank of each row by its id; `undefined`: two have the same. */
const ranksOf = (rows: readonly CaseRow[]): readonly number[] | undefined => {
  let ascending = true;
  for (let at = 1; ascending && at < rows.length; at += 1) {
    const [before, row] = [rows[at - 1], rows[at]];
    ascending = before !== undefined && row !== undefined && compareIds(before, row) < 0;
  }
  if (ascending) return inOrder(rows.length);
  const ordered = [...rows.entries()].toSorted(([, a], [, b]) => compareIds(a, b));
  const twins = ordered.some(([, row], at) => {
    const before = ordered[at - 1];
    return before !== undefined && compareIds(before[1], row) === 0;
  });
  if (twins) return undefined;
  const ranks: number[] = [];
  for (const [rank, [at]] of ordered.entries()) ranks[at] = rank;
  return ranks;
};

const orders: (readonly number[])[] = [];
const inOrder = (length: number): readonly number[] => (orders[length] ??= Array.from({ length }, (_, at) => at));

/** A mark that no number of a shape is: behind it stands the order of ids that are not in the order of their rows. */
const ORDER = '\uffff';

/** Adds the order of the ids to a worker's key: what is put in the order of its id must keep its place. */
export const addOrder = (one: Case): void => {
  if (one.odd) return;
  for (const list of idLists) {
    const rows = one.rows[list];
    const ranks = rows.length >= MOST_IDS ? undefined : ranksOf(rows);
    one.ranks[list] = ranks ?? [];
    if (ranks === undefined) one.odd = true;
    else if (ranks !== inOrder(rows.length)) one.key += `${ORDER}${list}${String.fromCharCode(...ranks)}`;
  }
};
