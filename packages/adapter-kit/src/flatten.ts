import { type Field, fieldsOf } from './field.ts';
import type { RecordKind } from './kinds.ts';
import { columnName, isSegment, type Target } from './target.ts';

export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object that is spread over columns; any other value stands in one cell. */
export const isSpread = (value: unknown): value is Plain =>
  isPlain(value) && Object.keys(value).length > 0 && Object.keys(value).every(isSegment);

function* paths(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (!isSpread(value)) yield path;
  else for (const [name, inner] of Object.entries(value)) yield* paths(inner, [...path, name]);
}

interface Withheld {
  readonly scheme: string;
  readonly payer: 'employee' | 'employer';
  readonly borneBy?: string;
}

function* spread(field: Field, value: unknown): Generator<Target> {
  if (field.layout === 'map') for (const key of Object.keys(value as Plain)) yield { part: 'key', field, key };
  if (field.layout === 'situation') {
    for (const path of paths(value, []))
      yield path.length === 0 ? { part: 'field', field } : { part: 'path', field, path };
  }
  if (field.layout !== 'withheld') return;
  for (const { scheme, payer, borneBy } of value as readonly Withheld[]) {
    yield { part: 'amount', field, scheme, payer };
    if (borneBy !== undefined) yield { part: 'borneBy', field, scheme, payer };
  }
}

/** The targets of the columns that the rows need: every field, and for spread fields every key that occurs. */
export const targetsFor = (kind: RecordKind, rows: Iterable<Plain>): Target[] => {
  const fields = fieldsOf(kind);
  const spreads = fields
    .filter((field) => field.layout === 'map' || field.layout === 'withheld' || field.layout === 'situation')
    .map((field) => ({ field, found: new Map<string, Target>() }));
  if (spreads.length > 0) {
    for (const row of rows) {
      for (const { field, found } of spreads) {
        if (row[field.name] === undefined) continue;
        for (const target of spread(field, row[field.name])) {
          const name = columnName(target);
          if (!found.has(name)) found.set(name, target);
        }
      }
    }
  }
  return fields.flatMap((field): Target[] => {
    const found = spreads.find((candidate) => candidate.field === field)?.found;
    return found === undefined ? [{ part: 'field', field }] : [...found.values()].toSorted(byName);
  });
};

const byName = (a: Target, b: Target): number => (columnName(a) < columnName(b) ? -1 : 1);
