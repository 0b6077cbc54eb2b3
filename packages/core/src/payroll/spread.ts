import { accountOf, addTo } from '../contribution/account.ts';
import { type Contributed, contribute, equalShare } from '../contribution/contribute.ts';
import { countingPeriod } from '../contribution/period.ts';
import type { Formula } from '../formula/formula.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Payer } from '../records/primitives.ts';
import { firstOfMonth, lastOfMonth, type Month, monthOf } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import { accountsFor, countingOf } from './counting.ts';
import type { Part } from './parts.ts';
import { firstMonthOfYear } from './periods.ts';
import type { SchemeLine } from './scheme-line.ts';
import { isSubject } from './subject-days.ts';

/** The months over which one-off pay of a day is spread. */
export const monthsOfSpread = ({
  compiled,
  timeline,
  scheme,
  day,
}: Pick<SchemeLine, 'compiled' | 'timeline' | 'scheme' | 'day'>): readonly Month[] => {
  const first = firstMonthOfYear(compiled, day);
  const subject = Array.from({ length: 12 }, (_, index) => first + index).filter((month) =>
    isSubject(timeline, scheme.country.code, scheme.id, month),
  );
  return subject.length === 0 ? [monthOf(day)] : subject;
};

/**
 * One-off pay in equal shares over the months of the year: those of months up to that of the payment are charged at
 * once, the difference that they make to their month; those of months to come wait for the pay of their month.
 */
export const contributeSpread = (
  context: WorkerContext,
  entry: SchemeLine,
  part: Part,
  wages: Int,
  payer: Payer,
  formula: Formula,
): Contributed => {
  const months = monthsOfSpread(entry);
  let whole: Contributed = { base: 0, exact: 0, amount: 0, rateText: '', capped: true };
  for (const [index, month] of months.entries()) {
    const share = equalShare(wages, months.length, index);
    if (month > monthOf(entry.day)) {
      const { periods } = accountsFor(context, entry, payer);
      const { key } = countingPeriod(entry.compiled, firstOfMonth(month), entry.frequency);
      if (key === undefined) continue;
      if (!entry.commit) context.journal.keep(periods, key);
      const account = accountOf(periods, key);
      addTo(account, share, 0, 0);
      account.pending = addInt(account.pending, share);
      continue;
    }
    const then = month === monthOf(entry.day) ? entry : { ...entry, day: lastOfMonth(month) };
    const one = contribute(formula, share, countingOf(context, then, part, payer, formula));
    whole = {
      base: addInt(whole.base, one.base),
      exact: addInt(whole.exact, one.exact),
      amount: addInt(whole.amount, one.amount),
      rateText: one.rateText === '' ? whole.rateText : one.rateText,
      capped: whole.capped && one.capped,
    };
  }
  return whole;
};
