import type { Account } from '../contribution/account.ts';
import type { Sheet } from './sheet.ts';

/** An account of a course, of which each worker has one of their own: places of its columns on the sheet. */
export class AccountColumns {
  readonly account: Account;
  wages = 0;
  base = 0;
  amount = 0;
  exact = 0;
  /** Of the column `exact`: the same for all, since it depends on the formulas alone. */
  scale = 0;

  constructor(account: Account) {
    this.account = account;
  }

  /** Nothing is counted yet. */
  begin(sheet: Sheet, count: number): void {
    this.wages = sheet.take(count * 4);
    this.base = this.wages + count;
    this.amount = this.base + count;
    this.exact = this.amount + count;
    this.scale = 0;
    sheet.cells.fill(0, this.wages, this.exact + count);
  }

  /** Makes the account that of one worker. */
  load(cells: Float64Array, worker: number): void {
    const { account } = this;
    account.wages = cells[this.wages + worker] ?? 0;
    account.base = cells[this.base + worker] ?? 0;
    account.amount = cells[this.amount + worker] ?? 0;
    account.exact = cells[this.exact + worker] ?? 0;
    account.scale = this.scale;
  }

  /** `false`: what is counted has left the numbers that a column can hold. */
  store(cells: Float64Array, worker: number): boolean {
    const { wages, base, amount, exact } = this.account;
    cells[this.wages + worker] = Number(wages);
    cells[this.base + worker] = Number(base);
    cells[this.amount + worker] = Number(amount);
    cells[this.exact + worker] = Number(exact);
    return [wages, base, amount, exact].every((figure) => typeof figure === 'number');
  }
}
