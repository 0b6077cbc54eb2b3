import type { Payer } from '@totalize/core';
import type { CodeRule } from './code-class.ts';
import type { Group } from './payment.ts';

/** A column whose name follows a pattern: `ADDITIONAL EARNINGS : {code}-{label}` is `earning:{code}`. */
export interface ColumnPattern {
  readonly match: string;
  readonly as: string;
}

/** Code in the source → name of a class, or what it is for each scheme. */
export type CodeTable = Readonly<Record<string, string | CodeRule>>;

/** What a profile says beyond the columns of a record: how a payroll system writes payments. */
export interface PaymentProfile {
  /** Its name and version, such as `adp-register/1`. */
  readonly profile?: string;
  readonly patterns?: readonly ColumnPattern[];
  readonly codes?: Readonly<Partial<Record<`${Group}s`, CodeTable>>>;
  /** Code of a tax → scheme, with the payer where the code says it (`us.oasdi.employer`), or `other`. */
  readonly taxes?: Readonly<Record<string, string>>;
  /** What the source writes for who pays. */
  readonly payers?: Readonly<Record<string, Payer>>;
  /** Labels of sections → what their lines are. */
  readonly sections?: Readonly<Record<string, string>>;
  /** Scheme or pattern → code under which a refund or a memo is written: `earning:FR`, `memo:HS`. */
  readonly payCodes?: Readonly<Record<string, string>>;
  /** Schemes without ceiling and floor: what is taxed of them is all of the wages. */
  readonly uncapped?: readonly string[];
  /** How far the source's own sums may be off. */
  readonly tolerance?: string;
}

export const groupKey = (group: Group): `${Group}s` => `${group}s`;
