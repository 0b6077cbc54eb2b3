import { type Account, accountOf, type SchemeAccounts } from '../contribution/account.ts';
import { chargeStep, chargeWithin, type ToDate } from '../contribution/charge.ts';
import { type Counting, type Seen, seenBefore } from '../contribution/contribute.ts';
import { countingPeriod } from '../contribution/period.ts';
import { noPortion, type Portion, wholePortion } from '../contribution/portion.ts';
import { FactReader } from '../legislation/facts.ts';
import type { Formula } from '../formula/formula.ts';
import { parseAmount } from '../money/amount.ts';
import { addInt, type Int, maxInt, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import type { Payer } from '../records/primitives.ts';
import { type Month, monthOf } from '../time/date.ts';
import { periodsInYear } from '../time/frequency.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';
import { roomToDate } from './one-off.ts';
import type { Part } from './parts.ts';
import { accruedPortion, firstMonthOfYear, isLastMonth, monthsOf, portionOf } from './periods.ts';
import type { SchemeLine } from './scheme-line.ts';
import { ceilingsOfYear } from './settlement.ts';

/** Keys of the periods that a line counts in: of every whole month that it spans, the last being its own. */
export const periodKeys = (entry: Pick<SchemeLine, 'compiled' | 'line'>, key: number): readonly number[] =>
  entry.compiled.rule.period === 'month'
    ? Array.from({ length: monthsOf(entry) }, (_, index) => key - monthsOf(entry) + 1 + index)
    : [key];

/** Base of the year that other payers have charged, by an attribute. */
const chargedElsewhere = (context: WorkerContext, { compiled, facts, moment, scheme }: SchemeLine): Int => {
  const name = compiled.rule.chargedElsewhere;
  if (name === undefined) return 0;
  const text = new FactReader(context.batch.law.attributes, facts, moment).read(name) ?? '0';
  return parseAmount(text, scheme.country.law.currency) ?? 0;
};

/** Where the wages stand that the limits have seen: in the periods of the line, or of predecessors and other payers in the year. */
const seenIn = (context: WorkerContext, entry: SchemeLine, payer: Payer, counted: readonly Account[]): Seen => {
  const { compiled, scheme, day, line } = entry;
  const { rule } = compiled;
  if (rule.period === 'line' || rule.period === 'day') return { counted: [], elsewhere: 0 };
  let elsewhere = chargedElsewhere(context, entry);
  if (rule.predecessorCounts) {
    const year = schemeYearOf(day, compiled.yearStart);
    for (const predecessor of context.predecessorsOf(line.employerId, line.payDate)) {
      const accounts = context.accountsOf(scheme, payer, predecessor, compiled.apart);
      elsewhere = addInt(elsewhere, accounts.years.get(year)?.wages ?? 0);
    }
  }
  return { counted, elsewhere };
};

/** Works out the unrounded contribution of a year that a balance has opened without it. */
const completeExact = (year: Account, formula: Formula, entry: SchemeLine): void => {
  if (year.exactKnown) return;
  year.exactKnown = true;
  const { rule } = entry.compiled;
  const yearly = (rule.period === 'year' && rule.accrues === 'at-once') || entry.frequency === 'yearly';
  const levy = formula.alternatives[0]?.levy;
  if (!yearly && (levy?.kind !== 'bands' || levy.bands.length > 1)) {
    year.exact = year.amount;
    year.scale = 0;
    return;
  }
  const none: ToDate = { pay: 0, portion: wholePortion, line: 0, expected: 0 };
  const charged = yearly
    ? chargeStep(formula, none, { ...none, pay: year.wages })
    : chargeWithin(formula, year.base, year.base);
  year.exact = charged.exact;
  year.scale = formula.scale;
};

/** The accounts that a line counts in. */
export const accountsFor = (context: WorkerContext, entry: SchemeLine, payer: Payer): SchemeAccounts => {
  const { compiled, scheme, line } = entry;
  const owner = compiled.rule.capPer === 'person' ? undefined : line.employerId;
  return context.accountsOf(scheme, payer, owner, compiled.apart);
};

/** After pay was taken out of a year, the last month whose limits the base and the amount that are left have opened. */
const reopen = (entry: SchemeLine, year: Account, formula: Formula): void => {
  if (!year.reopened) return;
  year.reopened = false;
  const none: ToDate = { pay: 0, portion: noPortion, line: 0, expected: 0 };
  const amount = mulInt(year.amount, powerOfTen(formula.scale));
  const before = firstMonthOfYear(entry.compiled, entry.day) - 1;
  let nearest: Int | undefined;
  for (let month = year.opened ?? before; month >= before; month -= 1) {
    const toDate = { ...none, pay: year.wages, portion: accruedPortion(entry, month) };
    const { base, exact } = chargeStep(formula, none, toDate);
    const distance = maxInt(subInt(exact, amount), subInt(amount, exact));
    if (base !== year.base || (nearest !== undefined && distance >= nearest)) continue;
    nearest = distance;
    year.opened = month;
  }
};

/** What of the year's limits was open before a line, and is open with it: they grow month by month. */
const accrued = (
  entry: SchemeLine,
  year: Account,
  formula: Formula,
): { readonly before: Portion; readonly now: Portion } => {
  reopen(entry, year, formula);
  const month: Month = monthOf(entry.day);
  const opened = year.opened;
  year.opened = Math.max(opened ?? month, month);
  return {
    before: opened === undefined ? noPortion : accruedPortion(entry, opened),
    now: accruedPortion(entry, year.opened),
  };
};

/** Whether a formula tests the pay that is expected of a year. */
export const asksExpected = ({ alternatives }: Formula): boolean =>
  alternatives.some(({ gates }) => gates.some(({ expected }) => expected));

/**
 * Pay that a line lets expect of a year, where the formula asks for it: that of its frequency; one-off pay comes on top
 * of what was expected before.
 */
const expectedPay = ({ line, frequency }: SchemeLine, wages: Int, year: Account, formula: Formula): Int => {
  if (!asksExpected(formula)) return 0;
  if (line.kind === 'one-off') return addInt(year.expected, wages);
  year.expected = mulInt(wages, periodsInYear[frequency]);
  return year.expected;
};

/** Where the wages of a part of a line are counted for one payer, and what of the limits is left to them. */
export const countingOf = (
  context: WorkerContext,
  entry: SchemeLine,
  part: Part,
  payer: Payer,
  formula: Formula,
): Counting => {
  const { compiled, scheme, line, timeline, day } = entry;
  const { rule } = compiled;
  const accounts = accountsFor(context, entry, payer);
  const { year, key } = countingPeriod(compiled, day, entry.frequency);
  const toDate = line.kind === 'one-off' && rule.oneOff.rule === 'year-to-date';
  const keys = toDate || key === undefined ? [] : periodKeys(entry, key);
  if (entry.commit) accounts.through = Math.max(accounts.through, line.payDate);
  else {
    context.journal.keep(accounts.years, year);
    for (const one of keys) context.journal.keep(accounts.periods, one);
  }
  const yearAccount = accountOf(accounts.years, year);
  const periods = keys.map((one) => accountOf(accounts.periods, one));
  completeExact(yearAccount, formula, entry);
  const bound = toDate || (rule.oneOff.rule === 'year-to-date' && yearAccount.oneOffs !== 0);
  const left = bound ? roomToDate(scheme, compiled, formula, timeline, day, yearAccount.base) : undefined;
  const seen = seenIn(context, entry, payer, keys.length === 0 ? [yearAccount] : periods);
  const own = portionOf(entry, part);
  const whole = entry.parts.reduce<Int>((sum, one) => addInt(sum, one.wages), 0);
  const { before, now } =
    rule.period === 'year' && rule.accrues === 'monthly'
      ? accrued(entry, yearAccount, formula)
      : { before: own, now: own };
  return {
    ...seen,
    before: {
      pay: seenBefore(seen),
      portion: before,
      line: whole,
      expected: expectedPay(entry, whole, yearAccount, formula),
    },
    portion: now,
    pending: periods.reduce<Int>((sum, period) => addInt(sum, period.pending), 0),
    room: left === undefined ? undefined : { left, alone: toDate },
    settled:
      rule.accrues === 'settled' && isLastMonth(entry) ? ceilingsOfYear(context, entry, payer, formula) : undefined,
    year: yearAccount,
    periods,
    rounding: context.employerOn(line.employerId, day)?.rounding ?? 'payment',
  };
};
