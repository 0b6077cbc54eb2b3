import { type Account, accountOf } from '../contribution/account.ts';
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
const monthsOf = (entry: Pick<SchemeLine, 'line'>): number =>
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

/** Keys of the periods that a line counts in: of every whole month that it spans, the last being its own. */
export const periodKeys = (entry: Pick<SchemeLine, 'compiled' | 'line'>, key: number): readonly number[] =>
  entry.compiled.rule.period === 'month'
    ? Array.from({ length: monthsOf(entry) }, (_, index) => key - monthsOf(entry) + 1 + index)
    : [key];

/** Wages that the limits have seen: in the periods of the line, or of predecessors in the year. */
const seenBefore = (context: WorkerContext, entry: SchemeLine, payer: Payer, counted: readonly Account[]): Int => {
  const { compiled, scheme, day, line } = entry;
  if (compiled.rule.period === 'line') return 0;
  let before: Int = 0;
  for (const account of counted) before = addInt(before, account.wages);
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
  return {
    before: seenBefore(context, entry, payer, keys.length === 0 ? [yearAccount] : periods),
    portion: portionOf(entry),
    room: left === undefined ? undefined : { left, alone: toDate },
    year: yearAccount,
    periods,
    rounding: context.employerOn(line.employerId, day)?.rounding ?? 'payment',
  };
};
