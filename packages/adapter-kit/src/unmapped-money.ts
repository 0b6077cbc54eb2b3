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
  /** Amounts in another form than the profile says. */
  unread: number;
  /** Cells that are no amounts. */
  others: number;
  cents: boolean;
  row: number;
}

/** So many cells more that are no amounts than amounts: it is no column of money. */
const SURE = 50;

const cents = /\.\d{2}$/;
const mark = /[$€£¥]/u;
const otherForm = /^[-−(]?\s*[$€£¥]?\s*\d+(?:[.,'’\u{a0}\u{202f} ]\d{3})*[.,]\d{2}\s*[$€£¥]?\s*[-)]?$/u;
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
    this.#watched = unused.map((column) => ({
      ...column,
      total: new DecimalSum(),
      count: 0,
      unread: 0,
      others: 0,
      cents: false,
      row: 0,
    }));
  }

  add(cells: readonly AnyCell[], row: number): void {
    let isSure = false;
    for (const watched of this.#watched) {
      const cell = cells[watched.index];
      const text = textOf(cell).trim();
      if (text === '') continue;
      const amount = typeof cell === 'object' && 'type' in cell && cell.type === 'number' ? text : this.#amount(text);
      if (amount !== undefined && watched.total.add(amount)) {
        watched.count += 1;
        watched.cents ||= cents.test(amount) || mark.test(text) || this.#isNamedLikeMoney(watched.name);
      } else if (otherForm.test(text)) {
        watched.unread += 1;
        watched.cents = true;
      } else {
        watched.others += 1;
        isSure ||= watched.others > SURE + amountsOf(watched);
        continue;
      }
      if (watched.row === 0) watched.row = row;
    }
    if (isSure) this.#watched = this.#watched.filter((column) => column.others <= SURE + amountsOf(column));
  }

  #isNamedLikeMoney(name: string): boolean {
    return this.#strict && !countName.test(name.replaceAll('_', ' '));
  }

  #amount(text: string): string | undefined {
    const amount = readAmount(text, this.#format);
    return typeof amount === 'string' && !/^-?0\d/.test(amount) ? amount : undefined;
  }

  found(): Exception[] {
    return this.#watched
      .filter((column) => column.cents && amountsOf(column) >= column.others)
      .filter(({ total, unread }) => !total.isZero || unread > 0)
      .map(({ name, row, count, unread, total }) => {
        const sum = count === 0 ? '' : `${amounts(count)} that nothing takes, ${total.text} together`;
        const rest = unread === 0 ? '' : `${amounts(unread)} in another form than the profile says`;
        const what = [sum, rest].filter((part) => part !== '').join(', and ');
        const message = `Column "${shown(name)}" holds ${what}; map it, or list it under ignore if it is no pay.`;
        const place = { row, column: shown(name) };
        return { ...this.#report('error', 'amount-unmapped', message, place), count: count + unread };
      });
  }
}

const amountsOf = ({ count, unread }: Watched): number => count + unread;

const amounts = (count: number): string => `${count} ${count === 1 ? 'amount' : 'amounts'}`;
