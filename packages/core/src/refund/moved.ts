import type { Law } from '../legislation/compile.ts';
import { addInt, type Int } from '../money/integer.ts';
import { causesOf, type Group } from './group.ts';
import { readingFor, recompute } from './recompute.ts';
import type { KnownBatch } from './standing.ts';

const certificatesOf = (group: Group): readonly string[] =>
  group.cells.flatMap(({ rows }) => rows.flatMap(({ certificateId }) => certificateId ?? []));

const accountKey = ({ first, year }: Group): string =>
  JSON.stringify([first.line.workerId, first.line.employerId, year, first.scheme.id, first.payer]);

/** What is due for a row where no certificate counts. */
const dueWithout = (reading: KnownBatch, law: Law, groups: readonly Group[]): ((group: Group) => Int) => {
  const workers = new Set(groups.map(({ first }) => first.line.workerId));
  const { certificates: _, ...batch } = reading.batch;
  const due = new Map<string, Int>();
  const computed = recompute(readingFor({ ...reading, batch }, workers, {}), law);
  for (const { line, rows } of [...computed.workers.values()].flat()) {
    for (const { scheme, payer, amount } of rows ?? []) {
      const key = `${scheme.id} ${payer} ${line.lineId}`;
      due.set(key, addInt(due.get(key) ?? 0, amount));
    }
  }
  return ({ cells }) =>
    cells.reduce<Int>(
      (sum, { scheme, payer, line }) => addInt(sum, due.get(`${scheme.id} ${payer} ${line.lineId}`) ?? 0),
      0,
    );
};

/**
 * Pay that a certificate releases uses up no wage base, so the cap is reached later: that moves rows in which the
 * certificate releases nothing. Gives for such a row the certificates of the year, and none for a row that would be the
 * same without them.
 */
export const movedBy = (
  reading: KnownBatch,
  law: Law,
  groups: readonly Group[],
): ((group: Group) => readonly string[]) => {
  const ofYear = new Map<string, readonly string[]>();
  for (const group of groups) {
    const ids = certificatesOf(group);
    if (ids.length > 0) ofYear.set(accountKey(group), [...new Set([...(ofYear.get(accountKey(group)) ?? []), ...ids])]);
  }
  const asked = groups.filter(
    (group) => group.difference !== 0 && causesOf(group).ids.length === 0 && ofYear.has(accountKey(group)),
  );
  if (asked.length === 0) return () => [];
  const without = dueWithout(reading, law, asked);
  const moved = new Set(asked.filter((group) => without(group) !== group.due));
  return (group) => (moved.has(group) ? (ofYear.get(accountKey(group)) ?? []) : []);
};
