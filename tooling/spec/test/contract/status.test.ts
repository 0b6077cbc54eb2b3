import { describe, expect, test } from 'vitest';
import { american, certificate, citizen, eur, german, british, pay, posting, rate, rows, run, told } from './run.ts';

// Section 3: status and reason of a row, first match wins.

const rates = [
  rate('USD', 'EUR', '0.9'),
  rate('USD', 'GBP', '0.8'),
  rate('EUR', 'USD', '1.1'),
  rate('GBP', 'USD', '1.25'),
];
const sent = (from: string, to: string, more: object = {}) =>
  run({
    payLines: [pay('2026-01', '6000')],
    workers: [citizen],
    employers: [american],
    assignments: [posting(from, to)],
    exchangeRates: rates,
    ...more,
  });
const foreigner = { workerId: 'W', nationality: ['IN'], residence: 'DE' };
const hired = { assignments: [posting('US', 'DE', { hiredLocally: true })] };

const fica = (status: string): string[] => [
  `us.additional-medicare employee ${status}`,
  `us.medicare employee ${status}`,
  `us.medicare employer ${status}`,
  `us.oasdi employee ${status}`,
  `us.oasdi employer ${status}`,
];

describe('1: no row', () => {
  test('of a country that neither claims the work nor is named by a certificate', () => {
    expect(rows(sent('US', 'DE', { workers: [foreigner] }), { scheme: 'us.' })).toEqual([]);
    expect(rows(run({ payLines: [pay('2026-01', '6000', eur)], employers: [german] }), { scheme: 'us.' })).toEqual([]);
  });

  test('of a scheme that is off', () => {
    const at = (payroll: object) =>
      rows(run({ payLines: [pay('2026-01', '6000', { currency: 'GBP' })], employers: [{ ...british, ...payroll }] }), {
        scheme: 'gb.apprenticeship-levy',
      });
    expect(at({})).toEqual([]);
    expect(at({ attributes: { 'annual-payroll': '4000000' } })).toEqual([
      'gb.apprenticeship-levy employer due domestic-law',
    ]);
  });

  test('of an employer size that the scheme leaves out', () => {
    const at = (employees: string) =>
      rows(run({ payLines: [pay('2026-01', '6000', eur)], employers: [{ ...german, attributes: { employees } }] }), {
        scheme: 'de.sick-pay-levy-u1',
      });
    expect(at('31')).toEqual([]);
    expect(at('30')).toEqual(['de.sick-pay-levy-u1 employer due domestic-law']);
  });
});

describe('2: outside the scheme', () => {
  test.each(['nra-fjmq', 'h2a', 'student', 'foreign-government', 'international-organization'])(
    'FICA: %s',
    (ground) => {
      const workers = [{ ...citizen, attributes: { 'us.fica-exclusion': ground } }];
      const home = run({ payLines: [pay('2026-01', '6000')], workers, employers: [american] });
      expect(rows(home, { scheme: 'us.' })).toEqual(fica('exempt not-subject'));
      expect(rows(sent('US', 'IN', { workers }), { scheme: 'us.' })).toEqual(fica('exempt not-subject'));
      const certified = sent('US', 'DE', { workers, certificates: [certificate('US', 'DE')] });
      expect(rows(certified, { scheme: 'us.' })).toEqual(fica('exempt not-subject'));
    },
  );

  test('private health insurance, before a certificate', () => {
    const workers = [{ ...citizen, attributes: { 'de.health-insurance': 'private' } }];
    const result = sent('US', 'DE', { workers, certificates: [certificate('US', 'DE')] });
    expect(rows(result, { scheme: 'de.health' }, ['status', 'reason', 'certificateId'])).toEqual([
      'de.health-additional employee exempt not-subject -',
      'de.health-additional employer exempt not-subject -',
      'de.health employee exempt not-subject -',
      'de.health employer exempt not-subject -',
    ]);
    expect(rows(result, { scheme: 'de.pension' })).toEqual([
      'de.pension employee exempt certificate',
      'de.pension employer exempt certificate',
    ]);
  });

  test.each([
    ['1', '1986-01-01', 'exempt not-subject'],
    ['0', '1986-01-01', 'due domestic-law'],
    ['0', '2003-02-01', 'exempt not-subject'],
    ['0', '2003-01-31', 'due domestic-law'],
  ])('the surcharge of the childless: %s children, born %s', (children, birthDate, status) => {
    const workers = [{ workerId: 'W', birthDate, attributes: { 'de.children': children } }];
    const result = run({ payLines: [pay('2026-01', '6000', eur)], workers, employers: [german] });
    expect(rows(result, { scheme: 'de.long-term-care-childless' })).toEqual([
      `de.long-term-care-childless employee ${status}`,
    ]);
  });
});

describe('3: no instrument', () => {
  test('India: both sides are due', () => {
    const result = sent('US', 'IN');
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('due no-agreement'));
    expect(told(result, 'country-law-missing')).toEqual(['error country-law-missing 2026-01 IN']);
  });

  test('an Indian certificate releases nothing', () => {
    const result = sent('US', 'IN', { certificates: [certificate('IN', 'US')] });
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('due no-agreement'));
    expect(told(result, 'certificate-without-agreement')).toEqual(['warning certificate-without-agreement US']);
  });

  test('an Indian home country and work in the US: FICA is due', () => {
    const result = sent('IN', 'US', { workers: [foreigner], employers: [{ employerId: 'E', country: 'IN' }] });
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('due no-agreement'));
  });
});

describe('4: the law that applies', () => {
  test('work at home', () => {
    const result = run({ payLines: [pay('2026-01', '6000')], workers: [citizen], employers: [american] });
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('due domestic-law'));
  });

  test('posting US → DE: the decision names the US', () => {
    expect(rows(sent('US', 'DE'), { scheme: 'us.' })).toEqual(fica('due domestic-law'));
  });

  test('hired locally: the decision names Germany', () => {
    expect(rows(sent('US', 'DE', hired), { scheme: 'de.pension' })).toEqual([
      'de.pension employee due domestic-law',
      'de.pension employer due domestic-law',
    ]);
  });

  test('a certificate names the US for a worker whom US law does not claim', () => {
    const result = sent('US', 'DE', { ...hired, workers: [foreigner], certificates: [certificate('US', 'DE')] });
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('due certificate'));
    expect(rows(result, { scheme: 'us.oasdi' }, ['certificateId'])).toEqual([
      'us.oasdi employee C',
      'us.oasdi employer C',
    ]);
  });

  test('a German certificate: every German scheme is due, though Germany alone would not be computed', () => {
    const result = sent('DE', 'US', { employers: [german], certificates: [certificate('DE', 'US')] });
    expect(rows(result, { scheme: 'de.unemployment' })).toEqual([
      'de.unemployment employee due domestic-law',
      'de.unemployment employer due domestic-law',
    ]);
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('exempt certificate'));
  });

  test('a British certificate', () => {
    const result = sent('GB', 'US', { employers: [british], certificates: [certificate('GB', 'US')] });
    expect(rows(result, { scheme: 'gb.' })).toEqual([
      'gb.class-1 employee due domestic-law',
      'gb.class-1 employer due domestic-law',
    ]);
    expect(rows(result, { scheme: 'us.' })).toEqual(fica('exempt certificate'));
  });
});
