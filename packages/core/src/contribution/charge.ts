import type { Alternative, Formula, Gate } from '../formula/formula.ts';
import { addInt, type Int, maxInt, minInt, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { type Levied, levyOn } from './levy.ts';
import { stepPay } from './pay-steps.ts';
import { compareToLimit, limitFor, type Portion, wholePortion } from './portion.ts';

/** Pay to date, and what of the limits belongs to it. */
export interface ToDate {
  readonly pay: Int;
  readonly portion: Portion;
  /** Pay of the line alone, and the pay that it lets expect of a year. */
  readonly line: Int;
  readonly expected: Int;
}

const passes = ({ test, limit, expected }: Gate, toDate: ToDate): boolean => {
  const pay = expected ? toDate.expected : toDate.pay;
  const order = compareToLimit(pay, limit, expected ? wholePortion : toDate.portion);
  switch (test) {
    case 'above':
      return order > 0;
    case 'atLeast':
      return order >= 0;
    case 'below':
      return order < 0;
    case 'atMost':
      return order <= 0;
  }
};

const withPremium = (
  exact: Int,
  { atLeast, atMost }: NonNullable<Alternative['premium']>,
  portion: Portion,
  scale: number,
): Int => {
  if (exact <= 0) return exact;
  const one = powerOfTen(scale);
  const raised = atLeast === undefined ? exact : maxInt(exact, mulInt(limitFor(atLeast, portion), one));
  return atMost === undefined ? raised : minInt(raised, mulInt(limitFor(atMost, portion), one));
};

/** The first alternative whose gates the pay to date passes. */
const wayFor = (alternatives: readonly Alternative[], toDate: ToDate): Alternative | undefined => {
  const [first] = alternatives;
  if (first?.gates.length === 0) return first;
  for (const way of alternatives) {
    let open = true;
    for (const gate of way.gates) open &&= passes(gate, toDate);
    if (open) return way;
  }
  return undefined;
};

/** The contribution on all pay to date, unrounded. Without pay it is nothing. */
export const charged = (formula: Formula, toDate: ToDate): Levied => {
  const way = wayFor(formula.alternatives, toDate);
  if (way === undefined) return { base: 0, exact: 0, rateText: '', full: false };
  const { base, full, lacking } = stepPay(way.steps, toDate.pay, toDate.portion);
  const levied = levyOn(way.levy, base, toDate, formula);
  if (way.topUp !== undefined) levied.exact = addInt(levied.exact, mulInt(lacking, way.topUp));
  if (way.premium !== undefined) levied.exact = withPremium(levied.exact, way.premium, toDate.portion, formula.scale);
  if (full) levied.full = true;
  return levied;
};

/**
 * The contribution on the pay to date after a line less that on the pay to date before it, both unrounded: so bands
 * and ceilings are used up in the order of the lines, whatever the number of lines that a period is paid in.
 */
export const chargeStep = (formula: Formula, before: ToDate, after: ToDate): Levied => {
  const from = charged(formula, before);
  const to = charged(formula, after);
  const base = subInt(to.base, from.base);
  const exact = subInt(to.exact, from.exact);
  const last = after.pay >= before.pay ? to : from;
  return { base, exact, rateText: base === 0 ? '' : last.rateText, full: from.full && to.full };
};

/** The contribution on wages as far as a room reaches, at the rate of the formula's first band. */
export const chargeWithin = (formula: Formula, wages: Int, room: Int): Levied => {
  const levy = formula.alternatives[0]?.levy;
  const rate = levy?.kind === 'bands' ? levy.bands[0] : undefined;
  const base = minInt(wages, maxInt(room, 0));
  return {
    base,
    exact: mulInt(base, rate?.rate ?? 0),
    rateText: base === 0 ? '' : (rate?.rateText ?? ''),
    full: room <= 0,
  };
};
