import type { Days } from '../credit/days.ts';
import { yearOf } from '../time/date.ts';

const firstBaseYear = 1951;
const mostDropout = 5;
const fewestComputationYears = 2;

/** The years that an ordinary computation turns on. */
export interface BaseYears {
  /** Age 62, or the year of onset or death before it: 42 USC 415(a)(3)(B). */
  readonly eligibility: number;
  /** Earnings up to this year are at today's wages, later ones as they are: 42 USC 415(b)(3). */
  readonly indexing: number;
  /** Years that are averaged: elapsed years less the dropout: 42 USC 415(b)(2). */
  readonly computation: number;
  /** Last year whose earnings count when the benefit begins. */
  readonly lastAtEntitlement: number;
  /** Last year whose earnings count on the day asked about. */
  readonly last: number;
  /** First year filled by the theoretical record: that of age 22. */
  readonly firstTheoretical: number;
  /** Last year before eligibility, to be filled; with death in the year of eligibility that year, too. */
  readonly lastTheoretical: number;
  readonly entitlement: number;
}

const eligibilityOf = (days: Days): number => {
  const of62 = yearOf(days.attains(62));
  if (days.claim === 'survivors' && days.death !== undefined) return Math.min(of62, yearOf(days.death));
  if (days.claim === 'disability') {
    const onset = days.onset ?? days.entitlement;
    return onset === undefined ? of62 : Math.min(of62, yearOf(onset));
  }
  return of62;
};

/** Five years, in a disability case one for each five elapsed: 42 USC 415(b)(2)(A). */
const dropout = (elapsed: number, days: Days): number =>
  days.claim === 'disability' ? Math.min(mostDropout, Math.floor(elapsed / 5)) : mostDropout;

export const baseYearsOf = (days: Days): BaseYears => {
  const eligibility = eligibilityOf(days);
  const death = days.claim === 'survivors' && days.death !== undefined ? yearOf(days.death) : undefined;
  const of21 = yearOf(days.attains(21));
  const lastElapsed = Math.min(eligibility, death ?? Infinity) - 1;
  const elapsed = Math.max(fewestComputationYears, lastElapsed - Math.max(of21, firstBaseYear - 1));
  const entitlement = death ?? Math.max(yearOf(days.entitlement ?? days.asOf), eligibility);
  // Asked before eligibility: the computation as it will be then, with the earnings known so far.
  const asked = death ?? Math.max(yearOf(days.asOf), eligibility) - 1;
  return {
    eligibility,
    indexing: eligibility - 2,
    computation: Math.max(fewestComputationYears, elapsed - dropout(elapsed, days)),
    lastAtEntitlement: death ?? Math.min(entitlement - 1, asked),
    last: asked,
    firstTheoretical: of21 + 1,
    lastTheoretical: death === eligibility ? eligibility : eligibility - 1,
    entitlement,
  };
};
