import type { AssignmentPlan, Case, ExtraLine } from '../model.ts';
import { Random } from '../random.ts';
import { certificate, DE, GB, localHire, salary, startOfYear, US } from '../shorthand.ts';

type Currency = 'USD' | 'EUR' | 'GBP';
type Route = { employer: string; home: string; work: string; currency: Currency; lowest: number; highest: number };

const routes: readonly Route[] = [
  { employer: US, home: 'US', work: 'DE', currency: 'USD', lowest: 62, highest: 190 },
  { employer: US, home: 'US', work: 'DE', currency: 'USD', lowest: 62, highest: 190 },
  { employer: US, home: 'US', work: 'GB', currency: 'USD', lowest: 58, highest: 175 },
  { employer: DE, home: 'DE', work: 'US', currency: 'EUR', lowest: 48, highest: 120 },
  { employer: GB, home: 'GB', work: 'US', currency: 'GBP', lowest: 36, highest: 95 },
];

const two = (number: number): string => `${number}`.padStart(2, '0');

const assignmentOf = (random: Random, route: Route): AssignmentPlan => {
  const { employer, home, work } = route;
  const year = random.pick([2024, 2025, 2025, 2026]);
  const month = year === 2026 ? random.whole(1, 6) : random.whole(1, 12);
  const start = `${year}-${two(month)}-01`;
  const local = random.chance(0.15);
  const end = `${year + random.whole(3, 4)}-12-31`;
  return local ? localHire(employer, home, work, start) : { employer, home, work, start, expectedEnd: end };
};

/** A bonus of a month's pay, in April, for the days of the year before that the assignment had. */
const bonusOf = (route: Route, cents: number, start: string): ExtraLine => ({
  name: '2026-04-15-bonus',
  employer: route.employer,
  currency: route.currency,
  kind: 'one-off',
  cents,
  periodStart: '2026-04-01',
  periodEnd: '2026-04-30',
  payDate: '2026-04-15',
  earnedFrom: start > '2025-01-01' ? start : '2025-01-01',
  earnedTo: '2025-12-31',
});

const ordinaryCase = (random: Random, number: number): Case => {
  const route = random.pick(routes);
  const assignment = assignmentOf(random, route);
  const { home, work } = route;
  const cents = random.whole(route.lowest, route.highest) * 10_000 + random.whole(0, 99) * 100;
  const local = assignment.hiredLocally === true;
  const from = local && assignment.start > startOfYear ? assignment.start : startOfYear;
  const raise = random.chance(0.4) ? [['2026-07-01', Math.round(cents * 1.035)] as const] : [];
  const covered = local ? work : home;
  const held = random.chance(0.7);
  const end = assignment.expectedEnd ?? '2029-12-31';
  return {
    id: `NB-0${number}`,
    birthDate: `${random.whole(1966, 1999)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`,
    nationality: [home],
    residence: local ? work : home,
    attributes: {
      ...(work === 'DE' || home === 'DE' ? { 'de.children': `${random.whole(0, 3)}` } : {}),
      ...(local ? { 'hire-date': assignment.start } : {}),
    },
    assignments: [assignment],
    // Where the law of the place applies to a local hire, nothing but the law of the other country needs a release.
    certificates: held ? [certificate(covered, covered === home ? work : home, assignment.start, end)] : [],
    pay: [{ ...salary(route.employer, route.currency, cents, from), steps: [[from, cents], ...raise] }],
    extra: assignment.start < '2025-10-01' && random.chance(0.4) ? [bonusOf(route, cents, assignment.start)] : [],
  };
};

/** The workers that fill the payroll up to sixty, from a fixed seed. */
export const ordinary = (): readonly Case[] => {
  const random = new Random(20_260_101);
  return Array.from({ length: 25 }, (_, index) => ordinaryCase(random, 36 + index));
};
