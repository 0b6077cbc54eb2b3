import { limitFor, type Portion } from '../contribution/portion.ts';
import type { Settled } from '../contribution/settle.ts';
import type { Formula } from '../formula/formula.ts';
import type { Limit } from '../formula/limit.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Payer } from '../records/primitives.ts';
import { lastOfMonth, type Month, monthOf } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import { formulaOf } from './formulas.ts';
import { accruedPortion, firstMonthOfYear } from './periods.ts';
import type { SchemeLine } from './scheme-line.ts';
import { isSubject, monthPortion } from './subject-days.ts';

const ceilingOf = (formula: Formula): Limit | undefined => {
  const step = formula.alternatives[0]?.steps.find((one) => one.step === 'ceiling');
  return step?.step === 'ceiling' ? step.limit : undefined;
};

/** The ceilings of the year's months, each by the figures of its own last day; `undefined` where there are none. */
const sumOfCeilings = (context: WorkerContext, entry: SchemeLine, payer: Payer, formula: Formula): Int | undefined => {
  if (ceilingOf(formula) === undefined) return undefined;
  const { compiled, timeline, scheme, day } = entry;
  const country = scheme.country.code;
  let sum: Int = 0;
  for (let month: Month = firstMonthOfYear(compiled, day); month <= monthOf(day); month += 1) {
    if (!isSubject(timeline, country, scheme.id, month)) continue;
    const then = formulaOf(context, { ...entry, day: Math.min(lastOfMonth(month), day) }, payer);
    const ceiling = 'none' in then ? undefined : ceilingOf(then);
    if (ceiling === undefined) return undefined;
    const portion: Portion = monthPortion(compiled.rule, timeline, country, scheme.id, month);
    sum = addInt(sum, limitFor(ceiling, portion));
  }
  return sum;
};

/** The limits of the whole year, to which its last month settles what the months have charged one by one. */
export const ceilingsOfYear = (context: WorkerContext, entry: SchemeLine, payer: Payer, formula: Formula): Settled => ({
  portion: accruedPortion(entry, monthOf(entry.day)),
  ceiling: sumOfCeilings(context, entry, payer, formula),
});
