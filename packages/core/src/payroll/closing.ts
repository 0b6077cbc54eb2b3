import type { Account, SchemeAccounts } from '../contribution/account.ts';
import { apartSuffix, countingPeriod, periodLabelOf } from '../contribution/period.ts';
import { type CompiledScheme, ruleAt } from '../legislation/compile.ts';
import { printAmount } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { printPlain } from '../money/decimal.ts';
import type { Balance } from '../records/balance.ts';
import { type Day, firstDay, printDay } from '../time/date.ts';
import { firstDayOfSchemeYear, schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';

/** What one account hands on, of a scheme's year or of one of its periods. */
export interface Closing {
  readonly scheme: CompiledScheme;
  readonly accounts: SchemeAccounts;
  readonly account: Account;
  readonly through: Day;
  readonly period: string | undefined;
  /** Of a year, which is rounded and expected as a whole. */
  readonly ofYear: boolean;
}

/** The contribution of a year before rounding, as a balance tells it; `undefined`: not known. */
const printUnrounded = ({ scheme, account }: Closing): string | undefined => {
  const digits = minorDigitsOf(scheme.country.law.currency);
  return account.exactKnown ? printPlain({ units: account.exact, scale: account.scale + digits }) : undefined;
};

export const printClosing = (workerId: string, closing: Closing): Balance => {
  const { scheme, accounts, account, through, period, ofYear } = closing;
  const { currency } = scheme.country.law;
  const unrounded = ofYear ? printUnrounded(closing) : undefined;
  return {
    workerId,
    ...(accounts.employerId === undefined ? {} : { employerId: accounts.employerId }),
    scheme: scheme.id,
    payer: accounts.payer,
    through: printDay(through),
    wages: printAmount(account.wages, currency),
    base: printAmount(account.base, currency),
    amount: printAmount(account.amount, currency),
    ...(period === undefined ? {} : { period }),
    ...(ofYear && account.expected !== 0 ? { expected: printAmount(account.expected, currency) } : {}),
    ...(unrounded === undefined ? {} : { unrounded }),
  };
};

const schemeClosings = (scheme: CompiledScheme, accounts: SchemeAccounts): readonly Closing[] => {
  const found = ruleAt(scheme, accounts.through);
  const compiled = accounts.apart ? found?.oneOff : found;
  if (compiled === undefined || accounts.through === firstDay) return [];
  const { rule, yearStart } = compiled;
  const year = schemeYearOf(accounts.through, yearStart);
  const closings: Closing[] = [];
  // A one-off payment may reach back, so the year before is handed on while it can.
  const first = rule.oneOff.rule === 'year-to-date' && rule.oneOff.reachBack !== undefined ? year - 1 : year;
  for (const [key, account] of [...accounts.years].toSorted(([a], [b]) => a - b)) {
    if (key < first || key > year) continue;
    const through = key === year ? accounts.through : firstDayOfSchemeYear(key + 1, yearStart) - 1;
    const period = accounts.apart ? `${key}${apartSuffix}` : undefined;
    closings.push({ scheme, accounts, account, through, period, ofYear: true });
  }
  // By pay date a closed period gets no more lines; by work period any month of the year may.
  const open = rule.dateBasis.regular === 'pay-date' ? latestKeys(accounts, compiled) : [...accounts.periods.keys()];
  for (const key of open.toSorted((a, b) => a - b)) {
    const account = accounts.periods.get(key);
    const label = periodLabelOf(key, yearStart);
    if (account === undefined || label === undefined || label.year < first) continue;
    const period = accounts.apart ? `${label.text}${apartSuffix}` : label.text;
    closings.push({ scheme, accounts, account, through: accounts.through, period, ofYear: false });
  }
  return closings;
};

/** Keys of the periods, of whatever frequency, that the last pay date lies in. */
const latestKeys = (accounts: SchemeAccounts, compiled: NonNullable<ReturnType<typeof ruleAt>>): number[] => {
  const current = new Set(
    (['weekly', 'biweekly', 'four-weekly', 'semimonthly', 'monthly', 'quarterly'] as const).map(
      (frequency) => countingPeriod(compiled, accounts.through, frequency).key,
    ),
  );
  return [...accounts.periods.keys()].filter((key) => current.has(key));
};

/** What a worker's accounts hand on to the next month. */
export const closingsOf = (context: WorkerContext): readonly Closing[] => {
  const { law } = context.batch;
  return [...context.accounts.values()].flatMap((owned) =>
    [...owned.values()].flatMap((accounts) => {
      const scheme = law.schemes.get(accounts.scheme);
      return scheme === undefined ? [] : schemeClosings(scheme, accounts);
    }),
  );
};

export const closingBalances = (context: WorkerContext): readonly Balance[] =>
  closingsOf(context).map((closing) => printClosing(context.dossier.workerId, closing));
