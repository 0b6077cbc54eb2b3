import type { BaseYears } from './base-years.ts';
import { type Exact, exact, toCent, toSevenPlaces } from './exact.ts';
import type { YearlyEarnings } from './ordinary.ts';
import { type BenefitTables, type Found, MissingFigure } from './tables.ts';

const firstBaseYear = 1951;

interface YearlyRatio {
  readonly year: number;
  readonly quarters: number;
  readonly earnings: Exact;
  readonly averageWage: Exact;
  readonly ratio: Exact;
}

/** The relative earnings position and what it rests on. */
export interface Position {
  readonly ratios: readonly YearlyRatio[];
  /** U.S. quarters of the years that enter. */
  readonly quarters: number;
  readonly position: Exact;
  /** Last average wage used: later years are measured by it, too. */
  readonly lastWageYear: number;
}

/** Two years before eligibility, or before entitlement if that is later; the year before later earnings (AnyPIA). */
export const lastWageYearOf = (years: BaseYears, lastEarnings: number): number => {
  const atEntitlement = Math.max(years.eligibility, years.entitlement) - 2;
  const isLater = years.last > years.lastAtEntitlement && lastEarnings >= years.entitlement;
  return isLater ? lastEarnings - 1 : atEntitlement;
};

/**
 * Of each year with a U.S. quarter, earnings (up to a quarter of the wage base for each quarter) ÷ average wage; the sum
 * by quarters: 20 CFR 404.1918(b)(1)–(3), POMS GN 01701.200.
 */
export const positionOf = (
  counts: ReadonlyMap<number, number>,
  earnings: YearlyEarnings,
  last: number,
  lastWageYear: number,
  tables: BenefitTables,
): Found<Position | undefined> => {
  const ratios: YearlyRatio[] = [];
  for (const [year, quarters] of [...counts].toSorted(([a], [b]) => a - b)) {
    if (quarters === 0 || year > last) continue;
    const base = tables.wageBase(year);
    if (base instanceof MissingFigure) return base;
    const averageWage = tables.averageWage(Math.min(year, lastWageYear));
    if (averageWage instanceof MissingFigure) return averageWage;
    const most = base.mul(quarters).div(4);
    const own = earnings.get(year) ?? exact(0);
    const used = own.gt(most) ? most : own;
    ratios.push({ year, quarters, earnings: used, averageWage, ratio: toSevenPlaces(used.div(averageWage)) });
  }
  const quarters = ratios.reduce((sum, one) => sum + one.quarters, 0);
  if (quarters === 0) return undefined;
  const sum = ratios.reduce((total, { ratio }) => total.add(ratio), exact(0));
  return { ratios, quarters, position: toSevenPlaces(sum.mul(4).div(quarters)), lastWageYear };
};

/**
 * The same position for every year from age 22 to eligibility, and for other years with a U.S. quarter; in the year of
 * death for its quarters up to the death: 20 CFR 404.1918(b)(4), AnyPIA.
 */
export const theoreticalRecord = (
  { position, lastWageYear }: Position,
  counts: ReadonlyMap<number, number>,
  years: BaseYears,
  last: number,
  death: { readonly year: number; readonly quarter: number } | undefined,
  tables: BenefitTables,
): Found<Map<number, Exact>> => {
  const record = new Map<number, Exact>();
  const own = [...counts].flatMap(([year, quarters]) => (quarters > 0 ? [year] : []));
  const first = Math.min(years.firstTheoretical, ...own);
  for (let year = Math.max(first, firstBaseYear); year <= last; year += 1) {
    const filled = year >= years.firstTheoretical && year <= years.lastTheoretical;
    if (!filled && (counts.get(year) ?? 0) === 0) continue;
    const averageWage = tables.averageWage(Math.min(year, lastWageYear));
    if (averageWage instanceof MissingFigure) return averageWage;
    const full = position.mul(averageWage);
    record.set(year, toCent(death?.year === year ? full.mul(death.quarter).div(4) : full));
  }
  return record;
};
