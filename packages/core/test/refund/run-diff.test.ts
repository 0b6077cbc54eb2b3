import { type ChangeCause, type Contribution, diffRuns, RunSide, type RunVersions } from '@totalize/core';
import { describe, expect, test } from 'vitest';

const row: Contribution = {
  lineId: 'L1',
  workerId: 'W',
  employerId: 'E',
  periodStart: '2026-01-01',
  periodEnd: '2026-01-31',
  payDate: '2026-01-31',
  country: 'DE',
  scheme: 'de.pension',
  payer: 'employee',
  currency: 'EUR',
  exchangeRate: '0.5',
  wages: '1000.00',
  base: '1000.00',
  rate: '0.1',
  amount: '100.00',
  status: 'due',
  reason: 'domestic-law',
  legalBasis: [],
};

const versions: RunVersions = { engineVersion: '1', legislationVersion: '1', inputs: ['a'] };
const later = { ...row, lineId: 'L2' };

const side = (rows: readonly Contribution[], of: RunVersions): RunSide => {
  const made = new RunSide(of);
  for (const one of rows) made.add(one);
  return made;
};

const cases: readonly (readonly [ChangeCause, string, Contribution[], Contribution[], Partial<RunVersions>])[] = [
  ['pay', 'more pay', [row], [{ ...later, wages: '1200.00', base: '1200.00', amount: '120.00' }], {}],
  ['pay', 'a worker who was not there', [], [row], {}],
  ['cap', 'the ceiling is reached', [row], [{ ...later, base: '600.00', amount: '60.00' }], {}],
  [
    'cap',
    'the ceiling is reached, with another pay',
    [row],
    [{ ...later, wages: '1100.00', base: '600.00', amount: '60.00' }],
    {},
  ],
  ['rate', 'another rate', [row], [{ ...later, rate: '0.2', amount: '200.00' }], {}],
  [
    'exchange-rate',
    'the same pay at another rate of exchange',
    [row],
    [{ ...later, exchangeRate: '0.6', wages: '1200.00', base: '1200.00', amount: '120.00' }],
    {},
  ],
  [
    'certificate',
    'a certificate releases',
    [row],
    [{ ...later, status: 'exempt', reason: 'certificate', certificateId: 'C', base: '0.00', rate: '', amount: '0.00' }],
    {},
  ],
  ['assignment', 'another ground of liability', [row], [{ ...later, reason: 'no-agreement', amount: '90.00' }], {}],
  ['assignment', 'another country', [{ ...row, country: 'GB', scheme: 'gb.class-1', currency: 'GBP' }], [row], {}],
  [
    'law-data',
    'the same input, other law',
    [row],
    [{ ...row, rate: '0.2', amount: '200.00' }],
    { legislationVersion: '2' },
  ],
  ['engine', 'the same input, another engine', [row], [{ ...row, amount: '100.01' }], { engineVersion: '2' }],
];

describe('two runs compared', () => {
  test.each(cases)('%s: %s', (cause, _name, before, after, changed) => {
    const inputs = cause === 'law-data' || cause === 'engine' ? versions.inputs : ['b'];
    const changes = diffRuns(side(before, versions), side(after, { ...versions, inputs, ...changed }));
    expect(changes.length).toBeGreaterThan(0);
    expect(new Set(changes.map((change) => change.cause))).toEqual(new Set([cause]));
  });

  test('tells old, new and difference', () => {
    const [change] = diffRuns(side([row, later], versions), side([row], versions));
    expect(change).toMatchObject({ old: '200.00', new: '100.00', difference: '-100.00', currency: 'EUR' });
  });

  test('says nothing where the amounts are the same', () => {
    expect(diffRuns(side([row], versions), side([{ ...row, reason: 'no-agreement' }], versions))).toEqual([]);
  });
});
