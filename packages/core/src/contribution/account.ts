import { addInt, type Int } from '../money/integer.ts';
import type { Payer } from '../records/primitives.ts';
import type { Day, Month } from '../time/date.ts';

/** What has been counted so far, in minor units of the scheme's currency. */
export interface Account {
  wages: Int;
  base: Int;
  amount: Int;
  /** The contribution before rounding, in minor units × 10 ** `scale`; kept for `rounding: year`. */
  exact: Int;
  scale: number;
  /** `false`: opened by a balance that does not tell it. */
  exactKnown: boolean;
  /** Of `base`, what came from one-off pay that is charged against the year. */
  oneOffs: Int;
  /** Of `wages`, the share of spread one-off pay that waits for the pay of its month. */
  pending: Int;
  /** Pay that the last regular line let expect of a year. */
  expected: Int;
  /** The last month whose limits the year has opened, where they grow month by month. */
  opened: Month | undefined;
  /** Pay was taken out of the year: how many months it has opened shows in the base that is left. */
  reopened: boolean;
}

/** The accounts of one payer to one scheme: of its years, and of the periods in them. */
export interface SchemeAccounts {
  readonly scheme: string;
  readonly payer: Payer;
  /** One-off pay that is counted apart. */
  readonly apart: boolean;
  /** `undefined` where the scheme counts per person. */
  readonly employerId: string | undefined;
  readonly years: Map<number, Account>;
  readonly periods: Map<number, Account>;
  /** Pay date up to which lines are counted. */
  through: Day;
}

const emptyAccount = (): Account => ({
  wages: 0,
  base: 0,
  amount: 0,
  exact: 0,
  scale: 0,
  exactKnown: true,
  oneOffs: 0,
  pending: 0,
  expected: 0,
  opened: undefined,
  reopened: false,
});

export const accountOf = (accounts: Map<number, Account>, key: number): Account => {
  const found = accounts.get(key);
  if (found !== undefined) return found;
  const fresh = emptyAccount();
  accounts.set(key, fresh);
  return fresh;
};

export const addTo = (account: Account, wages: Int, base: Int, amount: Int): void => {
  account.wages = addInt(account.wages, wages);
  account.base = addInt(account.base, base);
  account.amount = addInt(account.amount, amount);
};
