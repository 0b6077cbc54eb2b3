import type { Mapping } from './mapping.ts';
import { ColumnRoles } from './role-of-column.ts';
import { isHeader } from './table-reader.ts';

export interface ProfileFit {
  /** The names in the header. */
  readonly names: readonly string[];
  /** How many of them the profile knows. */
  readonly known: number;
}

/** How well a profile fits a table, by its header; `undefined` where no row is one. */
export const profileFit = (rows: readonly (readonly string[])[], profile: Mapping): ProfileFit | undefined => {
  const header = rows.find((row) => isHeader('payLines', row, profile));
  if (header === undefined) return undefined;
  const names = header.filter((name) => name.trim() !== '');
  const roles = new ColumnRoles(profile);
  return { names, known: names.filter((name) => roles.of(name) !== undefined).length };
};
