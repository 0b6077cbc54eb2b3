import type { CountryLaw, Parameter, SchemeLaw, SchemeRule } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { endsEarly, missingIn, missingTables, registryOf } from '../src/registry.ts';
import { countryLaw } from './law.ts';

type Given = Partial<Parameter['values'][number]>;

const values = (...all: readonly Given[]): Parameter['values'] =>
  all.map((value) => ({
    from: '2024-01-01',
    value: '1',
    status: 'enacted',
    confidence: 'high',
    sources: [{ id: 'act' }],
    ...value,
  }));

const parameter = (name: string, ...all: readonly Given[]): Parameter => ({
  parameter: name,
  description: name,
  unit: 'money',
  values: values(...all),
});

const rule = (more: Partial<SchemeRule>): SchemeRule => ({
  from: '2024-01-01',
  dateBasis: { regular: 'pay-date', oneOff: 'pay-date', sources: [{ id: 'act' }] },
  period: 'month',
  accrues: 'at-once',
  yearlyWhen: [],
  yearStart: '01-01',
  capPer: 'employer',
  partMonth: 'whole',
  oneOff: { rule: 'ordinary' },
  appliesWhen: [],
  subjectWhen: [],
  predecessorCounts: false,
  ...more,
});

const side = (...variants: readonly Record<string, unknown>[]): NonNullable<SchemeRule['employee']> =>
  ({ citation: ['Act'], variants: variants.map((one) => ({ when: [], base: [], ...one })) }) as never;

const rated = (name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  charge: { kind: 'rate', rate: { parameter: name, plus: [] } },
  ...more,
});

const law = (parameters: readonly Parameter[], ...rules: readonly SchemeRule[]): CountryLaw => ({
  country: 'DE',
  name: 'Somewhere',
  currency: 'EUR',
  covers: { from: '2024-01-01', to: '2025-12-31' },
  lastReviewed: '2025-01-01',
  territories: [],
  rounding: { mode: 'half-up', unit: '0.01', sources: [{ id: 'act' }] },
  sources: {},
  parameters: [...parameters],
  schemes: [
    {
      scheme: 'de.a',
      localName: 'A',
      englishName: 'A',
      branch: 'other',
      rules: [...rules],
      doubts: [],
    } satisfies SchemeLaw,
  ],
});

const yearsOf = (one: CountryLaw) => registryOf(one).schemes[0]?.years;

describe('registryOf', () => {
  test('a year is as sure as its weakest figure', () => {
    const sure = parameter(
      'de.a.rate',
      { to: '2024-12-31' },
      { from: '2025-01-01', confidence: 'low', status: 'announced' },
    );
    const ceiling = parameter('de.a.ceiling', { confidence: 'medium', placeholder: true });
    const found = yearsOf(
      law(
        [sure, ceiling],
        rule({ employee: side(rated('de.a.rate', { base: [{ step: 'ceiling', parameter: 'de.a.ceiling' }] })) }),
      ),
    );
    expect(found).toEqual([
      { year: 2024, status: 'enacted', confidence: 'medium', placeholder: true, missing: [] },
      { year: 2025, status: 'announced', confidence: 'low', placeholder: true, missing: [] },
    ]);
  });

  test('a figure counts only on the days on which a variant uses it', () => {
    const parameters = [parameter('de.a.rate', {}), parameter('de.a.young', { from: '2025-07-01', confidence: 'low' })];
    const variants = [rated('de.a.young', { from: '2025-07-01' }), rated('de.a.rate')];
    expect(yearsOf(law(parameters, rule({ employer: side(...variants) })))).toMatchObject([
      { year: 2024, confidence: 'high', missing: [] },
      { year: 2025, confidence: 'low', missing: [] },
    ]);
  });

  test.each<[string, Given[], string[]]>([
    ['a value that ends early', [{ to: '2025-06-30' }], ['de.a.rate']],
    ['a value that begins late', [{ from: '2024-02-01' }], ['de.a.rate']],
    ['a gap', [{ to: '2024-12-31' }, { from: '2025-01-02' }], ['de.a.rate']],
    ['values one after the other', [{ to: '2024-12-31' }, { from: '2025-01-01', to: '2025-12-31' }], []],
    ['a value until the next', [{}, { from: '2025-03-01' }], []],
  ])('%s', (_name, all, missing) => {
    const found = yearsOf(law([parameter('de.a.rate', ...all)], rule({ employer: side(rated('de.a.rate')) })));
    expect(found?.flatMap((year) => year.missing)).toEqual(missing);
  });

  test('a scheme that begins later has no years before', () => {
    const found = yearsOf(
      law([parameter('de.a.rate', {})], rule({ from: '2025-07-01', employer: side(rated('de.a.rate')) })),
    );
    expect(found?.map(({ year }) => year)).toEqual([2025]);
  });
});

describe('endsEarly', () => {
  const rated2025 = rule({ employer: side(rated('de.a.rate')) });

  test('names a figure that ends before the law is said to', () => {
    expect(endsEarly(law([parameter('de.a.rate', { to: '2025-06-30' })], rated2025))).toEqual([
      { parameter: 'de.a.rate', last: '2025-06-30', needed: '2025-12-31' },
    ]);
  });

  test('and none that lasts as long as its rule', () => {
    const ended = rule({ to: '2025-06-30', employer: side(rated('de.a.rate')) });
    expect(endsEarly(law([parameter('de.a.rate', { to: '2025-06-30' })], ended))).toEqual([]);
    expect(endsEarly(law([parameter('de.a.rate', {})], rated2025))).toEqual([]);
  });
});

describe('missingIn', () => {
  const parameters = [parameter('de.a.rate', {}), parameter('de.a.ceiling', { to: '2025-12-31', value: '7' })];
  const variant = rated('de.a.rate', { base: [{ step: 'ceiling', parameter: 'de.a.ceiling' }] });

  test('names what ends, with its last value, and what goes on', () => {
    expect(missingIn(law(parameters, rule({ employer: side(variant) })), 2026)).toMatchObject({
      missing: [{ parameter: 'de.a.ceiling', schemes: ['de.a'], last: { value: '7', to: '2025-12-31' } }],
      goOn: ['de.a.rate'],
    });
  });

  test('asks for nothing of a rule that has ended', () => {
    const found = missingIn(law(parameters, rule({ to: '2025-12-31', employer: side(variant) })), 2026);
    expect([found.missing, found.goOn]).toEqual([[], []]);
  });

  test('the American wage base of 2027, and nothing of 2026', () => {
    const found = (year: number) => missingIn(countryLaw('US'), year).missing.map((one) => one.parameter);
    expect(found(2026)).toEqual([]);
    expect(found(2027)).toEqual(['us.oasdi.wage-base']);
  });

  test('tables that end with the year before, and are not those of the law', () => {
    const tables = [parameter('de.b', { to: '2025-12-31' }), parameter('de.c', { to: '2023-12-31' }), ...parameters];
    const found = missingTables({ parameters: tables }, law(parameters), 2026);
    expect(found.map((one) => one.parameter)).toEqual(['de.b']);
  });
});
