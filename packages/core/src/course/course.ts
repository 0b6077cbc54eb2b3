import type { Account } from '../contribution/account.ts';
import { AccountColumns } from './account-columns.ts';
import type { Charge } from './charge.ts';
import { ChargeOfEach } from './charge-each.ts';
import { plainCharge } from './charge-plain.ts';
import type { CourseBalance, CourseRow, Pay } from './course-row.ts';
import type { CourseNotes } from './notes.ts';
import { PayColumns } from './pay-columns.ts';
import type { Sheet } from './sheet.ts';

/** What a course is made of. */
export interface CourseParts {
  /** In the order in which they are charged, since some depend on others of their line; none that comes to the same as another. */
  readonly charged: readonly CourseRow[];
  readonly pays: readonly Pay[];
  readonly accounts: readonly Account[];
  /** In the order in which they are written. */
  readonly rows: readonly CourseRow[];
  readonly balances: readonly (Omit<CourseBalance, 'columns'> & { readonly account: Account })[];
  readonly notes: CourseNotes;
  readonly currency: string;
  readonly lines: number;
}

/**
 * What the lines of a worker lead to, whatever they pay: which rows, under which formulas, counted where, and what is to
 * be said. Law, facts, certificates and dates have decided it once; `charge` charges the pay of all workers for whom they
 * are the same, row by row.
 */
export class Course {
  readonly #paid: readonly CourseRow[];
  readonly #pays: ReadonlyMap<Pay, PayColumns>;
  readonly #accounts: readonly AccountColumns[];
  readonly #charges: readonly Charge[];
  /** In the order in which they are written. */
  readonly rows: readonly CourseRow[];
  readonly balances: readonly CourseBalance[];
  readonly notes: CourseNotes;
  readonly currency: string;
  /** How many there are. */
  readonly lines: number;
  /** The texts of rates, by their numbers. */
  readonly rates: readonly string[];

  constructor({ charged, pays, accounts, rows, balances, notes, currency, lines }: CourseParts) {
    const rates: string[] = [];
    const rateOf = (text: string): number => {
      const found = rates.indexOf(text);
      return found < 0 ? rates.push(text) - 1 : found;
    };
    const columns = new Map(accounts.map((account) => [account, new AccountColumns(account)]));
    const settings = { accounts: columns, rateOf };
    this.#pays = new Map(pays.map((pay) => [pay, new PayColumns(pay)]));
    this.#accounts = [...columns.values()];
    this.#paid = charged;
    this.#charges = charged.flatMap((row) =>
      row.charged === undefined
        ? []
        : (plainCharge(row, row.charged, settings) ?? new ChargeOfEach(row, row.charged, this.#pays, settings)),
    );
    this.rows = rows;
    this.balances = balances.flatMap(({ account, ...balance }) => {
      const own = columns.get(account);
      return own === undefined ? [] : { ...balance, columns: own };
    });
    this.notes = notes;
    this.currency = currency;
    this.lines = lines;
    this.rates = rates;
  }

  /**
   * Charges the gross pay of workers, in minor units: of each line, in the order of the records, a column for `count`
   * workers, the first at `gross`. The figures then stand where the columns of rows and balances say, until the sheet is
   * cleared. `false`: some are beyond what a column can hold.
   */
  charge(sheet: Sheet, gross: number, count: number): boolean {
    for (const account of this.#accounts) account.begin(sheet, count);
    for (const pay of this.#pays.values()) if (!pay.fill(sheet, gross + pay.pay.line * count, count)) return false;
    for (const row of this.#paid) this.#place(row, sheet, count);
    for (const charge of this.#charges) if (!charge.run(sheet, count)) return false;
    return true;
  }

  #place({ pay, first, parts, charged, columns }: CourseRow, sheet: Sheet, count: number): void {
    const shares = this.#pays.get(pay)?.shares ?? [];
    columns.wages = shares[first] ?? 0;
    if (parts > 1) columns.wages = sumOf(shares.slice(first, first + parts), sheet, count);
    if (charged === undefined) return;
    columns.base = sheet.take(count * 3);
    columns.amount = columns.base + count;
    columns.mark = columns.amount + count;
  }
}

const sumOf = (columns: readonly number[], sheet: Sheet, count: number): number => {
  const sum = sheet.take(count);
  const { cells } = sheet;
  for (let worker = 0; worker < count; worker += 1) {
    let wages = 0;
    for (const column of columns) wages += cells[column + worker] ?? 0;
    cells[sum + worker] = wages;
  }
  return sum;
};
