import { type CompiledRule, type CompiledScheme, ruleAt } from '../legislation/compile.ts';
import type { Day } from '../time/date.ts';
import type { PreparedLine } from './prepared-line.ts';

/** The day by which the scheme looks up its rates and counts a line. */
const dateOf = (compiled: CompiledRule, line: PreparedLine): Day => {
  if (line.kind === 'adjustment') return line.payDate;
  const basis = line.kind === 'one-off' ? compiled.rule.dateBasis.oneOff : compiled.rule.dateBasis.regular;
  return basis === 'pay-date' ? line.payDate : line.to;
};

/** The rule of a scheme for a line, and the day by which it looks up rates; `undefined`: the scheme is of another time. */
export const ruleFor = (
  scheme: CompiledScheme,
  line: PreparedLine,
): { compiled: CompiledRule; day: Day } | undefined => {
  const known = ruleAt(scheme, line.payDate) ?? ruleAt(scheme, line.to);
  if (known === undefined) return undefined;
  const day = dateOf(known, line);
  const compiled = ruleAt(scheme, day);
  return compiled === undefined ? undefined : { compiled, day };
};
