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

const row = (
  context: WorkerContext,
  scheme: CompiledScheme,
  accounts: SchemeAccounts,
  account: Account,
  through: Day,
): Balance => {
  const { currency } = scheme.country.law;
  return {
    workerId: context.dossier.workerId,
    ...(accounts.employerId === undefined ? {} : { employerId: accounts.employerId }),
    scheme: scheme.id,
    payer: accounts.payer,
    through: printDay(through),
    wages: printAmount(account.wages, currency),
    base: printAmount(account.base, currency),
    amount: printAmount(account.amount, currency),
  };
};

const schemeBalances = (
  context: WorkerContext,
  scheme: CompiledScheme,
  accounts: SchemeAccounts,
): readonly Balance[] => {
  const found = ruleAt(scheme, accounts.through);
  const compiled = accounts.apart ? found?.oneOff : found;
  if (compiled === undefined || accounts.through === firstDay) return [];
  const { rule, yearStart } = compiled;
  const year = schemeYearOf(accounts.through, yearStart);
  const digits = minorDigitsOf(scheme.country.law.currency);
  const balances: Balance[] = [];
  // A one-off payment may reach back, so the year before is handed on while it can.
  const first = rule.oneOff.rule === 'year-to-date' && rule.oneOff.reachBack !== undefined ? year - 1 : year;
  for (const [key, account] of [...accounts.years].toSorted(([a], [b]) => a - b)) {
    if (key < first || key > year) continue;
    const through = key === year ? accounts.through : firstDayOfSchemeYear(key + 1, yearStart) - 1;
    balances.push({
      ...row(context, scheme, accounts, account, through),
      ...(accounts.apart ? { period: `${key}${apartSuffix}` } : {}),
      ...(account.expected === 0 ? {} : { expected: printAmount(account.expected, scheme.country.law.currency) }),
      ...(account.exactKnown ? { unrounded: printPlain({ units: account.exact, scale: account.scale + digits }) } : {}),
    });
  }
  // By pay date a closed period gets no more lines; by work period any month of the year may.
  const open = rule.dateBasis.regular === 'pay-date' ? latestKeys(accounts, compiled) : [...accounts.periods.keys()];
  for (const key of open.toSorted((a, b) => a - b)) {
    const account = accounts.periods.get(key);
    const label = periodLabelOf(key, yearStart);
    if (account === undefined || label === undefined || label.year < first) continue;
    balances.push({
      ...row(context, scheme, accounts, account, accounts.through),
      period: accounts.apart ? `${label.text}${apartSuffix}` : label.text,
    });
  }
  return balances;
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
export const closingBalances = (context: WorkerContext): readonly Balance[] => {
  const { law } = context.batch;
  return [...context.accounts.values()].flatMap((owned) =>
    [...owned.values()].flatMap((accounts) => {
      const scheme = law.schemes.get(accounts.scheme);
      return scheme === undefined ? [] : schemeBalances(context, scheme, accounts);
    }),
  );
};
