import { accountOf, type Account, type SchemeAccounts } from '../contribution/account.ts';
import { apartSuffix, parsePeriodLabel, periodLabelOf } from '../contribution/period.ts';
import { type CompiledRule, type CompiledScheme, ruleAt } from '../legislation/compile.ts';
import { parseAmount } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled, rescale } from '../money/decimal.ts';
import { addInt, type Int, subInt } from '../money/integer.ts';
import type { Balance } from '../records/balance.ts';
import { payers } from '../records/primitives.ts';
import { firstDay, monthOf, parseDay } from '../time/date.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';

interface Figures {
  readonly wages: Int;
  readonly base: Int;
  readonly amount: Int;
}

const refuse = (context: WorkerContext, balance: Balance, message: string): void => {
  context.batch.notices.error('balance-invalid', message, { workerId: balance.workerId, scheme: balance.scheme });
};

const figuresOf = (balance: Balance, currency: string): Figures | undefined => {
  const wages = parseAmount(balance.wages, currency);
  const base = parseAmount(balance.base, currency);
  const amount = parseAmount(balance.amount, currency);
  return wages === undefined || base === undefined || amount === undefined ? undefined : { wages, base, amount };
};

const addFigures = (account: Account, figures: Figures): void => {
  account.wages = addInt(account.wages, figures.wages);
  account.base = addInt(account.base, figures.base);
  account.amount = addInt(account.amount, figures.amount);
};

/** Without it, the unrounded contribution is worked out when a formula is at hand. */
const addUnrounded = (account: Account, balance: Balance, currency: string): void => {
  const stated = balance.unrounded === undefined ? undefined : parseScaled(balance.unrounded);
  account.exactKnown = stated !== undefined;
  if (stated === undefined) return;
  const scale = Math.max(stated.scale, minorDigitsOf(currency));
  account.exact = rescale(stated, scale);
  account.scale = scale - minorDigitsOf(currency);
};

/** Of what was counted apart, the label without its mark. */
const periodOf = ({ period }: Balance): string | undefined =>
  period?.endsWith(apartSuffix) === true ? period.slice(0, -apartSuffix.length) : period;

const open = (
  accounts: SchemeAccounts,
  compiled: CompiledRule,
  balance: Balance,
  figures: Figures,
  currency: string,
): boolean => {
  const through = parseDay(balance.through) ?? firstDay;
  accounts.through = Math.max(accounts.through, through);
  const label = periodOf(balance);
  if (label === undefined || /^\d{4}$/.test(label)) {
    const year = label === undefined ? schemeYearOf(through, compiled.yearStart) : Number(label);
    const account = accountOf(accounts.years, year);
    addFigures(account, figures);
    account.opened = monthOf(through);
    account.expected = balance.expected === undefined ? 0 : (parseAmount(balance.expected, currency) ?? 0);
    addUnrounded(account, balance, currency);
    return true;
  }
  const period = parsePeriodLabel(label, compiled.yearStart);
  if (period === undefined) return false;
  const account = accountOf(accounts.periods, period.key);
  addFigures(account, figures);
  // A share of one-off pay that was spread over months waits for the pay of its month, of which nothing was charged yet.
  const waits = period.key > monthOf(through) || (figures.base === 0 && figures.amount === 0);
  if (compiled.rule.oneOff.rule === 'spread' && waits) account.pending = account.wages;
  return true;
};

/** The employers whose accounts a balance without employer is meant for. */
const employersOf = (context: WorkerContext, balance: Balance): readonly string[] =>
  balance.employerId === undefined
    ? [
        ...new Set(
          [...context.dossier.lines, ...context.dossier.assignments.map((row) => row.record)].map(
            (one) => one.employerId,
          ),
        ),
      ]
    : [balance.employerId];

const openOne = (context: WorkerContext, scheme: CompiledScheme, balance: Balance): void => {
  const through = parseDay(balance.through) ?? firstDay;
  const compiled = ruleAt(scheme, through);
  const { currency } = scheme.country.law;
  const figures = figuresOf(balance, currency);
  if (compiled === undefined || figures === undefined) {
    const what =
      figures === undefined
        ? `has amounts finer than a minor unit of ${currency}`
        : `is of a day before the scheme began`;
    refuse(context, balance, `The balance of ${scheme.id} through ${balance.through} ${what}. Correct it.`);
    return;
  }
  const perPerson = compiled.rule.capPer === 'person';
  const employers = perPerson ? [undefined] : employersOf(context, balance);
  if (employers.length !== 1) {
    refuse(
      context,
      balance,
      `The balance of ${scheme.id} names no employer, and the worker has ${employers.length === 0 ? 'none' : 'several'}. Add the employerId.`,
    );
    return;
  }
  const apart = balance.period?.endsWith(apartSuffix) === true;
  const counted = apart ? (compiled.oneOff ?? compiled) : compiled;
  for (const payer of payers) {
    if (counted.rule[payer] === undefined || (balance.payer !== undefined && balance.payer !== payer)) continue;
    const accounts = context.accountsOf(scheme, payer, employers[0], apart);
    if (!open(accounts, counted, balance, figures, currency)) {
      refuse(
        context,
        balance,
        `The balance of ${scheme.id} has a period that the scheme does not know. Write it as "2026-11" or "2026Q4".`,
      );
      return;
    }
  }
};

/** What a year has counted beyond its periods came from one-off pay that was charged against the year. */
const deriveOneOffs = (context: WorkerContext): void => {
  for (const owned of context.accounts.values()) {
    for (const accounts of owned.values()) {
      const scheme = context.batch.law.schemes.get(accounts.scheme);
      const compiled = scheme === undefined ? undefined : ruleAt(scheme, accounts.through);
      if (compiled?.rule.oneOff.rule !== 'year-to-date') continue;
      for (const [year, account] of accounts.years) {
        let regular: Int = 0;
        for (const [key, period] of accounts.periods) {
          if (periodLabelOf(key, compiled.yearStart)?.year === year) regular = addInt(regular, period.base);
        }
        account.oneOffs = subInt(account.base, regular);
      }
    }
  }
};

/** Opens a worker's accounts with what earlier runs have counted. */
export const openBalances = (context: WorkerContext): void => {
  for (const balance of context.dossier.balances) {
    const scheme = context.batch.law.schemes.get(balance.scheme);
    if (scheme === undefined) {
      refuse(context, balance, `There is no scheme ${balance.scheme}: the balance was not used. Correct its scheme.`);
      continue;
    }
    openOne(context, scheme, balance);
    const through = parseDay(balance.through) ?? firstDay;
    const employer = balance.employerId ?? '';
    const country = scheme.country.code;
    const key = `${country} ${employer}`;
    context.countedThrough.set(key, Math.max(context.countedThrough.get(key) ?? firstDay, through));
  }
  deriveOneOffs(context);
};
