import type { Study } from '../credit/study.ts';
import { quarterOfDay } from '../credit/quarter.ts';
import { countsByYear } from '../credit/us-quarters.ts';
import type { CreditRecord } from '../records/credit-record.ts';
import { yearOf } from '../time/date.ts';
import { type BaseYears, baseYearsOf } from './base-years.ts';
import { increaseWay } from './dime.ts';
import { type Exact, exact, toDime } from './exact.ts';
import { averageIndexedEarnings, history, isIndexed, limited, type Step, type YearlyEarnings } from './ordinary.ts';
import { lastWageYearOf, type Position, positionOf, theoreticalRecord } from './position.ts';
import { type BenefitTables, type Found, MissingFigure } from './tables.ts';

/** A recomputation for later earnings counts from a dollar on: 42 USC 415(f)(2)(C). */
const leastIncrease = 1;

export interface Theoretical {
  readonly position: Position;
  readonly record: ReadonlyMap<number, Exact>;
  readonly aime: Exact;
  readonly pia: Exact;
  readonly lifetime: number;
  /** Before the limit of the regular amount. */
  readonly proRata: Exact;
}

export interface Regular {
  readonly aime: Exact;
  readonly steps: readonly Step[];
}

/** What the record and the tables allow; `undefined`: the record has too little. */
export interface Computation {
  readonly years: BaseYears;
  readonly regular: Found<Regular | undefined>;
  readonly theoretical: Found<Theoretical | undefined>;
  /** Whether earnings after entitlement raised the amount. */
  readonly recomputed: boolean;
}

const earningsOf = (record: CreditRecord): YearlyEarnings =>
  new Map((record.usEarnings ?? []).map(({ year, amount }) => [year, exact(amount)] as const));

const finalOf = (steps: readonly Step[]): Exact => steps.at(-1)?.amount ?? exact(0);

const regularAt = (
  record: CreditRecord,
  earnings: YearlyEarnings,
  { days }: Study,
  years: BaseYears,
  last: number,
  tables: BenefitTables,
): Found<Regular | undefined> => {
  const known = record.aime === undefined ? undefined : exact(record.aime);
  if (known === undefined && earnings.size === 0) return undefined;
  const aime = known ?? averageIndexedEarnings(earnings, years, last, tables);
  if (aime instanceof MissingFigure) return aime;
  const steps = history(aime, years.eligibility, days.asOf, tables);
  return steps instanceof MissingFigure ? steps : { aime, steps };
};

const theoreticalAt = (
  earnings: YearlyEarnings,
  { days, coverage }: Study,
  years: BaseYears,
  last: number,
  tables: BenefitTables,
): Found<Theoretical | undefined> => {
  const counts = countsByYear(coverage);
  const withQuarters = [...counts].flatMap(([year, count]) => (count > 0 && year <= last ? [year] : []));
  const lastWageYear = lastWageYearOf(years, Math.max(0, ...withQuarters));
  const position = positionOf(counts, earnings, last, lastWageYear, tables);
  if (position === undefined || position instanceof MissingFigure) return position;
  const { death } = days;
  const dying =
    days.claim === 'survivors' && death !== undefined
      ? { year: yearOf(death), quarter: (quarterOfDay(death) % 4) + 1 }
      : undefined;
  const whole = theoreticalRecord(position, counts, years, last, dying, tables);
  if (whole instanceof MissingFigure) return whole;
  const record = limited(whole, tables);
  if (record instanceof MissingFigure) return record;
  const aime = averageIndexedEarnings(record, years, last, tables);
  if (aime instanceof MissingFigure) return aime;
  const steps = history(aime, years.eligibility, days.asOf, tables);
  if (steps instanceof MissingFigure) return steps;
  const pia = finalOf(steps);
  const lifetime = 4 * years.computation;
  // Increases first, then the fraction, then one rounding, as AnyPIA does.
  const proRata = toDime(pia.mul(position.quarters).div(lifetime), increaseWay(days.asOf));
  return { position, record, aime, pia, lifetime, proRata };
};

const raised = <T>(first: Found<T | undefined>, later: Found<T | undefined>, amount: (value: T) => Exact): boolean =>
  first !== undefined &&
  later !== undefined &&
  !(first instanceof MissingFigure) &&
  !(later instanceof MissingFigure) &&
  amount(later).sub(amount(first)).gte(leastIncrease);

/** The ordinary and the theoretical computation for the month asked about. */
export const compute = (record: CreditRecord, study: Study, tables: BenefitTables): Computation => {
  const years = baseYearsOf(study.days);
  if (!isIndexed(years)) return { years, regular: undefined, theoretical: undefined, recomputed: false };
  const all = limited(new Map([...earningsOf(record)].filter(([year]) => year <= years.last)), tables);
  if (all instanceof MissingFigure) return { years, regular: all, theoretical: all, recomputed: false };
  const hasEarnings = all.size > 0;
  const regular = (last: number): Found<Regular | undefined> => regularAt(record, all, study, years, last, tables);
  const theoretical = (last: number): Found<Theoretical | undefined> =>
    hasEarnings ? theoreticalAt(all, study, years, last, tables) : undefined;
  const first = { regular: regular(years.lastAtEntitlement), theoretical: theoretical(years.lastAtEntitlement) };
  const isLater = [...all.keys()].some((year) => year > years.lastAtEntitlement);
  if (!isLater) return { years, ...first, recomputed: false };
  const later = { regular: regular(years.last), theoretical: theoretical(years.last) };
  const regularRaised = raised(first.regular, later.regular, ({ steps }) => finalOf(steps));
  const theoreticalRaised = raised(first.theoretical, later.theoretical, ({ proRata }) => proRata);
  return {
    years,
    regular: regularRaised || first.regular === undefined ? later.regular : first.regular,
    theoretical: theoreticalRaised || first.theoretical === undefined ? later.theoretical : first.theoretical,
    recomputed: regularRaised || theoreticalRaised,
  };
};
