import type { Exception } from '@totalize/core';
import { DecimalSum } from './decimal-sum.ts';
import { readAmount } from './pay-text.ts';
import { type Report, shown } from './report.ts';
import { type AnyCell, textOf } from './row.ts';
import type { TextFormat } from './text-format.ts';

export interface UnusedColumn {
  readonly index: number;
  readonly name: string;
}

interface Watched extends UnusedColumn {
  readonly total: DecimalSum;
  count: number;
  cents: boolean;
  row: number;
}

const cents = /\.\d{2}$/;
const mark = /[$€£¥]/u;
/** Whole numbers under such a name are no money. */
const countName =
  /#|\b(?:no|nr|num|number|code|id|date|year|month|week|dept|department|zip|hours?|rate|count|days?|age|percent|size|level)\b/i;

/** Watches the columns that nothing takes: one that holds amounts is an error, with their total. */
export class UnmappedMoney {
  readonly #report: Report;
  readonly #format: TextFormat;
  readonly #strict: boolean;
  #watched: Watched[];

  /** `strict`: in a payroll report whole numbers may be money, too. */
  constructor(unused: readonly UnusedColumn[], format: TextFormat, report: Report, strict = false) {
    this.#report = report;
    this.#strict = strict;
    this.#format = format;
    this.#watched = unused.map((column) => ({ ...column, total: new DecimalSum(), count: 0, cents: false, row: 0 }));
  }

  add(cells: readonly AnyCell[], row: number): void {
    let others = false;
    for (const watched of this.#watched) {
      const cell = cells[watched.index];
      const text = textOf(cell).trim();
      if (text === '') continue;
      const amount = typeof cell === 'object' && 'type' in cell && cell.type === 'number' ? text : this.#amount(text);
      if (amount === undefined || !watched.total.add(amount)) {
        watched.row = -1;
        others = true;
        continue;
      }
      watched.count += 1;
      watched.cents ||=
        cents.test(amount) || mark.test(text) || (this.#strict && !countName.test(watched.name.replaceAll('_', ' ')));
      if (watched.row === 0) watched.row = row;
    }
    // A column with anything else in it is no column of amounts.
    if (others) this.#watched = this.#watched.filter((column) => column.row >= 0);
  }

  #amount(text: string): string | undefined {
    const amount = readAmount(text, this.#format);
    return typeof amount === 'string' && !/^-?0\d/.test(amount) ? amount : undefined;
  }

  found(): Exception[] {
    return this.#watched
      .filter((column) => column.count > 0 && column.cents && !column.total.isZero)
      .map(({ name, row, count, total }) => ({
        ...this.#report(
          'error',
          'amount-unmapped',
          `Column "${shown(name)}" holds ${count} amounts that nothing takes, ${total.text} together; map it, or list it under ignore if it is no pay.`,
          { row, column: shown(name) },
        ),
        count,
      }));
  }
}
