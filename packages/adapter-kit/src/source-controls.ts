import type { Exception } from '@totalize/core';
import { DecimalSum, isWithin } from './decimal-sum.ts';
import type { Mapping } from './mapping.ts';
import { NetPay } from './net-pay.ts';
import type { Payment, TaxLine } from './payment.ts';
import { type Place, type Report, shown } from './report.ts';
import { patternFor } from './scheme-pattern.ts';
import { taxTarget } from './tax-target.ts';
import { SumsToDate } from './to-date.ts';
import type { Wages } from './wages.ts';

interface Taxed {
  readonly code: string;
  readonly scheme: string;
  readonly sum: DecimalSum;
}

/** Compares what a source says of a payment with what its own lines give. Nothing is corrected: a person is told. */
export class SourceControls {
  readonly #mapping: Mapping;
  readonly #report: Report;
  readonly #tolerance: string;
  readonly #toDate: SumsToDate;
  readonly #net: NetPay;

  constructor(mapping: Mapping, report: Report) {
    this.#mapping = mapping;
    this.#report = report;
    this.#tolerance = mapping.tolerance ?? '0';
    this.#toDate = new SumsToDate(report, this.#tolerance);
    this.#net = new NetPay(mapping, report, this.#tolerance);
  }

  /** `wages`: as the codes of the profile give them. */
  payment(payment: Payment, wages: Wages, fields: Readonly<Record<string, string>>, place: Place): Exception[] {
    this.#toDate.add(payment.taxes, fields, place);
    if (payment.amounts.length > 0) this.#net.add(payment, wages.gross, place);
    const found = [...this.#gross(payment, wages.gross), ...this.#taxable(payment.taxes, wages)];
    return found.map((message) => this.#report('warning', 'control-mismatch', message, place));
  }

  end(): Exception[] {
    return [...this.#toDate.found(), ...this.#net.found()];
  }

  #gross({ gross: stated }: Payment, sum: string): string[] {
    if (stated === undefined || isWithin(sum, stated, this.#tolerance)) return [];
    const difference = new DecimalSum(stated);
    difference.add(sum, -1);
    return [
      `The source says a gross of ${stated}, but its earnings add up to ${sum}; ${difference.text} is missing or counted twice.`,
    ];
  }

  /**
   * More cannot be taxable than the wages are. Less can, beyond a ceiling or under an exemption: it is told where the
   * profile says that the tax has neither ceiling nor floor, and something was taxed.
   */
  #taxable(taxes: readonly TaxLine[], { gross, wages }: Wages): string[] {
    return [...this.#taxed(taxes).values()].flatMap(({ code, scheme, sum }) => {
      const pattern = patternFor(Object.keys(wages), scheme);
      const own = pattern === undefined ? gross : (wages[pattern] ?? gross);
      if (sum.isZero || isWithin(sum.text, own, this.#tolerance)) return [];
      const more = new DecimalSum(sum.text);
      more.add(own, -1);
      const isMore = own.startsWith('-') ? more.isNegative : !more.isNegative;
      if (!isMore && this.#mapping.uncapped?.includes(scheme) !== true) return [];
      return [
        `The source taxed ${sum.text} under ${shown(code)}, but by the codes of the profile the wages of ${scheme} are ${own}. Check what the profile says of the codes.`,
      ];
    });
  }

  #taxed(taxes: readonly TaxLine[]): Map<string, Taxed> {
    const taxed = new Map<string, Taxed>();
    for (const tax of taxes) {
      const target = tax.taxable === undefined ? undefined : taxTarget(this.#mapping, tax);
      if (target === undefined || target.scheme === 'other') continue;
      const key = `${target.scheme} ${target.payer ?? ''}`;
      const one = taxed.get(key) ?? { code: tax.code, scheme: target.scheme, sum: new DecimalSum() };
      one.sum.add(tax.taxable ?? '0');
      taxed.set(key, one);
    }
    return taxed;
  }
}
