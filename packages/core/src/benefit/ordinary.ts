import type { Day } from '../time/date.ts';
import { dayOf } from '../time/date.ts';
import type { BaseYears } from './base-years.ts';
import { formulaWay, increaseWay } from './dime.ts';
import { downToDollar, type Exact, exact, toCent, toDime } from './exact.ts';
import { type BenefitTables, type Found, MissingFigure } from './tables.ts';

const firstBaseYear = 1951;
const firstEligibilityYear = 1979;
const shares = ['0.90', '0.32', '0.15'] as const;

/** Eligible before 1979: the average monthly wage method, whose tables are not in the data. */
export const isIndexed = (years: BaseYears): boolean => years.eligibility >= firstEligibilityYear;

export type YearlyEarnings = ReadonlyMap<number, Exact>;

/** Covered earnings never exceed the wage base of their year: 42 USC 409(a). */
export const limited = (earnings: YearlyEarnings, tables: BenefitTables): Found<Map<number, Exact>> => {
  const result = new Map<number, Exact>();
  for (const [year, amount] of earnings) {
    const base = tables.wageBase(year);
    if (base instanceof MissingFigure) return base;
    result.set(year, amount.gt(base) ? base : amount);
  }
  return result;
};

/** Average wage of the indexing year ÷ that of the year: 42 USC 415(b)(3)(A)(ii). */
export const indexingFactor = (year: number, indexing: number, tables: BenefitTables): Found<Exact> => {
  if (year >= indexing) return exact(1);
  const target = tables.averageWage(indexing);
  if (target instanceof MissingFigure) return target;
  const own = tables.averageWage(year);
  return own instanceof MissingFigure ? own : target.div(own);
};

/** The highest years at the wages of the indexing year, by month, down to the dollar: 42 USC 415(b)(1). */
export const averageIndexedEarnings = (
  earnings: YearlyEarnings,
  years: BaseYears,
  last: number,
  tables: BenefitTables,
): Found<Exact> => {
  const indexed: Exact[] = [];
  for (const [year, amount] of earnings) {
    if (year < firstBaseYear || year > last) continue;
    const factor = indexingFactor(year, years.indexing, tables);
    if (factor instanceof MissingFigure) return factor;
    indexed.push(toCent(amount.mul(factor)));
  }
  const sum = indexed
    .toSorted((a, b) => b.comparedTo(a))
    .slice(0, years.computation)
    .reduce((total, amount) => total.add(amount), exact(0));
  return downToDollar(sum.div(years.computation * 12));
};

/** An amount from its first month on. */
export interface Step {
  readonly from: Day;
  readonly amount: Exact;
}

/** 90, 32 and 15 percent of the parts between the bend points of the year of eligibility. */
const formula = (aime: Exact, eligibility: number, tables: BenefitTables): Found<Exact> => {
  const points = tables.bendPoints(eligibility);
  if (points instanceof MissingFigure) return points;
  const [first, second] = points;
  const zero = exact(0);
  const clamp = (value: Exact, most: Exact): Exact => (value.lt(0) ? zero : value.gt(most) ? most : value);
  const above = aime.sub(second);
  const amount = clamp(aime, first)
    .mul(shares[0])
    .add(clamp(aime.sub(first), second.sub(first)).mul(shares[1]))
    .add((above.lt(0) ? zero : above).mul(shares[2]));
  return toDime(amount, formulaWay(eligibility));
};

/** The primary insurance amount at eligibility and after each increase, each rounded by itself. */
export const history = (
  aime: Exact,
  eligibility: number,
  through: Day,
  tables: BenefitTables,
): Found<readonly Step[]> => {
  const start = formula(aime, eligibility, tables);
  if (start instanceof MissingFigure) return start;
  const colas = tables.colas(eligibility, through);
  if (colas instanceof MissingFigure) return colas;
  const steps: Step[] = [{ from: dayOf(eligibility, 1, 1), amount: start }];
  let amount = start;
  for (const { from, rate } of colas) {
    amount = toDime(amount.mul(rate.add(1)), increaseWay(from));
    steps.push({ from, amount });
  }
  return steps;
};
