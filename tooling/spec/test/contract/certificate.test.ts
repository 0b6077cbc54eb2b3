import { describe, expect, test } from 'vitest';
import { american, certificate, citizen, eur, type Given, pay, posting, rate, rows, run, told } from './run.ts';

// Section 2, certificate: what counts, from when it is known, on which days.

const batch = (certificates: object[], more: object = {}) =>
  run({
    payLines: [pay('2026-03', '3100')],
    workers: [citizen],
    employers: [american],
    assignments: [posting('US', 'DE')],
    exchangeRates: [rate('USD', 'EUR', '1')],
    certificates,
    ...more,
  });
const pension = (result: ReturnType<typeof run>) =>
  rows(result, { scheme: 'de.pension' }, ['periodStart', 'periodEnd', 'amount', 'status', 'reason', 'certificateId'])
    .filter((row) => row.startsWith('de.pension employee'))
    .map((row) => row.slice('de.pension employee '.length));
const us = (more: Given = {}) => certificate('US', 'DE', more);

const exempt = ['2026-03-01 2026-03-31 0.00 exempt certificate C'];
const due = ['2026-03-01 2026-03-31 288.30 due no-certificate -'];
const cut = [
  '2026-03-01 2026-03-10 0.00 exempt certificate C',
  '2026-03-11 2026-03-31 195.30 due certificate-expired -',
];

test.each([
  ['issued', us({ status: 'issued' }), exempt],
  ['requested', us({ status: 'requested' }), due],
  ['refused', us({ status: 'refused' }), due],
  ['withdrawn altogether', us({ status: 'withdrawn' }), due],
  ['withdrawn from a day', us({ status: 'withdrawn', withdrawnFrom: '2026-03-11' }), cut],
  ['ending in the period', us({ validTo: '2026-03-10' }), cut],
  ['for a list of countries', certificate('US', ['FR', 'DE']), exempt],
  ['for another country', certificate('US', 'FR'), due],
])('%s', (_, one, expected) => {
  expect(pension(batch([one]))).toEqual(expected);
});

describe('asOf: what was learned later is not yet known', () => {
  const withdrawn = us({ status: 'withdrawn', withdrawnFrom: '2026-03-11', withdrawnOn: '2026-05-01' });
  test.each([
    ['the day before it is received', us({ issuedOn: '2026-02-01', receivedOn: '2026-04-10' }), '2026-04-09', due],
    ['the day on which it is received', us({ issuedOn: '2026-02-01', receivedOn: '2026-04-10' }), '2026-04-10', exempt],
    ['the day before it is issued', us({ issuedOn: '2026-04-10' }), '2026-04-09', due],
    ['without either day, always', us(), '2026-01-01', exempt],
    ['the day before the withdrawal is learned', withdrawn, '2026-04-30', exempt],
    ['the day on which the withdrawal is learned', withdrawn, '2026-05-01', cut],
  ])('%s', (_, one, asOf, expected) => {
    expect(pension(batch([one], { asOf }))).toEqual(expected);
  });

  test('without asOf everything is known', () => {
    expect(pension(batch([us({ receivedOn: '2030-01-01' })]))).toEqual(exempt);
    expect(pension(batch([withdrawn]))).toEqual(cut);
  });
});

describe('replaced', () => {
  const shorter = us({ certificateId: 'D', replaces: 'C', validTo: '2026-03-10' });
  test('by a corrected one', () => {
    expect(pension(batch([us(), shorter]))).toEqual([
      '2026-03-01 2026-03-10 0.00 exempt certificate D',
      '2026-03-11 2026-03-31 195.30 due certificate-expired -',
    ]);
  });
  test('not before the corrected one is known', () => {
    expect(pension(batch([us(), { ...shorter, receivedOn: '2026-06-01' }], { asOf: '2026-05-31' }))).toEqual(exempt);
  });
  test('not by one that was only requested', () => {
    expect(pension(batch([us(), { ...shorter, status: 'requested' }]))).toEqual(exempt);
  });
});

test('days before the agreement entered into force never count (US–Brazil, 1 October 2018)', () => {
  const result = run({
    payLines: [pay('2018-10', '3000', { periodStart: '2018-09-16', periodEnd: '2018-10-15' })],
    workers: [citizen],
    employers: [{ employerId: 'E', country: 'BR', americanEmployer: true }],
    assignments: [posting('US', 'BR', { start: '2018-01-01', expectedEnd: '2020-12-31', hiredLocally: true })],
    certificates: [certificate('BR', 'US', { validFrom: '2018-01-01' })],
  });
  expect(
    rows(result, { scheme: 'us.oasdi' }, ['periodStart', 'periodEnd', 'wages', 'amount', 'status', 'reason']).filter(
      (row) => row.includes('employee'),
    ),
  ).toEqual([
    'us.oasdi employee 2018-09-16 2018-09-30 1500.00 93.00 due no-agreement',
    'us.oasdi employee 2018-10-01 2018-10-15 1500.00 0.00 exempt certificate',
  ]);
});

describe('conflict', () => {
  const german = certificate('DE', 'US', { certificateId: 'D', validFrom: '2026-03-11', validTo: '2026-03-20' });

  test('two laws for the same days: an error, and none is applied on those days', () => {
    const result = batch([us(), german]);
    expect(told(result, 'certificate-conflict')).toHaveLength(1);
    expect(result.exceptions.find((one) => one.code === 'certificate-conflict')?.severity).toBe('error');
    expect(pension(result).map((row) => row.slice(0, 21))).toEqual([
      '2026-03-01 2026-03-10',
      '2026-03-11 2026-03-20',
      '2026-03-21 2026-03-31',
    ]);
    expect(pension(result).map((row) => row.slice(22).split(' ')[1])).toEqual(['exempt', 'due', 'exempt']);
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual([
      'us.oasdi employee due domestic-law',
      'us.oasdi employer due domestic-law',
    ]);
  });

  test.each([
    ['for different employers', certificate('DE', 'US', { certificateId: 'D', employerId: 'X' })],
    ['one after the other', certificate('DE', 'US', { certificateId: 'D', validFrom: '2027-01-01' })],
    ['one refused', certificate('DE', 'US', { certificateId: 'D', status: 'refused' })],
    ['two of the same law', us({ certificateId: 'D' })],
  ])('none: %s', (_, other) => {
    const own = us({ validTo: '2026-12-31' });
    expect(told(batch([own, other]), 'certificate-conflict')).toEqual([]);
  });

  test('a certificate that exempts the country that it names is an error', () => {
    const result = batch([certificate('US', ['DE', 'US'])]);
    expect(told(result, 'certificate-exempts-itself')).toEqual(['error certificate-exempts-itself']);
    expect(result.contributions).toEqual([]);
  });
});

test('a certificate makes the law that it names apply wherever the work is done', () => {
  const result = batch([certificate('DE', 'US')], {
    payLines: [pay('2026-03', '3100', { ...eur, workCountry: 'IN' })],
    workers: [{ workerId: 'W', nationality: ['DE'] }],
    employers: [{ employerId: 'E', country: 'DE' }],
    assignments: [posting('DE', 'US')],
  });
  expect(pension(result)).toEqual(['2026-03-01 2026-03-31 288.30 due domestic-law -']);
});
