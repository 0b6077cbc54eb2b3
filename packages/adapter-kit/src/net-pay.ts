import type { Exception } from '@totalize/core';
import { DecimalSum, isWithin } from './decimal-sum.ts';
import type { Mapping } from './mapping.ts';
import type { Payment } from './payment.ts';
import type { Place, Report } from './report.ts';
import { taxTarget } from './tax-target.ts';
import { codeOf } from './wages.ts';

interface Off {
  readonly place: Place;
  readonly stated: string;
  readonly left: string;
  readonly total: DecimalSum;
  count: number;
}

/**
 * Compares net pay with what gross and the lines leave. What a report leaves out, it leaves out of every payment: it is
 * told once for a file.
 */
export class NetPay {
  readonly #mapping: Mapping;
  readonly #report: Report;
  readonly #tolerance: string;
  #off: Off | undefined;

  constructor(mapping: Mapping, report: Report, tolerance: string) {
    this.#mapping = mapping;
    this.#report = report;
    this.#tolerance = tolerance;
  }

  add(payment: Payment, gross: string, place: Place): void {
    const { net } = payment;
    const left = net === undefined ? undefined : this.#left(payment, gross);
    if (net === undefined || left === undefined || isWithin(left, net, this.#tolerance)) return;
    if (isWithin(this.#withoutInKind(payment, left), net, this.#tolerance)) return;
    this.#off ??= { place, stated: net, left, total: new DecimalSum(), count: 0 };
    this.#off.count += 1;
    this.#off.total.add(left);
    this.#off.total.add(net, -1);
  }

  #withoutInKind({ amounts }: Payment, left: string): string {
    const rest = new DecimalSum(left);
    for (const item of amounts)
      if (item.group === 'earning' && codeOf(this.#mapping, item)?.inKind === true) rest.add(item.amount, -1);
    return rest.text;
  }

  /** `undefined` where nothing says who pays a tax. */
  #left({ amounts, taxes }: Payment, gross: string): string | undefined {
    const left = new DecimalSum(gross);
    for (const { group, amount } of amounts) {
      if (group === 'deduction') left.add(amount, -1);
      if (group === 'reimbursement') left.add(amount);
    }
    for (const tax of taxes) {
      if (tax.amount === undefined) continue;
      const payer = taxTarget(this.#mapping, tax)?.payer;
      if (payer === undefined) return undefined;
      if (payer === 'employee') left.add(tax.amount, -1);
    }
    return left.text;
  }

  found(): Exception[] {
    if (this.#off === undefined) return [];
    const { place, stated, left, total, count } = this.#off;
    const message = `The net pay of ${count} ${count === 1 ? 'payment' : 'payments'} is not what the lines leave of the gross; the difference is ${total.text} together. Here ${left} are left, and the source has ${stated}: what makes the difference is not in the file, or is ignored.`;
    return [{ ...this.#report('warning', 'control-mismatch', message, place), count }];
  }
}
