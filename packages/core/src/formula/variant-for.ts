import type { Payer } from '../records/primitives.ts';
import { type Day, dayOr, firstDay, lastDay } from '../time/date.ts';
import type { CompiledRule } from '../legislation/compile.ts';
import type { FactReader } from '../legislation/facts.ts';
import type { Side, Variant } from '../legislation/shape.ts';

const inForce = (variant: Variant, day: Day): boolean =>
  dayOr(variant.from, firstDay) <= day && day <= dayOr(variant.to, lastDay);

/** The variants that fit a day and facts, up to the first that no gate guards: pay decides among them. */
export const variantsFor = (side: Side | undefined, day: Day, reader: FactReader): readonly Variant[] => {
  const fitting: Variant[] = [];
  for (const variant of side?.variants ?? []) {
    if (!inForce(variant, day) || !reader.hold(variant.when)) continue;
    fitting.push(variant);
    if (variant.gate === undefined) break;
  }
  return fitting;
};

/** The days around `day` on which the same variants are in force. */
export const variantDays = (side: Side | undefined, day: Day): { readonly from: Day; readonly to: Day } => {
  let from = firstDay;
  let to = lastDay;
  for (const variant of side?.variants ?? []) {
    for (const start of [dayOr(variant.from, firstDay), dayOr(variant.to, lastDay) + 1]) {
      if (start <= day) from = Math.max(from, start);
      else to = Math.min(to, start - 1);
    }
  }
  return { from, to };
};

/** Whether the scheme charges this payer at all, for such persons and on that day. */
export const chargesPayer = (compiled: CompiledRule, payer: Payer, day: Day, reader: FactReader): boolean =>
  variantsFor(compiled.rule[payer], day, reader).length > 0;
