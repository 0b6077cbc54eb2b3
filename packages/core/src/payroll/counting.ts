import { type Account, accountOf, type SchemeAccounts } from '../contribution/account.ts';
import type { Counting } from '../contribution/contribute.ts';
import { chargeStep, chargeWithin } from '../contribution/charge.ts';
import { countingPeriod } from '../contribution/period.ts';
import { type Portion, wholePortion } from '../contribution/portion.ts';
import type { Formula } from '../legislation/formula.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Payer } from '../records/primitives.ts';
import { type Day, monthOf } from '../time/date.ts';
import { wholeMonths } from '../time/frequency.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import type { WorkerContext } from './context.ts';
import { roomToDate } from './one-off.ts';
import type { SchemeLine } from './scheme-line.ts';
import { monthPortion, monthsPortion } from './subject-days.ts';

/** A line over several whole months takes their ceilings together. */
const monthsOf = (entry: SchemeLine): number =>
  entry.line.kind === 'one-off' ? 1 : Math.max(1, wholeMonths(entry.line.from, entry.line.to));

const portionOf = (entry: SchemeLine): Portion => {
  const { compiled, timeline, scheme, day, line } = entry;
  const { rule } = compiled;
  if (rule.period === 'quarter') {
    const quarters = Math.max(1, Math.floor(monthsOf(entry) / 3));
    return quarters === 1 ? wholePortion : { whole: quarters, parts: [] };
  }
  if (rule.period !== 'month') return wholePortion;
  const country = scheme.country.code;
  const months = monthsOf(entry);
  if (months > 1) {
    const last = monthOf(line.to);
    return monthsPortion(rule, timeline, country, scheme.id, last - months + 1, last);
  }
  const portion = monthPortion(rule, timeline, country, scheme.id, monthOf(day));
  // Pay that comes after the last day of liability takes the limits of the month in which it was earned.
  const none = portion.whole === 0 && portion.parts.length === 0;
  return none ? monthPortion(rule, timeline, country, scheme.id, monthOf(line.to)) : portion;
};

/** Wages that the limits have seen: of the period, of all the months that a line spans, of predecessors in the year. */
const seenBefore = (
  context: WorkerContext,
  entry: SchemeLine,
  payer: Payer,
  accounts: SchemeAccounts,
  current: Account,
  key: number | undefined,
): Int => {
  const { compiled, scheme, day, line } = entry;
  if (compiled.rule.period === 'line') return 0;
  let before = current.wages;
  if (compiled.rule.period === 'month' && key !== undefined) {
    for (let back = 1; back < monthsOf(entry); back += 1)
      before = addInt(before, accounts.periods.get(key - back)?.wages ?? 0);
  }
  if (compiled.rule.predecessorCounts) {
    const year = schemeYearOf(day, compiled.yearStart);
    for (const predecessor of context.predecessorsOf(line.employerId, line.payDate)) {
      before = addInt(before, context.accountsOf(scheme, payer, predecessor).years.get(year)?.wages ?? 0);
    }
  }
  return before;
};

/** Works out the unrounded contribution of a year that a balance has opened without it. */
const completeExact = (year: Account, formula: Formula, entry: SchemeLine): void => {
  if (year.exactKnown) return;
  year.exactKnown = true;
  const yearly = entry.compiled.rule.period === 'year' || entry.frequency === 'yearly';
  if (!yearly && formula.bands.length > 1) {
    year.exact = year.amount;
    year.scale = 0;
    return;
  }
  const charged = yearly
    ? chargeStep(formula, wholePortion, 0, year.wages)
    : chargeWithin(formula, year.base, year.base);
  year.exact = charged.exact;
  year.scale = formula.scale;
};

/** Where the wages of a line are counted for one payer, and what of the limits is left to them. */
export const countingOf = (
  context: WorkerContext,
  entry: SchemeLine,
  payer: Payer,
  formula: Formula,
  day: Day,
): Counting => {
  const { compiled, scheme, line, timeline } = entry;
  const { rule } = compiled;
  const accounts = context.accountsOf(scheme, payer, rule.capPer === 'person' ? undefined : line.employerId);
  const { year, key } = countingPeriod(compiled, day, entry.frequency);
  const yearAccount = accountOf(accounts.years, year);
  const toDate = line.kind === 'one-off' && rule.oneOff.rule === 'year-to-date';
  const period = toDate || key === undefined ? undefined : accountOf(accounts.periods, key);
  if (!entry.commit) {
    context.journal.keep(yearAccount);
    if (period !== undefined) context.journal.keep(period);
  }
  completeExact(yearAccount, formula, entry);
  const bound = toDate || (rule.oneOff.rule === 'year-to-date' && yearAccount.oneOffs !== 0);
  const left = bound ? roomToDate(scheme, compiled, formula, timeline, day, yearAccount.base) : undefined;
  if (entry.commit) accounts.through = Math.max(accounts.through, line.payDate);
  return {
    before: seenBefore(context, entry, payer, accounts, period ?? yearAccount, key),
    portion: portionOf(entry),
    room: left === undefined ? undefined : { left, alone: toDate },
    year: yearAccount,
    period,
    rounding: context.employerOn(line.employerId, day)?.rounding ?? 'payment',
  };
};
