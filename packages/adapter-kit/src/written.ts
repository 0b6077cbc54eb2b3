import { canonicalColumn, unknownColumns } from './columns.ts';
import { fieldsOf } from './field.ts';
import { type Plain, targetsFor } from './flatten.ts';
import type { RecordKind } from './kinds.ts';
import { type Target, targetOf } from './target.ts';

type Rows<T> = Iterable<T> | AsyncIterable<T>;

export interface Written {
  readonly targets: readonly Target[];
  readonly records: Rows<Plain>;
}

/** The columns of a kind by the names that were asked for. */
export const targetsNamed = (kind: RecordKind, columns: readonly string[]): Target[] => {
  const unknown = unknownColumns(kind, columns);
  if (unknown.length > 0) throw new RangeError(`no columns of ${kind}: ${unknown.join(', ')}`);
  return columns.flatMap((name) => targetOf(kind, canonicalColumn(kind, name) ?? name) ?? []);
};

const isFixed = (kind: RecordKind): boolean =>
  fieldsOf(kind).every(({ layout }) => layout === 'cell' || layout === 'list' || layout === 'one-or-list');

/** The columns of a kind, or those named; of a kind whose columns are the same whatever the records are. */
export const fixedTargets = (kind: RecordKind, columns: readonly string[] | undefined): readonly Target[] => {
  if (columns !== undefined) return targetsNamed(kind, columns);
  if (!isFixed(kind)) throw new RangeError(`the columns of ${kind} depend on the records`);
  return targetsFor(kind, []);
};

const collect = async (rows: Rows<Plain>): Promise<Plain[]> => {
  if (Array.isArray(rows)) return rows as Plain[];
  const all: Plain[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

/**
 * What is written, and under which columns. Records pass through as they come, except that those with a field spread over
 * columns are gathered first where `columns` does not name them, because the header must.
 */
export const written = async (
  kind: RecordKind,
  rows: Rows<object>,
  columns: readonly string[] | undefined,
): Promise<Written> => {
  const records = rows as Rows<Plain>;
  if (columns !== undefined || isFixed(kind)) return { targets: fixedTargets(kind, columns), records };
  const gathered = await collect(records);
  return { targets: targetsFor(kind, gathered), records: gathered };
};
