import { compileLaw, type Decision, decide, type Instrument, readSituation } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOn, wholeLaw } from '../../src/situations.ts';
import { american, certificate, citizen, eur, pay, posting, rows, run } from '../contract/run.ts';

const countries = ['US', 'DE', 'GB', 'FR', 'IT', 'JP', 'NL', 'IN', 'RO', 'XZ'] as const;
const country = fc.constantFrom(...countries);
const day = fc
  .integer({ min: 0, max: 6000 })
  .map((n) => new Date(Date.UTC(2015, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: undefined });

const activity = fc
  .record({
    kind: fc.constantFrom('employee', 'self-employed', 'government', 'ship-crew', 'air-crew'),
    places: fc
      .uniqueArray(country, { minLength: 1, maxLength: 2 })
      .map((codes) => codes.map((code) => ({ country: code }))),
    employer: maybe(fc.record({ country })),
    start: maybe(day),
    length: maybe(fc.integer({ min: 0, max: 3000 })),
    posting: maybe(
      fc.record({ from: country, hiredLocally: maybe(fc.boolean()), previous: fc.constantFrom(null, undefined) }),
    ),
  })
  .map(({ start, length, ...rest }) => {
    const end =
      start === undefined || length === undefined
        ? undefined
        : new Date(Date.parse(start) + length * 86_400_000).toISOString().slice(0, 10);
    return { ...rest, start, expectedEnd: end };
  });

const situation = fc.record({
  date: day,
  person: maybe(
    fc.record({
      nationality: maybe(fc.uniqueArray(country, { minLength: 1, maxLength: 2 })),
      residence: maybe(country),
    }),
  ),
  activities: fc.array(activity, { minLength: 1, maxLength: 3 }),
});

const withoutNames = ({ byActivity: _, ...decision }: Decision) => ({
  ...decision,
  warnings: decision.warnings.filter((text) => !text.startsWith('Activity ')),
});

describe('every decision', () => {
  test('does not depend on the order of activities and places', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const turned = {
          ...given,
          activities: given.activities.map((one) => ({ ...one, places: one.places.toReversed() })).toReversed(),
        };
        const sorted = (decision: Decision) => ({
          ...withoutNames(decision),
          trace: [],
          conditions: decision.conditions.toSorted(),
          warnings: withoutNames(decision).warnings.toSorted(),
        });
        expect(sorted(decideOn(turned))).toEqual(sorted(decideOn(given)));
      }),
    );
  });

  test('keeps the promises of its status', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const decision = decideOn(given);
        const {
          status,
          applicableLegislation,
          exemptFrom,
          conditions,
          missingFacts,
          certificate: needed,
          basis,
        } = decision;
        const isOpen = conditions.length + missingFacts.length > 0;
        const promises = [
          applicableLegislation.length > 0 === (status !== 'undetermined'),
          basis.length > 0 === (status !== 'undetermined'),
          status !== 'determined' || !isOpen,
          status !== 'conditional' || conditions.length > 0,
          !needed.needed || exemptFrom.length > 0,
          decision.instrument !== 'none' || exemptFrom.length === 0,
        ];
        expect(promises).toEqual(promises.map(() => true));
        expect(decision.trace.length).toBeGreaterThan(0);
        for (const scheme of decision.stillDue) expect(exemptFrom).toContain(scheme.slice(0, 2).toUpperCase());
      }),
    );
  });

  test('more facts never turn a determined answer into another one, unless they contradict', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const decision = decideOn(given);
        const told = decideOn({
          ...given,
          activities: given.activities.map((one) => ({ ...one, marginal: false, centreOfInterest: undefined })),
        });
        expect(told.applicableLegislation).toEqual(decision.applicableLegislation);
      }),
    );
  });
});

test('the same facts under another agreement with the same data give the same answer', () => {
  const legislation = loadLegislation();
  const renamed = (text: string): Instrument =>
    JSON.parse(text.replaceAll('"GB"', '"GA"').replaceAll('us-gb', 'us-ga').replaceAll('US-GB', 'US-GA')) as Instrument;
  const original = legislation.instruments.find(({ instrument }) => instrument === 'us-gb');
  const twin = { ...renamed(JSON.stringify(original)), effects: [], territories: {} };
  const other = compileLaw({ ...legislation, instruments: [...legislation.instruments, twin] });
  const strip = (decision: Decision): unknown =>
    JSON.parse(
      JSON.stringify({ ...decision, stillDue: [], warnings: [], trace: decision.trace.length })
        .replaceAll('US-GA', 'US-GB')
        .replaceAll('us-ga', 'us-gb')
        .replaceAll('"GA"', '"GB"')
        .replaceAll('of GA', 'of GB'),
    );
  fc.assert(
    fc.property(situation, (given) => {
      const only = JSON.parse(JSON.stringify(given).replaceAll(/"(?:DE|FR|IT|JP|NL|IN|RO|XZ)"/g, '"US"')) as Record<
        string,
        unknown
      >;
      const moved = JSON.parse(JSON.stringify(only).replaceAll('"GB"', '"GA"')) as Record<string, unknown>;
      const read = readSituation(moved);
      if ('exceptions' in read) throw new Error(read.exceptions[0]?.message);
      expect(strip(decide(other, read.situation))).toEqual(strip(decideOn(only)));
    }),
  );
});

describe('in a run', () => {
  test('a valid certificate wins over the decision', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('2027-12-31', '2040-12-31', null),
        (local, german, expectedEnd) => {
          const [law, other] = german ? (['DE', 'US'] as const) : (['US', 'DE'] as const);
          const result = run({
            payLines: [pay('2026-01', '1000.00', eur)],
            workers: [citizen],
            employers: [american],
            assignments: [posting('US', 'DE', { hiredLocally: local, expectedEnd })],
            certificates: [certificate(law, other)],
            exchangeRates: [{ date: '2026-01-31', from: 'EUR', to: 'USD', rate: '1.1' }],
          });
          const scheme = { DE: 'de.pension', US: 'us.oasdi' };
          expect(rows(result, { scheme: scheme[law] })).toEqual([
            `${scheme[law]} employee due domestic-law`,
            `${scheme[law]} employer due domestic-law`,
          ]);
          expect(rows(result, { scheme: scheme[other] })).toEqual([
            `${scheme[other]} employee exempt certificate`,
            `${scheme[other]} employer exempt certificate`,
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test('a thousand situations are answered at once', () => {
  const given = fc.sample(situation, 1000);
  const began = performance.now();
  for (const one of given) decideOn(one);
  // Generous: the promise is two seconds, and a loaded machine must not fail a test.
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(wholeLaw.instruments.length).toBeGreaterThan(30);
});
