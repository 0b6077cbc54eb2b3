import type { Amount } from '../money/amount.ts';
import { convert } from '../payroll/exchange.ts';
import { allocate } from '../payroll/parts.ts';
import type { Pay } from './course-row.ts';
import type { Sheet } from './sheet.ts';

/** The pay of a line in one currency, and the shares of its parts, as columns. */
export class PayColumns {
  readonly pay: Pay;
  /** Places on the sheet. */
  whole = 0;
  readonly shares: number[];

  constructor(pay: Pay) {
    this.pay = pay;
    this.shares = pay.parts.map(() => 0);
  }

  /** `gross`: the column of the line. `false`: pay that a column cannot hold. */
  fill(sheet: Sheet, gross: number, count: number): boolean {
    const { exchange, from, to, parts } = this.pay;
    this.whole = exchange === undefined ? gross : sheet.take(count);
    for (const at of parts.keys()) this.shares[at] = parts.length === 1 ? this.whole : sheet.take(count);
    const { cells } = sheet;
    if (exchange !== undefined) {
      for (let worker = 0; worker < count; worker += 1) {
        const converted = convert((cells[gross + worker] ?? 0) as Amount<'line'>, from, to, exchange);
        if (typeof converted !== 'number') return false;
        cells[this.whole + worker] = converted;
      }
    }
    if (parts.length > 1)
      for (let worker = 0; worker < count; worker += 1) this.#share(cells, worker, cells[this.whole + worker] ?? 0);
    return true;
  }

  #share(cells: Float64Array, worker: number, whole: number): void {
    for (const [at, share] of allocate(whole, this.pay.parts).entries())
      cells[(this.shares[at] ?? 0) + worker] = Number(share);
  }
}
