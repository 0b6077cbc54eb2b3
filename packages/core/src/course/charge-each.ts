import { contribute, seenBefore } from '../contribution/contribute.ts';
import { countedWages, takenOn } from '../payroll/contributions-of.ts';
import type { AccountColumns } from './account-columns.ts';
import type { Charge, ChargeSettings } from './charge.ts';
import type { Charged, CourseRow, Pay } from './course-row.ts';
import type { PayColumns } from './pay-columns.ts';
import type { Sheet } from './sheet.ts';

/** Charges a row worker by worker, as the engine charges a line. */
export class ChargeOfEach implements Charge {
  readonly #row: CourseRow;
  readonly #charged: Charged;
  readonly #pay: PayColumns;
  readonly #accounts: readonly AccountColumns[];
  /** Rows on whose amounts it depends. */
  readonly #others: readonly CourseRow[];
  readonly #rateOf: ChargeSettings['rateOf'];

  constructor(
    row: CourseRow,
    charged: Charged,
    pays: ReadonlyMap<Pay, PayColumns>,
    { accounts, rateOf }: ChargeSettings,
  ) {
    this.#row = row;
    this.#charged = charged;
    const pay = pays.get(row.pay);
    if (pay === undefined) throw new Error('the pay of a row is none of its course');
    this.#pay = pay;
    const { year, periods, counted } = charged.counting;
    this.#accounts = [...new Set([year, ...periods, ...counted])].flatMap((account) => accounts.get(account) ?? []);
    const { done, other, restOf, side } = charged;
    const named = [...restOf, ...(side?.contributions?.of ?? [])].flatMap(({ scheme }) => done.get(scheme) ?? []);
    this.#others = [...new Set([...named, ...(other === undefined ? [] : [other])])];
    this.#rateOf = rateOf;
  }

  run(sheet: Sheet, count: number): boolean {
    const { cells } = sheet;
    for (let worker = 0; worker < count; worker += 1) if (!this.#charge(cells, worker)) return false;
    for (const account of this.#accounts) account.scale = account.account.scale;
    return true;
  }

  #charge(cells: Float64Array, worker: number): boolean {
    const [row, accounts] = [this.#row, this.#accounts];
    const { formula, counting, side, done, other, restOf } = this.#charged;
    for (const account of accounts) account.load(cells, worker);
    for (const one of this.#others) {
      if (one.charged === undefined) continue;
      one.base = cells[one.columns.base + worker] ?? 0;
      one.amount = cells[one.columns.amount + worker] ?? 0;
    }
    counting.before.pay = seenBefore(counting);
    counting.before.line = cells[this.#pay.whole + worker] ?? 0;
    const paid = cells[row.columns.wages + worker] ?? 0;
    const wages = side === undefined ? paid : countedWages(row.scheme, side, paid, row, row.payer, done);
    const beside = restOf.length === 0 ? other : { base: 0, amount: takenOn(row, restOf, row.payer, done) };
    const made = contribute(formula, wages, counting, beside);
    cells[row.columns.base + worker] = Number(made.base);
    cells[row.columns.amount + worker] = Number(made.amount);
    cells[row.columns.mark + worker] = this.#rateOf(made.rateText) * 2 + (made.capped ? 1 : 0);
    let held = typeof made.base === 'number' && typeof made.amount === 'number';
    for (const account of accounts) held = account.store(cells, worker) && held;
    return held;
  }
}
