import { describe, expect, test } from 'vitest';
import { american, certificate, citizen, eur, pay, posting, rate, rows, run, told } from '../contract/run.ts';

// A run asks the same rules as `coverage`, with the facts of its records.

const rates = [rate('EUR', 'USD', '1.1'), rate('USD', 'EUR', '0.9')];
const inGermany = (assignment: Record<string, unknown>, month: string, more: object = {}) =>
  run({
    payLines: [pay(month, '1000.00', eur)],
    workers: [citizen],
    employers: [american],
    assignments: [posting('US', 'DE', assignment)],
    exchangeRates: rates,
    ...more,
  });
const pension = (reason: string): string[] => [
  `de.pension employee due ${reason}`,
  `de.pension employer due ${reason}`,
];

describe('the facts of an assignment', () => {
  test('an earlier posting makes the chain too long', () => {
    const chain = {
      expectedEnd: '2027-12-31',
      start: '2024-01-01',
      situation: { posting: { previous: { country: 'DE', start: '2020-01-01', end: '2023-06-30' } } },
    };
    expect(rows(inGermany(chain, '2026-01'), { scheme: 'de.pension' })).toEqual(pension('domestic-law'));
    expect(rows(inGermany({ ...chain, situation: undefined }, '2026-01'), { scheme: 'de.pension' })).toEqual(
      pension('no-certificate'),
    );
  });

  test('a posting that grew beyond its limit ends with it, in the middle of a line', () => {
    const grown = { start: '2021-01-16', expectedEnd: '2028-12-31', situation: { initialExpectedEnd: '2025-12-31' } };
    expect(rows(inGermany(grown, '2025-12'), { scheme: 'de.pension' })).toEqual(pension('no-certificate'));
    expect(rows(inGermany(grown, '2026-02'), { scheme: 'de.pension' })).toEqual(pension('domestic-law'));
    expect(rows(inGermany(grown, '2026-02'), { scheme: 'us.oasdi' })).toEqual([
      'us.oasdi employee due no-certificate',
      'us.oasdi employer due no-certificate',
    ]);
  });

  test('an exception that was granted, until it ends', () => {
    const granted = { expectedEnd: null, situation: { requests: { extensionGrantedUntil: '2026-02-28' } } };
    expect(rows(inGermany(granted, '2026-02'), { scheme: 'de.pension' })).toEqual(pension('no-certificate'));
    expect(rows(inGermany(granted, '2026-03'), { scheme: 'de.pension' })).toEqual(pension('domestic-law'));
  });

  test('an affiliate without a section 3121(l) agreement', () => {
    const affiliate = { situation: { posting: { affiliate: true, section3121l: false, directRelationship: false } } };
    expect(rows(inGermany(affiliate, '2026-01'), { scheme: 'de.pension' })).toEqual(pension('domestic-law'));
  });

  test('what was assumed is told once, and not where it was stated', () => {
    expect(told(inGermany({}, '2026-01'), 'posting-facts-assumed')).toHaveLength(1);
    expect(told(inGermany({ situation: { posting: { previous: null } } }, '2026-01'), 'posting-facts-assumed')).toEqual(
      [],
    );
  });
});

describe('the life of a certificate', () => {
  const at = (given: object, asOf?: string) =>
    rows(
      inGermany({}, '2026-01', {
        certificates: [{ ...certificate('US', 'DE'), ...given }],
        ...(asOf === undefined ? {} : { asOf }),
      }),
      { scheme: 'de.pension' },
    );
  const exempt = ['de.pension employee exempt certificate', 'de.pension employer exempt certificate'];

  test.each([
    ['requested', { status: 'requested' }, undefined, pension('no-certificate')],
    ['refused', { status: 'refused' }, undefined, pension('no-certificate')],
    ['issued', {}, undefined, exempt],
    ['received late: not known before', { receivedOn: '2026-06-15' }, '2026-06-14', pension('no-certificate')],
    ['received late: known from that day, for all its days', { receivedOn: '2026-06-15' }, '2026-06-15', exempt],
    [
      'withdrawn altogether',
      { status: 'withdrawn', withdrawnOn: '2026-03-01' },
      '2026-03-01',
      pension('no-certificate'),
    ],
    ['withdrawn, and nobody knows yet', { status: 'withdrawn', withdrawnOn: '2026-03-01' }, '2026-02-28', exempt],
    ['withdrawn from a later day', { status: 'withdrawn', withdrawnFrom: '2026-02-01' }, undefined, exempt],
    ['ended', { validFrom: '2025-01-01', validTo: '2025-12-31' }, undefined, pension('certificate-expired')],
    ['of another employer', { employerId: 'X' }, undefined, pension('no-certificate')],
  ])('%s', (_, given, asOf, expected) => expect(at(given, asOf)).toEqual(expected));

  test('corrected: the later one replaces the first', () => {
    const first = certificate('US', 'DE');
    const result = inGermany({}, '2026-01', {
      certificates: [first, { ...first, certificateId: 'C2', replaces: 'C', validFrom: '2026-02-01' }],
    });
    expect(rows(result, { scheme: 'de.pension' })).toEqual(pension('certificate-not-yet-valid'));
  });

  test('two that name different laws: neither is applied', () => {
    const result = inGermany({}, '2026-01', {
      certificates: [certificate('US', 'DE'), { ...certificate('DE', 'US'), certificateId: 'C2' }],
    });
    expect(told(result, 'certificate-conflict')).toHaveLength(1);
    expect(rows(result, { scheme: 'de.pension' })).toEqual(pension('no-certificate'));
  });
});
