import { minorDigitsOf } from '@totalize/core';
import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { payOf } from './pay.ts';
import { type Cells, type OwnList, ownLists, plusDays, two } from './person.ts';
import { currencyOf, elsewhere, hosts, someAttribute } from './places.ts';
import { calendar, type Frequency, type Span } from './spans.ts';

/** What the workers of a family have in common: everything but ids and pay. */
export interface Plan {
  readonly name: string;
  /** The country of work, whose limits decide. */
  readonly country: string;
  readonly currency: string;
  readonly frequency: Frequency;
  readonly spans: readonly Span[];
  readonly employer: string;
  readonly row: Cells;
  /** Home country, last day of the assignment, and what else there is to say of it. */
  readonly assignment: Cells | undefined;
  readonly certificates: readonly Cells[];
  /** Ids that grow with time, or have no order at all. */
  readonly ids: 'growing' | 'any';
  /** Lines of a period. */
  readonly lines: number;
  /** In what its workers differ all the same. */
  readonly differ: 'in nothing' | 'in birth' | 'in facts' | 'in days';
  /** Facts of which each worker has some. */
  readonly facts: readonly Cells[];
}

export interface Ids {
  readonly worker: string;
  /** Of the n-th record. */
  readonly of: (kind: string, number: number) => string;
}

export const idsOf = (plan: Pick<Plan, 'ids'>, worker: string, dice: Dice): Ids => ({
  worker,
  of: (kind, number) =>
    plan.ids === 'growing'
      ? `${kind}${worker}-${two(number)}`
      : `${dice.below(1_000_000).toString(36)}${kind}${worker}-${number}`,
});

/** Birthdays that some law asks for. */
export const ages: readonly number[] = [
  15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 30, 40, 45, 50, 55, 60, 63, 64, 65, 66, 67, 68, 69, 70, 71, 75, 80,
];

/** A day of birth so many years before some day. */
export const bornBefore = (day: string, age: number): string =>
  `${Number(day.slice(0, 4)) - age}${day.slice(4)}`.replace('-02-29', '-02-28');

/** What a worker of the family is like. */
const ownRow = ({ differ, facts, spans }: Plan, dice: Dice): Cells => {
  if (differ === 'in nothing' || differ === 'in days') return {};
  const paid = dice.one(...spans).paid;
  const age = dice.rarely(2) ? dice.one(...ages) : 20 + dice.below(44);
  const birth = { birth_date: dice.rarely(20) ? '' : bornBefore(plusDays(paid, dice.one(-1, 0, 1, -70)), age) };
  if (differ === 'in birth') return birth;
  const some = facts.filter(() => dice.rarely(2));
  return Object.assign({}, dice.rarely(2) ? birth : {}, ...some) as Cells;
};

/** Days around the pay of the family, and others far from it. */
const someDay = ({ spans }: Plan, dice: Dice, far: string, farther: string): string => {
  // Some days of one period, so that several workers share a part of their days, and not all.
  const { start, end, paid } = dice.rarely(2) ? (spans[1] ?? dice.one(...spans)) : dice.one(...spans);
  if (!dice.rarely(3)) return dice.one(far, farther);
  return dice.rarely(2) ? plusDays(start, dice.one(3, 5)) : plusDays(dice.one(start, end, paid), dice.one(-1, 0, 1));
};

/** So many years after a day, or a day more or less. */
const yearsAfter = (day: string, years: number, dice: Dice): string =>
  plusDays(`${Number(day.slice(0, 4)) + years}${day.slice(4)}`.replace('-02-29', '-02-28'), dice.one(-1, 0, 1));

/** The days of an assignment of a worker who differs from the family in them. */
const ownStay = (plan: Plan, dice: Dice): Cells => {
  if (plan.differ !== 'in days') return {};
  const start = someDay(plan, dice, '2024-06-01', '2023-02-15');
  return {
    start,
    expected_end: dice.one('2028-05-31', '2029-01-15', '', yearsAfter(start, 5, dice), someDay(plan, dice, '', start)),
    ...(dice.rarely(8) && { actual_end: someDay(plan, dice, '', '2028-05-31') }),
  };
};

/** The same of a certificate. */
const ownValidity = (plan: Plan, dice: Dice): Cells => {
  if (plan.differ !== 'in days') return {};
  return {
    valid_from: someDay(plan, dice, '2024-06-01', '2023-02-15'),
    valid_to: dice.one('', someDay(plan, dice, '2028-05-31', '2029-01-15')),
    ...(dice.rarely(3) && { issued_on: dice.one('2024-05-02', '2025-01-03', '2026-04-01') }),
    ...(dice.rarely(4) && { received_on: dice.one('2026-03-14', '2026-03-15', '2026-03-16', '2026-07-01') }),
    ...(dice.rarely(9) && { status: 'withdrawn', withdrawn_from: someDay(plan, dice, '', '2024-09-01') }),
  };
};

const written = (minor: number, currency: string): string => {
  const digits = minorDigitsOf(currency);
  const text = `${minor}`.padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const ownDays: Readonly<Record<string, (plan: Plan, dice: Dice) => Cells>> = { A: ownStay, C: ownValidity };

/** The rows of one worker of a family. */
export const recordsOf = (plan: Plan, ids: Ids, dice: Dice): Record<OwnList, Cells[]> => {
  const { worker } = ids;
  const amounts = payOf(plan, dice);
  let number = 0;
  const pay = plan.spans.flatMap(({ start, end, paid }, at) =>
    Array.from(
      { length: plan.lines },
      (): Cells => ({
        line_id: ids.of('L', (number += 1)),
        worker_id: worker,
        employer_id: plan.employer,
        period_start: start,
        period_end: end,
        pay_date: paid,
        currency: plan.currency,
        gross: written(amounts[at] ?? 0, plan.currency),
      }),
    ),
  );
  const own = (kind: string, rows: readonly Cells[], id: string): Cells[] =>
    rows.map((row, at) => ({ [id]: ids.of(kind, at + 1), worker_id: worker, ...row, ...ownDays[kind]?.(plan, dice) }));
  return {
    ...(Object.fromEntries(ownLists.map((list) => [list, []])) as unknown as Record<OwnList, Cells[]>),
    pay,
    workers: [{ worker_id: worker, ...plan.row, ...ownRow(plan, dice) }],
    assignments: own('A', plan.assignment === undefined ? [] : [plan.assignment], 'assignment_id'),
    certificates: own('C', plan.certificates, 'certificate_id'),
  };
};

const person = (dice: Dice, nationality: string): Cells => ({
  birth_date: `${1962 + dice.below(42)}-${two(1 + dice.below(12))}-15`,
  nationality,
  residence: nationality,
});

const posting = (home: string, work: string, employer: string): Cells => ({
  employer_id: employer,
  home_country: home,
  work_country: work,
  start: '2024-06-01',
  expected_end: '2028-05-31',
});

/** For the whole time, from some day on, or until some day. */
const certificate = (law: string, exempt: string, dice: Dice): Cells => ({
  applicable_legislation: law,
  exempt_country: exempt,
  valid_from: dice.rarely(6) ? dice.one('2026-01-16', '2026-02-01') : '2024-06-01',
  valid_to: dice.rarely(6) ? dice.one('2025-12-31', '2026-03-09', '') : '2028-05-31',
});

type Where = Pick<Plan, 'name' | 'country' | 'currency' | 'employer' | 'row' | 'assignment' | 'certificates'>;

/** The places and ways of work. */
export const postedFromUs = (country: string, certified: boolean, dice: Dice): Where => {
  const employer = dice.one('US1', 'US1', 'US1', 'US-YEAR', 'US-DATED');
  return {
    name: `US to ${country}${certified ? ' with a certificate' : ''}`,
    country,
    currency: dice.rarely(4) ? currencyOf(country) : 'USD',
    employer,
    row: person(dice, 'US'),
    assignment: posting('US', country, employer),
    certificates: certified ? [certificate('US', country, dice)] : [],
  };
};

export const local = (country: string, dice: Dice): Where => ({
  name: `at home in ${country}`,
  country,
  currency: currencyOf(country),
  employer: country === 'US' ? dice.one('US1', 'US-YEAR', 'US-DATED', 'US-NEXT') : `LOCAL-${country}`,
  row: person(dice, country),
  assignment: undefined,
  certificates: [],
});

const between = (home: string, country: string, currency: string, certified: boolean, dice: Dice): Where => ({
  name: `${home} to ${country}${certified ? ' with a certificate' : ''}`,
  country,
  currency,
  employer: `LOCAL-${home}`,
  row: person(dice, home),
  assignment: posting(home, country, `LOCAL-${home}`),
  certificates: certified ? [certificate(home, country, dice)] : [],
});

export const toUs = (home: string, certified: boolean, dice: Dice): Where =>
  between(home, 'US', dice.one('USD', currencyOf(home)), certified, dice);

const union = ['AT', 'BE', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'GR', 'HU', 'IE', 'IT', 'LU', 'NL', 'PL', 'PT', 'SE'];

export const inEurope = (certified: boolean, dice: Dice): Where => {
  const [home = '', country = ''] = dice.shuffled([...union, 'GB', 'CH', 'NO']);
  return between(home, country, dice.one(currencyOf(home), currencyOf(country)), certified, dice);
};

export const overseas = (certified: boolean, dice: Dice): Where => {
  const [home = '', country = ''] = dice.shuffled(hosts);
  return between(home, country, currencyOf(country), certified, dice);
};

export const beyondTheData = (dice: Dice): Where => {
  const country = dice.one(...elsewhere);
  return { ...postedFromUs(country, dice.rarely(2), dice), currency: 'USD' };
};

export const planOf = (where: Where, dice: Dice): Plan => ({
  ...where,
  ...calendar(dice),
  ids: dice.one('growing', 'any'),
  lines: dice.rarely(7) ? 2 : 1,
  differ: dice.one('in nothing', 'in birth', 'in facts', 'in days', 'in days'),
  facts: [
    ...Array.from({ length: 3 }, () => someAttribute(dice.one(where.country, where.country, 'US', 'DE'), dice)),
    { 'attributes.de.children': `${dice.below(4)}` },
  ],
});
