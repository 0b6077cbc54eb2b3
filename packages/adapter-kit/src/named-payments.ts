import type { Mapping } from './mapping.ts';
import { PayLines } from './pay-line-of.ts';
import { type DraftPayment, PaymentRow } from './payment-row.ts';
import type { OpenBatch } from './record-table.ts';
import { type Report, shown } from './report.ts';
import { isSecret } from './secret.ts';
import type { Role } from './role.ts';
import { ColumnRoles } from './role-of-column.ts';
import { contractFormat, type TextFormat, textFormat } from './text-format.ts';
import { UnmappedMoney } from './unmapped-money.ts';

/** One entry of a message: values by their names or paths, and the repeated parts in it. */
export interface Entry {
  readonly values: ReadonlyMap<string, string>;
  readonly groups: readonly ReadonlyMap<string, string>[];
}

interface Reader {
  readonly names: readonly string[];
  readonly rows: PaymentRow;
}

/** Fields that tell which payment a line belongs to are those of its entry; amounts of the entry are not repeated. */
const isShared = (role: Role | undefined): boolean =>
  role !== undefined &&
  ((role.is === 'field' && role.name !== 'gross' && role.name !== 'hours') || role.is === 'payment');

/** Reads payments from entries whose values have names, as XML and JSON give them. */
export class NamedPayments {
  readonly #mapping: Mapping;
  readonly #report: Report;
  readonly #roles: ColumnRoles;
  readonly #format: TextFormat;
  readonly #lines: PayLines;
  readonly #known = new Map<string, Role | undefined>();
  readonly #unmapped = new Map<string, UnmappedMoney>();
  readonly #payments = new Map<string, DraftPayment>();
  #reader: Reader | undefined;

  constructor(mapping: Mapping, report: Report) {
    this.#mapping = mapping;
    this.#report = report;
    this.#roles = new ColumnRoles(mapping);
    this.#format = textFormat(mapping) ?? contractFormat;
    this.#lines = new PayLines(mapping, report);
  }

  /** By its whole path, else by its last name. */
  #roleOf(name: string): Role | undefined {
    if (!this.#known.has(name))
      this.#known.set(name, this.#roles.of(name) ?? this.#roles.of(name.slice(name.lastIndexOf('/') + 1)));
    return this.#known.get(name);
  }

  add({ values, groups }: Entry, number: number, out: OpenBatch): void {
    const shared = new Map([...values].filter(([name]) => isShared(this.#roleOf(name))));
    this.#row(values, number, out);
    for (const group of groups) this.#row(new Map([...shared, ...group]), number, out);
  }

  #row(values: ReadonlyMap<string, string>, number: number, out: OpenBatch): void {
    const used: [string, string][] = [];
    for (const [name, text] of values) {
      if (this.#roleOf(name) === undefined) this.#stray(name, text, number, out);
      else used.push([name, text]);
    }
    const names = used.map(([name]) => name);
    if (
      this.#reader === undefined ||
      names.some((name, at) => this.#reader?.names[at] !== name) ||
      names.length !== this.#reader.names.length
    ) {
      const columns = names.flatMap((name, index) => {
        const role = this.#roleOf(name);
        return role === undefined ? [] : [{ index, name, role }];
      });
      this.#reader = { names, rows: new PaymentRow({ columns }, this.#mapping, this.#format, this.#report) };
    }
    const row = used.map(([, text]) => text);
    const key = this.#reader.rows.keyOf(row, number);
    this.#payments.set(key, this.#reader.rows.read(row, number, this.#payments.get(key), out.exceptions));
  }

  #stray(name: string, text: string, number: number, out: OpenBatch): void {
    if (isSecret(name.replaceAll('_', ' '), text)) return;
    let watched = this.#unmapped.get(name);
    if (watched === undefined) {
      watched = new UnmappedMoney([{ index: 0, name }], this.#format, this.#report, true);
      this.#unmapped.set(name, watched);
      const message = `"${shown(name)}" is not in the profile and was not used.`;
      out.exceptions.push(this.#report('warning', 'field-unknown', message, { row: number, column: shown(name) }));
    }
    watched.add([text], number);
  }

  end(out: OpenBatch): void {
    for (const payment of this.#payments.values()) {
      if (payment.refused) out.refused += 1;
      else this.#lines.into(payment, out);
    }
    for (const watched of this.#unmapped.values()) out.exceptions.push(...watched.found());
    out.exceptions.push(...this.#lines.end());
  }
}
