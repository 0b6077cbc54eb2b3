import type { Account } from '../contribution/account.ts';
import { contribute, seenBefore } from '../contribution/contribute.ts';
import type { Amount } from '../money/amount.ts';
import { addInt, type Int } from '../money/integer.ts';
import { countedWages, takenOn } from '../payroll/contributions-of.ts';
import { convert } from '../payroll/exchange.ts';
import { allocate } from '../payroll/parts.ts';
import type { CourseBalance, CourseRow, Pay } from './course-row.ts';
import type { CourseNotes } from './notes.ts';

/** Puts an account back to what it was before the first line. */
const clear = (account: Account): void => {
  account.wages = 0;
  account.base = 0;
  account.amount = 0;
  account.exact = 0;
  account.scale = 0;
};

const convertPay = (pay: Pay, gross: Int): void => {
  const { exchange, from, to, parts } = pay;
  const line = gross as Amount<'line'>;
  const whole: Int = exchange === undefined ? line : convert(line, from, to, exchange);
  pay.whole = whole;
  if (parts.length === 1) pay.shares[0] = whole;
  else for (const [at, share] of allocate(whole, parts).entries()) pay.shares[at] = share;
};

const wagesOf = ({ pay, first, parts }: CourseRow): Int => {
  let wages = pay.shares[first] ?? 0;
  for (let at = first + 1; at < first + parts; at += 1) wages = addInt(wages, pay.shares[at] ?? 0);
  return wages;
};

const copyCharge = (from: CourseRow, to: CourseRow): void => {
  to.wages = from.wages;
  to.base = from.base;
  to.amount = from.amount;
  to.rateText = from.rateText;
  to.status = from.status;
};

const charge = (row: CourseRow): void => {
  const { charged } = row;
  row.wages = wagesOf(row);
  if (charged === undefined) return;
  const { formula, counting, side, done, other, restOf, follows } = charged;
  counting.before.pay = seenBefore(counting);
  counting.before.line = row.pay.whole;
  counting.reached = follows?.reached;
  const wages = side === undefined ? row.wages : countedWages(row.scheme, side, row.wages, row, row.payer, done);
  const beside = restOf.length === 0 ? other : { base: 0, amount: takenOn(row, restOf, row.payer, done) };
  const made = contribute(formula, wages, counting, beside);
  row.base = made.base;
  row.amount = made.amount;
  row.rateText = made.rateText;
  row.status = made.capped ? 'capped' : 'due';
  row.reached = made.reached;
  if (row.twin !== undefined) copyCharge(row, row.twin);
};

/**
 * What the lines of a worker lead to, whatever they pay: which rows, under which formulas, counted where, and what is to
 * be said. Law, facts, certificates and dates have decided it once; `run` charges the pay of any worker for whom they are
 * the same. The rows, accounts and balances are those of the last run.
 */
export class Course {
  /** In the order in which they are charged: some depend on others of their line. */
  readonly #charged: readonly CourseRow[];
  readonly #pays: readonly Pay[];
  readonly #accounts: readonly Account[];
  /** In the order in which they are written. */
  readonly rows: readonly CourseRow[];
  readonly balances: readonly CourseBalance[];
  readonly notes: CourseNotes;
  readonly currency: string;
  /** How many there are. */
  readonly lines: number;

  constructor(made: {
    readonly charged: readonly CourseRow[];
    readonly pays: readonly Pay[];
    readonly accounts: readonly Account[];
    readonly rows: readonly CourseRow[];
    readonly balances: readonly CourseBalance[];
    readonly notes: CourseNotes;
    readonly currency: string;
    readonly lines: number;
  }) {
    this.#charged = made.charged;
    this.#pays = made.pays;
    this.#accounts = made.accounts;
    this.rows = made.rows;
    this.balances = made.balances;
    this.notes = made.notes;
    this.currency = made.currency;
    this.lines = made.lines;
  }

  /** Charges the gross pay of a worker's lines, in the order of the records, in minor units. */
  run(gross: readonly Int[]): void {
    for (const account of this.#accounts) clear(account);
    for (const pay of this.#pays) convertPay(pay, gross[pay.line] ?? 0);
    for (const row of this.#charged) charge(row);
  }
}
