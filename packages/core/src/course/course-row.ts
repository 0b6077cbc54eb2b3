import type { Counting } from '../contribution/contribute.ts';
import type { Formula } from '../formula/formula.ts';
import type { CompiledScheme } from '../legislation/compile.ts';
import type { Side } from '../legislation/shape.ts';
import type { Contributions } from '../legislation/shape-mechanism.ts';
import type { Scaled } from '../money/decimal.ts';
import type { Int } from '../money/integer.ts';
import type { Balance } from '../records/balance.ts';
import type { Contribution, Reason } from '../records/contribution.ts';
import type { Payer } from '../records/primitives.ts';
import type { Day } from '../time/date.ts';
import type { Interval } from '../time/interval.ts';
import type { Closing } from '../payroll/closing.ts';
import type { AccountColumns } from './account-columns.ts';

/** The pay of one line in the currency of a country, shared out over the parts that a certificate cuts it into. */
export interface Pay {
  /** Place of the line among the records of the worker. */
  readonly line: number;
  /** `undefined`: the line is paid in the country's currency. */
  readonly exchange: Scaled | undefined;
  readonly from: string;
  readonly to: string;
  readonly parts: readonly Interval[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Where a row is counted: what is known before it is written into it when its turn has come. */
type CourseCounting = Omit<Counting, 'before'> & { readonly before: Mutable<Counting['before']> };

/** How one payer is charged for a part. */
export interface Charged {
  readonly formula: Formula;
  readonly counting: CourseCounting;
  /** What makes the pay that counts another than the wages; `undefined`: nothing. */
  readonly side: Side | undefined;
  /** The rows of the line, by scheme. */
  readonly done: ReadonlyMap<string, readonly CourseRow[]>;
  /** What the amount depends on beside the pay: the row of the other payer, or what other schemes take. */
  readonly other: CourseRow | undefined;
  readonly restOf: Contributions['of'];
}

/** Places of the columns of a row on the sheet of the last workers that were charged. */
interface RowColumns {
  wages: number;
  base: number;
  amount: number;
  /** Twice the number of the rate's text among those of the course, and one more where a limit was reached. */
  mark: number;
}

/** A row of a course. */
export interface CourseRow {
  readonly pay: Pay;
  /** The parts of the pay that are its wages: the first, and how many. */
  readonly first: number;
  readonly parts: number;
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly from: Day;
  readonly to: Day;
  readonly reason: Reason;
  /** `undefined`: nothing is charged, and all but the wages is as it is printed. */
  readonly charged: Charged | undefined;
  /** As it is written, with the ids and amounts of the records that the course was made from. */
  readonly printed: Contribution;
  /** The row of the other payer that comes to the same has the same. */
  columns: RowColumns;
  /** Of the worker who is being charged, for rows that depend on it. */
  base: Int;
  amount: Int;
}

/** What an account of a course hands on. */
export interface CourseBalance extends Pick<Closing, 'scheme'> {
  readonly columns: AccountColumns;
  /** As it is written, with the worker and the amounts of the records that the course was made from. */
  readonly printed: Balance;
}
