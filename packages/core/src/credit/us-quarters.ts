import { exact } from '../benefit/exact.ts';
import { type BenefitTables, type Found, MissingFigure } from '../benefit/tables.ts';
import type { CreditRecord } from '../records/credit-record.ts';
import { type Days, firstFlexibleYear } from './days.ts';
import { type Quarter, quarterOf, quarterOfDay, quartersBetween } from './quarter.ts';

const wagesOfAQuarter = 50;
const simplifiedAmount = 400;
const simplifiedMost = 56;

/** The US quarters of coverage before they are placed. */
export interface UsCoverage {
  /** Of years before 1978: where they are. */
  readonly fixed: ReadonlySet<Quarter>;
  /** Of years from 1978: how many, and the quarters in which they may stand. */
  readonly flexible: ReadonlyMap<number, { readonly count: number; readonly places: readonly Quarter[] }>;
  readonly total: number;
  /** Beyond `total`, by the simplified count of 1937–1950; for fully insured status only: POMS GN 01701.120. */
  readonly simplified: number;
  /** Years before 1978 whose wages do not say in which quarters they were paid. */
  readonly unknownYears: readonly number[];
  /** Year by year, how many and why. */
  readonly reckoning: readonly { readonly year: number; readonly text: string }[];
}

/** Quarters of coverage by year, however they were found. */
export const countsByYear = ({ fixed, flexible }: UsCoverage): ReadonlyMap<number, number> => {
  const counts = new Map([...flexible].map(([year, { count }]) => [year, count] as const));
  for (const quarter of fixed) {
    const year = Math.floor(quarter / 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
};

type Earnings = NonNullable<CreditRecord['usEarnings']>[number];

/** 42 USC 413(a)(1): wages of $50 in the quarter, or the whole base of the year. `undefined`: cannot be told. */
const quartersBefore1978 = (earnings: Earnings, tables: BenefitTables): number[] | undefined => {
  const base = tables.wageBase(earnings.year);
  if (!(base instanceof MissingFigure) && exact(earnings.amount).gte(base)) return [1, 2, 3, 4];
  if (exact(earnings.amount).lt(wagesOfAQuarter)) return [];
  return earnings.byQuarter?.flatMap((wages, index) => (exact(wages).gte(wagesOfAQuarter) ? [index + 1] : []));
};

const countFrom1978 = (earnings: Earnings, tables: BenefitTables): Found<number> => {
  const amount = tables.quarterAmount(earnings.year);
  if (amount instanceof MissingFigure) return amount;
  return Math.min(4, exact(earnings.amount).div(amount).floor().toNumber());
};

/** How many quarters a record's years give, and where they may stand by the day asked about: 20 CFR 404.140–404.146. */
export const usCoverageOf = (record: CreditRecord, days: Days, tables: BenefitTables): Found<UsCoverage> => {
  const last = Math.min(quarterOfDay(days.asOf), days.death === undefined ? Infinity : quarterOfDay(days.death));
  const determined = new Map((record.usQuarters ?? []).map(({ year, quarters }) => [year, quarters] as const));
  const fixed = new Set<Quarter>();
  const flexible = new Map<number, { count: number; places: Quarter[] }>();
  const unknownYears: number[] = [];
  const reckoning: { year: number; text: string }[] = [];

  const addFixed = (year: number, quarters: readonly number[]): void => {
    for (const number of quarters) if (quarterOf(year, number) <= last) fixed.add(quarterOf(year, number));
  };
  const addFlexible = (year: number, count: number): void => {
    // A quarter that has not begun, or lies after the death, is none: 20 CFR 404.146.
    const places = quartersBetween(quarterOf(year, 1), quarterOf(year, 4)).filter((quarter) => quarter <= last);
    const possible = Math.min(count, places.length);
    if (possible > 0) flexible.set(year, { count: possible, places });
  };

  for (const [year, quarters] of determined) {
    if (year < firstFlexibleYear) addFixed(year, quarters);
    else addFlexible(year, quarters.length);
    reckoning.push({ year, text: `${quarters.length}, as already determined` });
  }
  for (const earnings of record.usEarnings ?? []) {
    const { year } = earnings;
    if (determined.has(year)) continue;
    if (year >= firstFlexibleYear) {
      const count = countFrom1978(earnings, tables);
      if (count instanceof MissingFigure) return count;
      addFlexible(year, count);
      reckoning.push({ year, text: `${count} by earnings of ${earnings.amount}` });
    } else {
      const quarters = quartersBefore1978(earnings, tables);
      if (quarters === undefined) unknownYears.push(year);
      else {
        addFixed(year, quarters);
        reckoning.push({ year, text: `${quarters.length} by the wages of its quarters or of the year` });
      }
    }
  }
  const before1951 = [...fixed].filter((quarter) => quarter < quarterOf(1951, 1)).length;
  const byTotal = exact(record.pre1951Wages ?? 0)
    .div(simplifiedAmount)
    .floor()
    .toNumber();
  const total = fixed.size + [...flexible.values()].reduce((sum, { count }) => sum + count, 0);
  const simplified = Math.max(0, Math.min(simplifiedMost, byTotal) - before1951);
  return {
    fixed,
    flexible,
    total,
    simplified,
    unknownYears: unknownYears.toSorted((a, b) => a - b),
    reckoning: reckoning.toSorted((a, b) => a.year - b.year),
  };
};
