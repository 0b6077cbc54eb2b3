import type { Exception } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { differencesBetween, type Outcome, outcomeOf } from './equal/compare.ts';
import type { Summary } from '../src/result/summary.ts';
import { ownLists, type Person } from './equal/person.ts';
import { hosts } from './equal/places.ts';
import { quirkNames } from './equal/population.ts';
import { explained } from './equal/shortest.ts';
import { worldOf, ways } from './equal/world.ts';

/** Payrolls that are run: one of each kind; more for a long run, or one alone by its number. */
const runs = Math.max(ways.length, Number(process.env['EQUAL_RUNS'] ?? 0));
const only = process.env['EQUAL_ONLY'];
/** Until the smallest payroll is found on which something differs. */
const timeout = 3_600_000;

const first = ways.map((_, number) => number);
const numbers = only === undefined ? Array.from({ length: runs }, (_, number) => number) : [Number(only)];

const codes: readonly Exception['code'][] = [
  'after-error',
  'amount-unmapped',
  'assignment-other-employer',
  'assignment-overlap',
  'assignment-past-expected-end',
  'attribute-invalid',
  'attribute-unknown',
  'balance-invalid',
  'certificate-conflict',
  'certificate-effect-unclear',
  'certificate-exempts-itself',
  'certificate-without-agreement',
  'country-law-missing',
  'decision-open',
  'duplicate-line',
  'earning-period-missing',
  'employer-assumed',
  'employer-missing',
  'exchange-rate-missing',
  'field-unknown',
  'file-unreadable',
  'home-law-not-computed',
  'law-default',
  'law-low-confidence',
  'law-missing',
  'line-before-balance',
  'nationality-missing',
  'negative-amount',
  'not-an-employee',
  'override-invalid',
  'override-used',
  'pay-frequency-unsupported',
  'possible-shadow-copy',
  'posting-facts-assumed',
  'prior-year-correction',
  'record-invalid',
  'record-overlap',
  'record-refused',
  'reversal-mismatch',
  'reversal-original-missing',
  'scheme-unknown',
  'worker-id-sensitive',
  'year-to-date-missing',
];

const standings: readonly string[] = [
  'due,no-agreement',
  'due,domestic-law',
  'due,certificate',
  'due,agreement-does-not-cover-scheme',
  'due,certificate-expired',
  'due,certificate-not-yet-valid',
  'due,no-certificate',
  'exempt,not-subject',
  'exempt,certificate',
  'exempt,domestic-law',
  'capped,domestic-law',
  'capped,no-certificate',
];

/** What the first payrolls came to as a whole. */
const results = new Map<number, Outcome['whole']>();

describe('workers who are equal but for ids and pay', () => {
  test.each(numbers)(
    'have the same results in slices as in a run as a whole, payroll %i',
    { timeout },
    async (number) => {
      const world = worldOf(number);
      const { whole, sliced } = await outcomeOf(world);
      if (number < ways.length) results.set(number, whole);
      for (const [at, slices] of world.slices.entries()) {
        const cut = sliced[at];
        if (cut === undefined) throw new Error('the run was not cut into slices');
        const difference = differencesBetween(whole, cut);
        if (difference !== undefined) throw new Error(await explained(world, slices, difference));
      }
    },
  );

  test('are most of the workers', () => {
    const differing =
      /^(line_id|assignment_id|certificate_id|gross|birth_date|attributes\..*|start|expected_end|actual_end|valid_from|valid_to|(issued|received)_on|withdrawn_from)$/;
    const masked = (person: Person): string =>
      JSON.stringify(
        ownLists.flatMap((list) =>
          person[list].map((row) =>
            Object.entries(row).flatMap(([column, value]) =>
              differing.test(column) ? [] : [column, value === person.id ? '' : value],
            ),
          ),
        ),
      );
    for (const number of first) {
      const { people } = worldOf(number);
      const alike = [...Map.groupBy(people, masked).values()].filter((group) => group.length >= 4);
      expect(alike.flat().length / people.length).toBeGreaterThan(0.6);
    }
  });
});

describe('among them there is', () => {
  const people = first.map(worldOf).flatMap((world) => world.people);

  test.each(quirkNames)('%s: in a whole family and in a single worker', (name) => {
    expect(people.some(({ shared }) => shared.includes(name))).toBe(true);
    expect(people.some(({ own }) => own.includes(name))).toBe(true);
  });

  test.skipIf(only !== undefined)('whatever a run can say of pay', () => {
    const all = [...results.values()];
    const codesOf = ({ 'summary.json': summary = '' }: Outcome['whole']): string[] =>
      (JSON.parse(summary) as Summary).exceptions.byCode.map(({ code }) => code);
    const said = new Set(all.flatMap(codesOf));
    expect(codes.filter((code) => !said.has(code))).toEqual([]);
    const rows = all.map((whole) => whole['contributions.csv'] ?? '').join('');
    const lacks = (text: string): boolean => !rows.includes(text);
    expect([...hosts, 'US'].map((country) => `,${country},${country.toLowerCase()}.`).filter(lacks)).toEqual([]);
    expect(standings.map((standing) => `,${standing},`).filter(lacks)).toEqual([]);
  });
});
