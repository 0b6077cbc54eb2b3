import type { Band, Credit, Formula, Levy, ScheduleRow } from '../formula/formula.ts';
import { addInt, type Int, maxInt, minInt, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { compareToLimit, limitFor, type Portion } from './portion.ts';

/** What a levy makes of a base. */
export interface Levied {
  base: Int;
  /** Contribution in minor units × 10 ** scale of the formula, before rounding. */
  exact: Int;
  /** The rate of the last band that the base reaches, empty where there is none. */
  rateText: string;
  /** The base reaches the top of the last band. */
  full: boolean;
}

/** An unrounded contribution as an amount, in the mode and unit of the law. */
export const roundCharge = (exact: Int, { unit, mode, scale }: Pick<Formula, 'unit' | 'mode' | 'scale'>): Int => {
  if (unit === 1) return divideInt(exact, powerOfTen(scale), mode);
  const divisor = mulInt(unit, powerOfTen(scale));
  return mulInt(divideInt(exact, divisor, mode), unit);
};

// The lowest band has no bottom: a correction may take the pay to date below zero.
const clamp = (pay: Int, bottom: Int | undefined, top: Int | undefined): Int => {
  const above = bottom === undefined ? pay : maxInt(pay, bottom);
  return top === undefined ? above : minInt(above, top);
};

/** A band without end. */
const atOneRate = ({ rate, rateText }: Band, base: Int): Levied =>
  rate === undefined || base === 0
    ? { base: 0, exact: 0, rateText: '', full: false }
    : { base, exact: mulInt(base, rate), rateText, full: false };

const byBands = (
  bands: readonly Band[],
  base: Int,
  portion: Portion,
  formula: Formula,
  roundedEach: boolean,
): Levied => {
  const [first] = bands;
  if (first !== undefined && bands.length === 1 && first.upTo === undefined && !roundedEach)
    return atOneRate(first, base);
  const levied: Levied = { base: 0, exact: 0, rateText: '', full: false };
  let bottom: Int | undefined;
  for (const band of bands) {
    const top = band.upTo === undefined ? undefined : limitFor(band.upTo, portion);
    const slice = subInt(clamp(base, bottom, top), bottom ?? 0);
    if (band.rate !== undefined && slice !== 0) {
      const exact = mulInt(slice, band.rate);
      levied.base = addInt(levied.base, slice);
      levied.exact = addInt(
        levied.exact,
        roundedEach ? mulInt(roundCharge(exact, formula), powerOfTen(formula.scale)) : exact,
      );
      levied.rateText = band.rateText;
    }
    if (top === undefined) return levied;
    bottom = top;
  }
  levied.full = bottom !== undefined && base >= bottom;
  return levied;
};

const creditOn = ({ from, upTo, maximum, less }: Credit, base: Int, portion: Portion, scale: number): Int => {
  const start = limitFor(from, portion);
  if (base < start || base > limitFor(upTo, portion)) return 0;
  const whole = mulInt(limitFor(maximum, portion), powerOfTen(scale));
  return maxInt(subInt(whole, mulInt(subInt(base, start), less)), 0);
};

const bySlab = (
  { brackets, credit }: Levy & { kind: 'slab' },
  base: Int,
  tested: Int,
  portion: Portion,
  { scale }: Formula,
): Levied => {
  const bracket = brackets.find(({ upTo }) => upTo === undefined || compareToLimit(tested, upTo, portion) <= 0);
  if (bracket?.rate === undefined) return { base: 0, exact: 0, rateText: '', full: false };
  const whole = mulInt(base, bracket.rate);
  const off = credit === undefined ? 0 : creditOn(credit, base, portion, scale);
  return { base, exact: base <= 0 ? whole : maxInt(subInt(whole, off), 0), rateText: bracket.rateText, full: false };
};

const bySchedule = (rows: readonly ScheduleRow[], base: Int, portion: Portion, { scale }: Formula): Levied => {
  const row = rows.findLast(({ above }) => base > limitFor(above, portion));
  if (row === undefined || base <= 0) return { base: 0, exact: 0, rateText: '', full: false };
  const one = powerOfTen(scale);
  const excess = subInt(base, limitFor(row.above, portion));
  const sum = addInt(mulInt(limitFor(row.amount, portion), one), mulInt(excess, row.rate ?? 0));
  const exact = row.atMost === undefined ? sum : minInt(sum, mulInt(limitFor(row.atMost, portion), one));
  return { base, exact, rateText: row.rateText, full: false };
};

/** The contribution on a base to date, unrounded. */
export const levyOn = (
  levy: Levy,
  base: Int,
  { portion, line }: { readonly portion: Portion; readonly line: Int },
  formula: Formula,
): Levied => {
  switch (levy.kind) {
    case 'bands':
      return byBands(levy.bands, base, portion, formula, levy.roundedEach);
    case 'slab':
      return bySlab(levy, base, levy.byLine ? line : base, portion, formula);
    case 'schedule':
      return bySchedule(levy.rows, base, portion, formula);
    case 'fixed': {
      const exact = base <= 0 ? 0 : mulInt(limitFor(levy.sum, portion), powerOfTen(formula.scale));
      return { base: base <= 0 ? 0 : base, exact, rateText: '', full: false };
    }
  }
};
