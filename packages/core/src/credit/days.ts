import type { Claim, CreditRecord, InsuredStatus } from '../records/credit-record.ts';
import { addMonths, type Day, dayOf, parseDay } from '../time/date.ts';
import { lastDayOfQuarter, quarterOf } from './quarter.ts';

/** From this year on quarters of coverage are counted by the year's earnings: 42 USC 413(a)(2). */
export const firstFlexibleYear = 1978;

const dayIn = (date: string): Day => parseDay(date) ?? 0;
const maybe = (date: string | undefined): Day | undefined => (date === undefined ? undefined : dayIn(date));

/** The days of a record that the law turns on. */
export interface Days {
  readonly birth: Day;
  readonly asOf: Day;
  readonly entitlement: Day | undefined;
  readonly onset: Day | undefined;
  readonly death: Day | undefined;
  readonly claim: Claim;
  readonly needed: InsuredStatus;
  /** An age is attained on the day before the birthday: 20 CFR 404.2(c)(4). */
  readonly attains: (age: number) => Day;
}

const claimOf = (record: CreditRecord): Claim => {
  if (record.claim !== undefined) return record.claim;
  if (record.death !== undefined) return 'survivors';
  return record.onset === undefined ? 'retirement' : 'disability';
};

/** Of a year from 1978 the numbers of the quarters say how many there are, not when. */
const lastDayIn = (year: number, quarters: readonly number[]): Day | undefined => {
  if (quarters.length === 0) return undefined;
  return lastDayOfQuarter(quarterOf(year, year < firstFlexibleYear ? Math.max(...quarters) : 4));
};

/** The last day of which the record says anything. */
const latestDay = (record: CreditRecord): Day =>
  Math.max(
    ...[record.birthDate, record.onset, record.death].flatMap((date) => maybe(date) ?? []),
    ...record.foreignPeriods.map(({ reportingEnd }) => dayIn(reportingEnd)),
    ...(record.usQuarters ?? []).flatMap(({ year, quarters }) => lastDayIn(year, quarters) ?? []),
    ...(record.usEarnings ?? []).map(({ year }) => dayOf(year, 12, 31)),
  );

export const daysOf = (record: CreditRecord): Days => {
  const birth = dayIn(record.birthDate);
  const claim = claimOf(record);
  return {
    birth,
    asOf: maybe(record.asOf) ?? maybe(record.entitlement) ?? latestDay(record),
    entitlement: maybe(record.entitlement),
    onset: maybe(record.onset),
    death: maybe(record.death),
    claim,
    needed: record.insuredStatusNeeded ?? (claim === 'disability' ? 'disability' : 'fully'),
    attains: (age) => addMonths(birth, age * 12) - 1,
  };
};
