import { fieldsOf } from './field.ts';
import type { RecordKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { normalName, targetOf } from './target.ts';

/** Whether a row names every field that the record needs: rows above it are titles. */
export const completeHeader = (kind: RecordKind, names: readonly string[], mapping: Mapping): boolean => {
  const mapped = new Map(Object.entries(mapping.columns).map(([header, field]) => [normalName(header), field]));
  const found = new Set<unknown>();
  const take = (name: string): void => {
    const target = targetOf(kind, name);
    if (target !== undefined) found.add(target.field);
  };
  for (const name of names) take(mapped.get(normalName(name)) ?? name);
  if (found.size === 0) return false;
  for (const name of Object.keys(mapping.constants)) take(name);
  return fieldsOf(kind).every((field) => !field.required || found.has(field));
};
