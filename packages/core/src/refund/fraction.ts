import type { Law } from '../legislation/compile.ts';
import { addInt, type Int, mulInt, subInt } from '../money/integer.ts';
import type { Group } from './group.ts';
import { readingFor, recompute } from './recompute.ts';
import type { KnownBatch } from './standing.ts';

const magnitude = (amount: Int): Int => (amount < 0 ? -amount : amount);

/** No larger than what rounding each payment by itself can make of it. */
const mayBeRounding = ({ difference, cells }: Group): boolean => {
  const size = magnitude(difference);
  return size > 1 && size <= mulInt(cells.length, 1);
};

const yearKey = ({ first, year }: Group): string =>
  JSON.stringify([first.line.workerId, first.line.employerId, year, first.scheme.id, first.payer]);

/** By line, scheme and payer, what is due where contributions are rounded over the year. */
const dueByYear = (reading: KnownBatch, law: Law, groups: readonly Group[]): ReadonlyMap<string, Int> => {
  const workers = new Set(groups.map(({ first }) => first.line.workerId));
  const rounded = recompute(
    readingFor(reading, workers, { employer: (employer) => ({ ...employer, rounding: 'year' }) }),
    law,
  );
  const due = new Map<string, Int>();
  for (const lines of rounded.workers.values()) {
    for (const { line, rows } of lines) {
      for (const row of rows ?? []) {
        const key = `${row.scheme.id} ${row.payer} ${line.lineId}`;
        due.set(key, addInt(due.get(key) ?? 0, row.amount));
      }
    }
  }
  return due;
};

/**
 * The rows that are fractions of cents: of one minor unit or less, or such that they vanish where contributions are
 * rounded over the year.
 */
export const fractionsOf = (reading: KnownBatch, law: Law, groups: readonly Group[]): ReadonlySet<Group> => {
  const fractions = new Set(groups.filter(({ difference }) => magnitude(difference) === 1));
  const candidates = groups.filter(mayBeRounding);
  if (candidates.length === 0) return fractions;
  const due = dueByYear(reading, law, candidates);
  const differenceByYear = ({ cells, withheld }: Group): Int =>
    cells.reduce<Int>(
      (rest, { line, scheme, payer }) => subInt(rest, due.get(`${scheme.id} ${payer} ${line.lineId}`) ?? 0),
      withheld,
    );
  const overYear = new Map<string, Int>();
  for (const group of groups)
    overYear.set(yearKey(group), addInt(overYear.get(yearKey(group)) ?? 0, differenceByYear(group)));
  for (const group of candidates) {
    if (overYear.get(yearKey(group)) === 0 || differenceByYear(group) === 0) fractions.add(group);
  }
  return fractions;
};
