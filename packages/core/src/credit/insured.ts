import type { InsuredStatus } from '../records/credit-record.ts';
import { yearOf } from '../time/date.ts';
import type { Days } from './days.ts';
import { countIn, type Quarter, quarterOfDay, type Window } from './quarter.ts';

const fewestRequired = 6;
const mostRequired = 40;
const currentlyPeriod = 13;
const currentlyNeeded = 6;

/** So many quarters of coverage within a period. */
interface RecentWork {
  readonly name: string;
  readonly window: Window;
  readonly needed: number;
  readonly citation: string;
}

/** What insured status asks of this worker; `null`: no day to test it on. */
export interface Requirements {
  readonly fully: number;
  /** Quarters after this one do not count. */
  readonly through: Quarter;
  readonly currently: RecentWork | null;
  /** Any one of these, beside fully insured status; none needed by a blind worker. */
  readonly disability: readonly RecentWork[] | null;
}

/** 42 USC 414(a): one for each year after 1950 and that of age 21, before that of age 62, death or onset; 6 to 40. */
const quartersRequired = (days: Days): number => {
  const end = Math.min(
    yearOf(days.attains(62)),
    days.death === undefined ? Infinity : yearOf(days.death),
    days.claim === 'disability' && days.onset !== undefined ? yearOf(days.onset) : Infinity,
  );
  const elapsed = end - 1 - Math.max(1950, yearOf(days.attains(21)));
  return Math.min(mostRequired, Math.max(fewestRequired, elapsed));
};

/** 42 USC 414(b): six in the thirteen quarters that end with that of death or entitlement. */
const currentlyOf = (days: Days): RecentWork | null => {
  const day = days.death ?? days.entitlement ?? (days.needed === 'currently' ? days.asOf : undefined);
  if (day === undefined) return null;
  const last = quarterOfDay(day);
  const window = { first: last - currentlyPeriod + 1, last };
  return { name: '6 of 13', window, needed: currentlyNeeded, citation: '42 USC 414(b)' };
};

/** 42 USC 423(c)(1)(B)(ii): before the quarter of age 31, half of the quarters since age 21, or 6 of 12. */
const young = (days: Days, last: Quarter): RecentWork[] => {
  if (last >= quarterOfDay(days.attains(31))) return [];
  const first = quarterOfDay(days.attains(21)) + 1;
  const quarters = last - first + 1;
  const even = quarters - (Math.abs(quarters) % 2);
  const citation = '42 USC 423(c)(1)(B)(ii)';
  return even < 12
    ? [{ name: '6 of 12', window: { first: last - 11, last }, needed: 6, citation }]
    : [{ name: `${even / 2} of ${even} since age 21`, window: { first, last }, needed: even / 2, citation }];
};

const disabilityOf = (days: Days, blind: boolean): readonly RecentWork[] | null => {
  const day = days.onset ?? (days.needed === 'disability' ? (days.entitlement ?? days.asOf) : undefined);
  if (day === undefined) return null;
  if (blind) return [];
  const last = quarterOfDay(day);
  const citation = '42 USC 423(c)(1)(B)(i)';
  return [{ name: '20 of 40', window: { first: last - 39, last }, needed: 20, citation }, ...young(days, last)];
};

export const requirementsOf = (days: Days, blind: boolean): Requirements => {
  const end =
    days.claim === 'disability'
      ? Math.min(days.asOf, days.onset ?? days.asOf)
      : Math.min(days.asOf, days.death ?? days.asOf);
  return {
    fully: quartersRequired(days),
    through: quarterOfDay(end),
    currently: currentlyOf(days),
    disability: disabilityOf(days, blind),
  };
};

const passes = ({ window, needed }: RecentWork, quarters: Iterable<Quarter>): boolean =>
  countIn(quarters, window) >= needed;

/** Whether so many quarters, standing there, give a status. `simplified` counts for fully insured status only. */
export const has = (
  status: InsuredStatus,
  { fully, through, currently, disability }: Requirements,
  quarters: readonly Quarter[],
  simplified: number,
): boolean => {
  const isFully = countIn(quarters, { first: -Infinity, last: through }) + simplified >= fully;
  switch (status) {
    case 'fully':
      return isFully;
    case 'currently':
      return currently !== null && passes(currently, quarters);
    case 'disability':
      if (disability === null) return false;
      return isFully && (disability.length === 0 || disability.some((test) => passes(test, quarters)));
  }
};

/** The periods within which a status wants its quarters. */
export const windowsFor = (status: InsuredStatus, { currently, disability }: Requirements): readonly Window[] => {
  switch (status) {
    case 'fully':
      return [];
    case 'currently':
      return currently === null ? [] : [currently.window];
    case 'disability':
      return (disability ?? []).map(({ window }) => window);
  }
};
