import { monthOf } from '../time/date.ts';
import { allOf, type Candidate } from './candidate.ts';
import type { Days } from './days.ts';
import type { Requirements } from './insured.ts';
import { firstDayOfQuarter, quarterOfDay } from './quarter.ts';
import type { UsCoverage } from './us-quarters.ts';

/** First month in which the quarters suffice and, for retirement, age 62 has been attained. */
const firstMonthOf = (
  candidate: Candidate,
  days: Days,
  { fully }: Requirements,
  { simplified }: UsCoverage,
): number => {
  const quarters = allOf(candidate.placing).toSorted((a, b) => a - b);
  const enough = quarters[Math.max(0, fully - simplified) - 1];
  if (enough === undefined) return Infinity;
  const earliest = days.claim === 'retirement' ? monthOf(days.attains(62)) : -Infinity;
  const claimed = days.entitlement === undefined ? earliest : Math.max(earliest, monthOf(days.entitlement));
  return Math.max(monthOf(firstDayOfQuarter(enough)), claimed);
};

export interface Choice {
  readonly chosen: Candidate;
  /** Which of the criteria told it from the next. */
  readonly by: 'only' | 'insured' | 'month' | 'undecided';
}

/**
 * The most favourable of several agreements: 20 CFR 404.1910. Amounts do not depend on the partner, since only US quarters
 * enter them; so an agreement that gives the status stands before one that does not, and then the earlier month. Whose
 * information is complete first, no record tells: then the one that gives more quarters, then the order of the alphabet.
 */
export const mostFavourable = (
  candidates: readonly Candidate[],
  days: Days,
  requirements: Requirements,
  coverage: UsCoverage,
): Choice | undefined => {
  const rank = (one: Candidate): readonly [number, number, number, string] => [
    one.result[days.needed] ? 0 : 1,
    firstMonthOf(one, days, requirements, coverage),
    -one.placing.foreign.size,
    one.country ?? '',
  ];
  const sorted = candidates
    .map((candidate) => ({ candidate, key: rank(candidate) }))
    .toSorted((a, b) => {
      const at = a.key.findIndex((part, index) => part !== b.key[index]);
      return at === -1 ? 0 : (a.key[at] ?? 0) < (b.key[at] ?? 0) ? -1 : 1;
    });
  const [first, second] = sorted;
  if (first === undefined) return undefined;
  if (second === undefined) return { chosen: first.candidate, by: 'only' };
  const at = first.key.findIndex((part, index) => part !== second.key[index]);
  return { chosen: first.candidate, by: at === 0 ? 'insured' : at === 1 ? 'month' : 'undecided' };
};

export const lastQuarter = (days: Days): number =>
  Math.min(quarterOfDay(days.asOf), days.death === undefined ? Infinity : quarterOfDay(days.death));
