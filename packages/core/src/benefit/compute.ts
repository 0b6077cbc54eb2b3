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

interface Theoretical {
  readonly record: ReadonlyMap<number, Exact>;
  readonly aime: Exact;
  readonly pia: Exact;
  /** U.S. quarters of the years that enter the position. */
  readonly quarters: number;
  readonly lifetime: number;
  /** Before the limit of the regular amount. */
  readonly proRata: Exact;
}

interface Regular {
  readonly aime: Exact;
  readonly steps: readonly Step[];
}

/** What the record and the tables allow; `undefined`: the record has too little. */
export interface Computation {
  readonly years: BaseYears;
  readonly regular: Found<Regular | undefined>;
  readonly position: Found<Position | undefined>;
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

const positionAt = (
  earnings: YearlyEarnings,
  { coverage }: Study,
  years: BaseYears,
  last: number,
  tables: BenefitTables,
): Found<Position | undefined> => {
  if (earnings.size === 0) return undefined;
  const counts = countsByYear(coverage);
  const paid = [...earnings].flatMap(([year, amount]) => (amount.gt(0) && year <= last ? [year] : []));
  const lastWageYear = lastWageYearOf(years, Math.max(0, ...paid));
  return positionOf(counts, earnings, last, lastWageYear, tables);
};

const theoreticalAt = (
  position: Found<Position | undefined>,
  { days, coverage }: Study,
  years: BaseYears,
  last: number,
  tables: BenefitTables,
): Found<Theoretical | undefined> => {
  if (position === undefined || position instanceof MissingFigure) return position;
  const counts = countsByYear(coverage);
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
  return { record, aime, pia, quarters: position.quarters, lifetime, proRata };
};

const raised = <T>(first: Found<T | undefined>, later: Found<T | undefined>, amount: (value: T) => Exact): boolean =>
  first !== undefined &&
  later !== undefined &&
  !(first instanceof MissingFigure) &&
  !(later instanceof MissingFigure) &&
  amount(later).sub(amount(first)).gte(leastIncrease);

type Amounts = Pick<Computation, 'regular' | 'position' | 'theoretical'>;

const amountsAt = (
  record: CreditRecord,
  earnings: YearlyEarnings,
  study: Study,
  years: BaseYears,
  last: number,
  tables: BenefitTables,
): Amounts => {
  const position = positionAt(earnings, study, years, last, tables);
  return {
    regular: regularAt(record, earnings, study, years, last, tables),
    position,
    theoretical: theoreticalAt(position, study, years, last, tables),
  };
};

/** The ordinary and the theoretical computation for the month asked about. */
export const compute = (record: CreditRecord, study: Study, tables: BenefitTables): Computation => {
  const years = baseYearsOf(study.days);
  const none: Amounts = { regular: undefined, position: undefined, theoretical: undefined };
  if (!isIndexed(years)) return { years, ...none, recomputed: false };
  const all = limited(new Map([...earningsOf(record)].filter(([year]) => year <= years.last)), tables);
  if (all instanceof MissingFigure) return { years, ...none, regular: all, recomputed: false };
  const first = amountsAt(record, all, study, years, years.lastAtEntitlement, tables);
  const isLater = [...all.keys()].some((year) => year > years.lastAtEntitlement);
  if (!isLater) return { years, ...first, recomputed: false };
  const later = amountsAt(record, all, study, years, years.last, tables);
  const regularRaised =
    first.regular === undefined || raised(first.regular, later.regular, ({ steps }) => finalOf(steps));
  const proRataRaised =
    first.theoretical === undefined || raised(first.theoretical, later.theoretical, ({ proRata }) => proRata);
  return {
    years,
    regular: regularRaised ? later.regular : first.regular,
    position: proRataRaised ? later.position : first.position,
    theoretical: proRataRaised ? later.theoretical : first.theoretical,
    recomputed: regularRaised || proRataRaised,
  };
};
