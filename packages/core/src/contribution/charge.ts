import type { Formula } from '../legislation/formula.ts';
import { addInt, type Int, maxInt, minInt, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { limitFor, type Portion } from './portion.ts';

/** What a formula makes of the step from the pay before a line to the pay after it. */
export interface Charged {
  base: Int;
  /** Contribution in minor units × 10 ** scale of the formula, before rounding. */
  exact: Int;
  /** The rate of the last band that the step touches, empty where it touches none that is charged. */
  rateText: string;
  /** The whole step lies above the last band. */
  full: boolean;
}

const withFloor = (pay: Int, floor: Int | undefined): Int =>
  floor === undefined || pay <= 0 ? pay : maxInt(pay, floor);

/**
 * The contribution on the pay to date after a line less that on the pay to date before it, both unrounded: so bands
 * and ceilings are used up in the order of the lines, whatever the number of lines that a period is paid in.
 */
export const chargeStep = (formula: Formula, portion: Portion, before: Int, after: Int): Charged => {
  const floor = formula.floor === undefined ? undefined : limitFor(formula.floor, portion);
  const from = withFloor(before, floor);
  const to = withFloor(after, floor);
  const charged: Charged = { base: 0, exact: 0, rateText: '', full: false };
  let bottom: Int | undefined;
  for (const band of formula.bands) {
    const top = band.upTo === undefined ? undefined : limitFor(band.upTo, portion);
    const slice = subInt(clamp(to, bottom, top), clamp(from, bottom, top));
    if (band.rate !== undefined && slice !== 0) {
      charged.base = addInt(charged.base, slice);
      charged.exact = addInt(charged.exact, mulInt(slice, band.rate));
      charged.rateText = band.rateText;
    }
    if (top === undefined) return charged;
    bottom = top;
  }
  charged.full = bottom !== undefined && minInt(from, to) >= bottom;
  return charged;
};

/** The contribution on wages as far as a room reaches, at the rate of the formula's one band. */
export const chargeWithin = (formula: Formula, wages: Int, room: Int): Charged => {
  const rate = formula.bands[0];
  const base = minInt(wages, maxInt(room, 0));
  return {
    base,
    exact: mulInt(base, rate?.rate ?? 0),
    rateText: base === 0 ? '' : (rate?.rateText ?? ''),
    full: room <= 0,
  };
};

// The lowest band has no bottom: a correction may take the pay to date below zero.
const clamp = (pay: Int, bottom: Int | undefined, top: Int | undefined): Int => {
  const above = bottom === undefined ? pay : maxInt(pay, bottom);
  return top === undefined ? above : minInt(above, top);
};

/** An unrounded contribution as an amount, in the mode and unit of the law. */
export const roundCharge = (exact: Int, formula: Formula): Int => {
  const divisor = mulInt(formula.unit, powerOfTen(formula.scale));
  return mulInt(divideInt(exact, divisor, formula.mode), formula.unit);
};
