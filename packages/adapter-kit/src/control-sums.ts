import type { Exception } from '@totalize/core';
import { Fault } from './cell.ts';
import { DecimalSum, sameDecimal } from './decimal-sum.ts';
import { readAmount } from './pay-text.ts';
import type { PaymentHeader, RoleColumn } from './payment-header.ts';
import { type Report, shown } from './report.ts';
import { type AnyCell, textOf } from './row.ts';
import type { TextFormat } from './text-format.ts';

interface Watched extends RoleColumn {
  all: DecimalSum;
  sinceTotal: DecimalSum;
}

const holdsMoney = ({ role }: RoleColumn): boolean =>
  role.is === 'amount' ||
  role.is === 'tax' ||
  role.is === 'net' ||
  role.is === 'total' ||
  (role.is === 'field' && role.name === 'gross');

/** Adds up the columns of a report, to compare them with its rows of totals. */
export class ControlSums {
  readonly #watched: readonly Watched[];
  readonly #format: TextFormat;
  readonly #report: Report;

  constructor(header: PaymentHeader, format: TextFormat, report: Report) {
    this.#watched = header.columns
      .filter(holdsMoney)
      .map((column) => ({ ...column, all: new DecimalSum(), sinceTotal: new DecimalSum() }));
    this.#format = format;
    this.#report = report;
  }

  add(row: readonly AnyCell[]): void {
    for (const column of this.#watched) {
      const amount = readAmount(row[column.index], this.#format);
      if (amount === undefined || amount instanceof Fault) continue;
      column.all.add(amount);
      column.sinceTotal.add(amount);
    }
  }

  /** A total is that of the rows since the last one, or of all. */
  compare(row: readonly AnyCell[], number: number): Exception[] {
    const found: Exception[] = [];
    for (const column of this.#watched) {
      const stated = readAmount(row[column.index], this.#format);
      const { all, sinceTotal } = column;
      column.sinceTotal = new DecimalSum();
      if (stated === undefined || stated instanceof Fault) continue;
      if (sameDecimal(stated, all.text) || sameDecimal(stated, sinceTotal.text)) continue;
      const message = `The total of ${shown(column.name)} is ${stated}, but the rows above add up to ${sinceTotal.text} (${all.text} from the top).`;
      const place = { row: number, column: shown(column.name), value: textOf(row[column.index]) };
      found.push(this.#report('warning', 'control-mismatch', message, place));
    }
    return found;
  }
}
