import type { Scaled } from '../money/decimal.ts';
import { type Int, mulInt, powerOfTen } from '../money/integer.ts';
import type { Parameter } from '../legislation/shape-parameter.ts';
import type { SchemeRule } from '../legislation/shape.ts';

/** A sum of money for one unit of a portion: `amount ÷ of` minor units, kept as a fraction until it is used. */
export interface Limit {
  readonly amount: Int;
  readonly of: Int;
}

type Per = NonNullable<Parameter['per']>;

/** What one unit of a rule's portions is: limits that grow by month are counted in months. */
export const portionUnit = (rule: SchemeRule, yearly: boolean): Per | undefined => {
  if (rule.period === 'earnings-period') return yearly ? 'year' : undefined;
  if (rule.period === 'line') return undefined;
  return rule.period === 'year' && rule.accrues === 'monthly' ? 'month' : rule.period;
};

const months: Partial<Record<Per, number>> = { month: 1, quarter: 3, year: 12 };

/** How often a figure that is given `per` goes into one unit of a portion, as a fraction; `undefined`: not at all. */
export const timesIn = (per: Per | undefined, unit: Per | undefined): { times: number; of: number } | undefined => {
  if (per === undefined || unit === undefined || per === unit) return { times: 1, of: 1 };
  if (per === 'payment' || per === 'earnings-period') return { times: 1, of: 1 };
  const given = months[per];
  const asked = months[unit];
  return given === undefined || asked === undefined ? undefined : { times: asked, of: given };
};

/** A figure of the law as a limit in minor units of a currency with so many digits. */
export const limitOf = (figure: Scaled, digits: number, { times, of }: { times: number; of: number }): Limit => {
  const finer = Math.max(0, figure.scale - digits);
  return {
    amount: mulInt(mulInt(figure.units, powerOfTen(Math.max(0, digits - figure.scale))), times),
    of: mulInt(of, powerOfTen(finer)),
  };
};
