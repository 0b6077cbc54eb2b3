import type { Account, SchemeAccounts } from '../contribution/account.ts';
import { addTo } from '../contribution/account.ts';
import { equalShare } from '../contribution/contribute.ts';
import { countingPeriod } from '../contribution/period.ts';
import { FactReader } from '../legislation/facts.ts';
import { refine } from '../formula/formula.ts';
import { parseScaled } from '../money/decimal.ts';
import { type Int, mulInt, negateInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import { type Day, firstOfMonth, monthOf } from '../time/date.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';
import { countedWages, type RowsSoFar } from './contributions-of.ts';
import { periodKeys } from './counting.ts';
import { frequencyIn } from './enter-line.ts';
import { mayReachBack } from './one-off.ts';
import type { Row } from './row.ts';
import { ruleFor } from './rule-for.ts';
import { monthsOfSpread } from './spread.ts';

type Found = NonNullable<ReturnType<typeof ruleFor>>;

const lessExact = (year: Account, { rateText, base, amount }: Row): void => {
  const rate = parseScaled(rateText);
  const plain = rate === undefined ? undefined : mulInt(base, rate.units);
  const rounded = plain === undefined ? undefined : divideInt(plain, powerOfTen(rate?.scale ?? 0), 'half-up');
  const away = rounded === undefined ? 0 : subInt(rounded, amount);
  if (plain === undefined || rate === undefined || away < -1 || away > 1) {
    // Several rates made the amount: what is left is worked out from the wages that are left.
    if (amount !== 0) year.exactKnown = false;
    return;
  }
  const scale = Math.max(year.scale, rate.scale);
  year.exact = subInt(refine(year.exact, year.scale, scale), refine(plain, rate.scale, scale));
  year.scale = scale;
};

/** Counts less; an account of nothing at all was never opened. */
const countLess = (accounts: Map<number, Account>, key: number, wages: Int, base: Int, amount: Int): void => {
  const account = accounts.get(key);
  if (account === undefined) return;
  addTo(account, negateInt(wages), negateInt(base), negateInt(amount));
  if (account.wages === 0 && account.base === 0 && account.amount === 0) accounts.delete(key);
};

/** Counts a period less; what is left of spread pay, of which nothing is charged any more, waits for other pay again. */
const countPeriodLess = (
  periods: Map<number, Account>,
  key: number,
  spread: boolean,
  [wages, base, amount]: readonly [Int, Int, Int],
): void => {
  countLess(periods, key, wages, base, amount);
  const left = periods.get(key);
  if (spread && left !== undefined && left.base === 0 && left.amount === 0) left.pending = left.wages;
};

/** The year in which a row was counted: one-off pay that reached back left nothing in the year of its day. */
const yearOf = (accounts: SchemeAccounts, { compiled, day }: Found, row: Row): number => {
  const year = schemeYearOf(day, compiled.yearStart);
  const oneOffs: Int = accounts.years.get(year)?.oneOffs ?? 0;
  return row.line.kind === 'one-off' && mayReachBack(compiled, day) && oneOffs < row.base ? year - 1 : year;
};

const readerOn = (context: WorkerContext, { line }: Row, day: Day): FactReader =>
  new FactReader(
    context.batch.law.attributes,
    context.factsOn(line.employerId, day),
    context.momentOf(line, line.frequency),
  );

const frequencyOf = (context: WorkerContext, row: Row, { compiled, day }: Found): PayFrequency => {
  const { line, scheme } = row;
  const { yearlyWhen } = compiled.rule;
  const reader = readerOn(context, row, day);
  if (yearlyWhen.length > 0 && reader.hold(yearlyWhen)) return 'yearly';
  const stretches = context.timeline(line.employerId, line.record.workCountry).between(line.from, line.to);
  return frequencyIn(context, line, stretches, scheme.country.code);
};

/** The months that counted one-off pay which was spread over them: those to come have charged nothing of it yet. */
const takeSpreadBack = (context: WorkerContext, row: Row, wages: Int, found: Found, accounts: SchemeAccounts): void => {
  const { line, scheme } = row;
  const timeline = context.timeline(line.employerId, line.record.workCountry);
  const months = monthsOfSpread({ ...found, timeline, scheme });
  const charged = Math.max(1, months.filter((month) => month <= monthOf(found.day)).length);
  for (const [index, month] of months.entries()) {
    const { key } = countingPeriod(found.compiled, firstOfMonth(month), line.frequency);
    if (key === undefined) continue;
    const share = equalShare(wages, months.length, index);
    const due = (whole: Int): Int => (index < charged ? equalShare(whole, charged, index) : 0);
    countPeriodLess(accounts.periods, key, true, [share, due(row.base), due(row.amount)]);
  }
};

const takeRowBack = (context: WorkerContext, row: Row, done: RowsSoFar): void => {
  const { line, scheme, payer, base, amount } = row;
  const found = ruleFor(scheme, line, readerOn(context, row, line.payDate));
  // Exempt pay was counted nowhere.
  if (found === undefined || row.status === 'exempt') return;
  const { rule } = found.compiled;
  if (line.kind === 'one-off' && rule.oneOff.rule === 'not-charged') return;
  const wages = countedWages(scheme, rule[payer], row.wages, row, payer, done);
  const accounts = context.accountsOf(
    scheme,
    payer,
    rule.capPer === 'person' ? undefined : line.employerId,
    found.compiled.apart,
  );
  const yearKey = yearOf(accounts, found, row);
  const year = accounts.years.get(yearKey);
  if (year === undefined || line.payDate > accounts.through) return;
  const charged = line.kind === 'one-off' && rule.oneOff.rule === 'year-to-date';
  if (charged) year.oneOffs = subInt(year.oneOffs, base);
  lessExact(year, row);
  countLess(accounts.years, yearKey, wages, base, amount);
  year.reopened = true;
  if (line.kind === 'one-off' && rule.oneOff.rule === 'spread') {
    takeSpreadBack(context, row, wages, found, accounts);
    return;
  }
  const { key } = countingPeriod(found.compiled, found.day, frequencyOf(context, row, found));
  const keys = charged || key === undefined ? [] : periodKeys({ compiled: found.compiled, line }, key);
  for (const [index, one] of keys.entries()) {
    const share = (whole: Int): Int => equalShare(whole, keys.length, index);
    const spread = rule.oneOff.rule === 'spread';
    countPeriodLess(accounts.periods, one, spread, [share(wages), share(base), share(amount)]);
  }
};

/** Takes a line of an earlier run out of the balances that count it, so that they go on as if it had not been. */
export const takeBack = (context: WorkerContext, rows: readonly Row[]): void => {
  const done = Map.groupBy(rows, ({ scheme }) => scheme.id);
  for (const row of rows) takeRowBack(context, row, done);
};
