import type { Account } from '../contribution/account.ts';
import type { AccountColumns } from './account-columns.ts';
import type { Sheet } from './sheet.ts';

/** Charges one row for many workers: reads its wages from the sheet, and writes what they come to. */
export interface Charge {
  /** `false`: some figure has left the numbers that a column can hold. */
  run(sheet: Sheet, count: number): boolean;
}

/** What the charges of a course share. */
export interface ChargeSettings {
  readonly accounts: ReadonlyMap<Account, AccountColumns>;
  /** The number of a rate's text among those of the course. */
  readonly rateOf: (text: string) => number;
}
