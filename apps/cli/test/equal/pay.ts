import type { Dice } from '../../../../packages/batch/test/dice.ts';
import type { Plan } from './family.ts';
import { limitsOf, minorUnits } from './places.ts';
import { inYear } from './spans.ts';

const YEAR = 12;

/** A limit of the law whose currency the pay has. */
const limitFor = ({ country, currency }: Pick<Plan, 'country' | 'currency'>, dice: Dice): number => {
  const limits = limitsOf(currency === 'USD' ? 'US' : country);
  return limits.length === 0 ? 0 : dice.one(...limits);
};

type Style = (plan: Plan, periods: number, dice: Dice) => readonly number[];

const many = (periods: number, of: (at: number) => number): number[] =>
  Array.from({ length: periods }, (_, at) => Math.round(of(at)));

const ordinary = ({ currency, frequency }: Plan, dice: Dice): number =>
  (minorUnits(1500 + dice.below(20_000), currency) * YEAR) / inYear[frequency] + dice.below(100);

/** Ways to be paid, in the minor units of each period. */
const styles = {
  steady: (plan, periods, dice) => {
    const pay = ordinary(plan, dice);
    return many(periods, () => pay);
  },
  drifting: (plan, periods, dice) => {
    const pay = ordinary(plan, dice);
    return many(periods, (at) => pay + at);
  },
  uneven: (plan, periods, dice) => many(periods, () => ordinary(plan, dice)),
  'at a limit': (plan, periods, dice) => {
    const limit = limitFor(plan, dice) * dice.one(1, 1, YEAR / inYear[plan.frequency]);
    return many(periods, () => Math.max(0, limit + dice.below(5) - 2));
  },
  'a sum at a limit': (plan, periods, dice) => {
    const limit = limitFor(plan, dice);
    const full = 1 + dice.below(periods);
    const each = Math.floor(limit / full);
    return many(periods, (at) => (at === full - 1 ? limit - each * at + dice.below(3) - 1 : each));
  },
  'above every limit': (plan, periods) => many(periods, () => minorUnits(400_000, plan.currency)),
  enormous: (_, periods, dice) => many(periods, () => 10 ** (8 + dice.below(7)) - dice.below(3)),
  'next to nothing': (_, periods, dice) => many(periods, () => dice.below(600)),
  nothing: (_, periods, dice) => many(periods, () => (dice.rarely(3) ? 1 : 0)),
  'half cents': (plan, periods, dice) =>
    many(periods, () => Math.floor(ordinary(plan, dice) / 500) * 500 + dice.one(0, 250)),
  round: (plan, periods, dice) => many(periods, () => Math.floor(ordinary(plan, dice) / 10_000) * 10_000),
} satisfies Record<string, Style>;

const all = Object.values<Style>(styles);
const usual: readonly Style[] = [styles.steady, styles.drifting, styles.uneven, styles['at a limit']];

/** What a worker is paid in each period: for most as most are paid. */
export const payOf = (plan: Plan, dice: Dice): readonly number[] =>
  dice
    .one(...(dice.rarely(3) ? all : usual))(plan, plan.spans.length, dice)
    .map((pay) => Math.max(0, pay));
