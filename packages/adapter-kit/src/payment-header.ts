import type { Mapping } from './mapping.ts';
import type { Role } from './role.ts';
import { ColumnRoles, canonicalName } from './role-of-column.ts';
import { type AnyCell, textOf } from './row.ts';

export interface RoleColumn {
  readonly index: number;
  readonly name: string;
  readonly role: Role;
}

const isPaid = ({ role }: RoleColumn): boolean =>
  role.is === 'amount' || role.is === 'tax' || role.is === 'line' || (role.is === 'field' && role.name === 'gross');

interface Named {
  readonly name: string;
  readonly role: Role | undefined;
}

const arrange = (named: readonly Named[]) => {
  const columns: RoleColumn[] = [];
  const unused: { index: number; name: string }[] = [];
  for (const [index, { name, role }] of named.entries()) {
    if (role === undefined) unused.push({ index, name });
    else columns.push({ index, name, role });
  }
  const first = named
    .map(({ name }) => canonicalName(name))
    .join('\n')
    .replace(/\n+$/, '');
  return { columns, unused, first };
};

/** The header of a payroll report: what each of its columns holds. Columns are told apart by their place. */
export class PaymentHeader {
  readonly columns: readonly RoleColumn[];
  /** Columns that nothing takes; one without a name may hold amounts, too. */
  readonly unused: readonly { readonly index: number; readonly name: string }[];
  readonly #first: string;

  constructor(cells: readonly string[], mapping: Mapping) {
    const roles = new ColumnRoles(mapping);
    const named = cells.map((cell) => ({
      name: cell.trim(),
      role: cell.trim() === '' ? undefined : roles.of(cell.trim()),
    }));
    const { columns, unused, first } = arrange(named);
    this.columns = columns;
    this.unused = unused;
    this.#first = first;
  }

  /** How many columns are known; 0 where the row is no header of payments. */
  static quality(cells: readonly string[], mapping: Mapping): number {
    const { columns } = new PaymentHeader(cells, mapping);
    const hasWorker =
      columns.some(({ role }) => role.is === 'field' && role.name === 'workerId') || 'workerId' in mapping.constants;
    return hasWorker && columns.some(isPaid) ? columns.length : 0;
  }

  isRepeated(row: readonly AnyCell[]): boolean {
    if (!this.#first.startsWith(canonicalName(textOf(row[0])))) return false;
    return (
      row
        .map((cell) => canonicalName(textOf(cell)))
        .join('\n')
        .replace(/\n+$/, '') === this.#first
    );
  }
}
