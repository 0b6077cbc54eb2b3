import { limitFor } from '../contribution/portion.ts';
import type { CompiledRule, CompiledScheme } from '../legislation/compile.ts';
import type { Formula } from '../formula/formula.ts';
import { type Int, subInt } from '../money/integer.ts';
import { type Day, monthOf, type Month } from '../time/date.ts';
import { firstDayOfSchemeYear, schemeYearOf } from '../time/scheme-year.ts';
import { monthsPortion } from './subject-days.ts';
import type { Timeline } from './timeline.ts';

/** The ceilings of the months of a scheme's year up to the one that `day` lies in, by the formula of that day. */
const ceilingsToDate = (
  scheme: CompiledScheme,
  compiled: CompiledRule,
  formula: Formula,
  timeline: Timeline,
  day: Day,
): Int | undefined => {
  const ceiling = formula.alternatives[0]?.steps.find(({ step }) => step === 'ceiling');
  if (ceiling?.step !== 'ceiling') return undefined;
  const year = schemeYearOf(day, compiled.yearStart);
  const first: Month = monthOf(firstDayOfSchemeYear(year, compiled.yearStart));
  const portion = monthsPortion(compiled.rule, timeline, scheme.country.code, scheme.id, first, monthOf(day));
  return limitFor(ceiling.limit, portion);
};

/** What the ceilings of the year so far leave after the pay charged so far; `undefined` where there is no ceiling. */
export const roomToDate = (
  scheme: CompiledScheme,
  compiled: CompiledRule,
  formula: Formula,
  timeline: Timeline,
  day: Day,
  charged: Int,
): Int | undefined => {
  const ceilings = ceilingsToDate(scheme, compiled, formula, timeline, day);
  return ceilings === undefined ? undefined : subInt(ceilings, charged);
};

/** The last day of the scheme's year before the one that `day` lies in. */
export const lastDayOfYearBefore = (compiled: CompiledRule, day: Day): Day =>
  firstDayOfSchemeYear(schemeYearOf(day, compiled.yearStart), compiled.yearStart) - 1;

/** Whether a one-off payment of that day may still reach back into the year before. */
export const mayReachBack = (compiled: CompiledRule, day: Day): boolean => {
  const { oneOff } = compiled.rule;
  if (oneOff.rule !== 'year-to-date' || oneOff.reachBack === undefined) return false;
  const year = schemeYearOf(day, compiled.yearStart);
  return monthOf(day) - monthOf(firstDayOfSchemeYear(year, compiled.yearStart)) < oneOff.reachBack.throughMonth;
};
