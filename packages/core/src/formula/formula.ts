import { type Int, mulInt, powerOfTen } from '../money/integer.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { Day } from '../time/date.ts';
import type { Limit } from './limit.ts';
import type { Contributions } from '../legislation/shape-mechanism.ts';
import type { Parameter, ParameterValue } from '../legislation/shape-parameter.ts';

/** One step from pay to base, with its figures settled. */
export type PayStep =
  | { readonly step: 'ceiling'; readonly limit: Limit }
  | { readonly step: 'floor'; readonly limit: Limit }
  | { readonly step: 'allowance'; readonly limit: Limit; readonly atLeast: Limit | undefined }
  | { readonly step: 'factor'; readonly factor: Int; readonly of: Int }
  | { readonly step: 'round'; readonly mode: RoundingMode; readonly unit: Int }
  | { readonly step: 'grade'; readonly rows: readonly { readonly below: Int | undefined; readonly amount: Int }[] }
  | { readonly step: 'stated'; readonly limit: Limit };

/** A slice of the base, or all of it in a slab, at one rate. */
export interface Band {
  /** Top of the band; `undefined`: no end. */
  readonly upTo: Limit | undefined;
  /** Contribution per minor unit, in units of 10 ** -scale; `undefined`: a free band, which is no part of the base. */
  readonly rate: Int | undefined;
  readonly rateText: string;
}

/** Part of the pay above `from` is taken off `maximum`; what is left is taken off the contribution. */
export interface Credit {
  readonly from: Limit;
  readonly upTo: Limit;
  readonly maximum: Limit;
  /** In units of 10 ** -scale. */
  readonly less: Int;
}

export interface ScheduleRow {
  readonly above: Limit;
  readonly amount: Limit;
  readonly rate: Int | undefined;
  readonly rateText: string;
  readonly atMost: Limit | undefined;
}

/** How a base becomes a contribution, with its figures settled. */
export type Levy =
  | { readonly kind: 'bands'; readonly bands: readonly Band[]; readonly roundedEach: boolean }
  | {
      readonly kind: 'slab';
      readonly brackets: readonly Band[];
      readonly byLine: boolean;
      readonly credit: Credit | undefined;
    }
  | { readonly kind: 'schedule'; readonly rows: readonly ScheduleRow[] }
  | { readonly kind: 'fixed'; readonly sum: Limit };

/** What pay has to be, for an alternative to be the one that is charged. */
export interface Gate {
  readonly test: 'above' | 'atLeast' | 'below' | 'atMost';
  readonly limit: Limit;
  /** The pay expected of a year is tested, by limits of a year. */
  readonly expected: boolean;
}

/** One way to charge; of several, the first whose gates the pay to date passes. */
export interface Alternative {
  readonly gates: readonly Gate[];
  readonly steps: readonly PayStep[];
  readonly levy: Levy;
  /** Rate on what the pay lacks of the floor, in units of 10 ** -scale. */
  readonly topUp: Int | undefined;
  readonly premium: { readonly atLeast: Limit | undefined; readonly atMost: Limit | undefined } | undefined;
}

/** One payer's contribution to one scheme as arithmetic: everything that the law, the facts and the date decide is settled. */
export interface Formula {
  readonly scale: number;
  readonly alternatives: readonly Alternative[];
  /** How the other payer's contribution comes in: multiplied (in units of 10 ** -scale), or taken off. */
  readonly other:
    | { readonly how: 'multiple'; readonly factor: Int }
    | { readonly how: 'rest'; readonly of: Contributions['of'] }
    | undefined;
  readonly mode: RoundingMode;
  /** Minor units to which amounts are rounded. */
  readonly unit: Int;
  /** The most that the year may take. */
  readonly maximum: Int | undefined;
  readonly sources: readonly FigureUse[];
  /** Who decided figures that are used in place of the law's. */
  readonly authorities: readonly string[];
  /** Days for which the formula stays the same while the facts do. */
  readonly from: Day;
  readonly to: Day;
  /** It rests on more than facts and days, such as an exchange rate or paid hours, and is good for one line only. */
  readonly ofLine: boolean;
  /** The indexed unit whose value is not known: the ceilings are the least that they can be. */
  readonly unsure: string | undefined;
}

/** A figure that went into a formula. `byDefault`: in place of one that the employer or worker should give. */
export interface FigureUse {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly byDefault: boolean;
}

/** Why there is no formula. `outside`: the law does not charge this payer. */
export type NoFormula =
  | { readonly none: 'outside' }
  | { readonly none: 'law-missing'; readonly parameter: string }
  | { readonly none: 'frequency'; readonly frequency: string }
  | { readonly none: 'attribute-invalid'; readonly attribute: string }
  | { readonly none: 'index'; readonly unit: string };

/** What a value of `scale` is in units of 10 ** -finer. */
export const refine = (value: Int, scale: number, finer: number): Int => mulInt(value, powerOfTen(finer - scale));
