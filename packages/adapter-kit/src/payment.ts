import type { Payer } from '@totalize/core';

/** What an amount on a payment is. `reimbursement`: money back for expenses, no pay; `memo`: information, no money. */
export const groups = ['earning', 'deduction', 'reimbursement', 'memo'] as const;
export type Group = (typeof groups)[number];

/** One earning, deduction or memo of a payment, under the code that its system gives it. */
export interface CodedAmount {
  readonly group: Group;
  readonly code: string;
  readonly amount: string;
  readonly label?: string;
}

/** One tax of a payment and one payer, whatever way the source says who pays. Amounts are kept as exact texts. */
export interface TaxLine {
  /** The code in the source; the profile says which scheme it is. */
  readonly code: string;
  /** Left out: the profile's table of taxes says it. */
  readonly payer?: Payer;
  readonly amount?: string;
  readonly taxable?: string;
  readonly amountToDate?: string;
  readonly taxableToDate?: string;
}

/** Where a payment stands in its file. */
export interface PaymentPlace {
  readonly sheet?: string;
  /** The row of a table; in a list: its place, from 1. */
  readonly row?: number;
}

/** One payment to one worker, as every source is turned into it before it becomes a pay line. */
export interface Payment {
  readonly place: PaymentPlace;
  /** Fields of the pay line as texts in the contract's form: worker, employer, dates, currency, kind, … */
  readonly fields: Readonly<Record<string, string>>;
  /** The source's own id of the payment. */
  readonly paymentId?: string;
  readonly gross?: string;
  readonly net?: string;
  readonly amounts: readonly CodedAmount[];
  readonly taxes: readonly TaxLine[];
}
