import { type CompiledRule, type CompiledScheme, ruleAt } from '../legislation/compile.ts';
import type { FactReader } from '../legislation/facts.ts';
import { type Day, lastOfMonth, monthOf } from '../time/date.ts';
import type { PreparedLine } from './prepared-line.ts';

/** The day by which the scheme looks up its rates and counts a line. */
const dateOf = ({ rule }: CompiledRule, line: PreparedLine, reader: FactReader): Day => {
  const { regular, oneOff, premiumMonth } = rule.dateBasis;
  if (line.kind === 'adjustment') return line.payDate;
  switch (line.kind === 'one-off' ? oneOff : regular) {
    case 'pay-date':
      return line.payDate;
    case 'work-period':
      return line.to;
    case 'premium-month': {
      const collection = premiumMonth === undefined ? undefined : reader.read(premiumMonth.attribute);
      const before = collection !== undefined && premiumMonth?.before.includes(collection) === true;
      return lastOfMonth(monthOf(line.payDate) - (before ? 1 : 0));
    }
  }
};

/** The rule of a scheme for a line, and the day by which it looks up rates; `undefined`: the scheme is of another time. */
export const ruleFor = (
  scheme: CompiledScheme,
  line: PreparedLine,
  reader: FactReader,
): { compiled: CompiledRule; day: Day } | undefined => {
  const known = ruleAt(scheme, line.payDate) ?? ruleAt(scheme, line.to);
  if (known === undefined) return undefined;
  const day = dateOf(known, line, reader);
  const compiled = ruleAt(scheme, day);
  if (compiled === undefined) return undefined;
  return { compiled: line.kind === 'one-off' ? (compiled.oneOff ?? compiled) : compiled, day };
};
