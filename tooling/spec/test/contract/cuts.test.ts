import { describe, expect, test } from 'vitest';
import { american, certificate, citizen, eur, german, pay, posting, rate, rows, run, series } from './run.ts';

// Section 4.4: convert the whole line, cut it by calendar days, then floors and caps.

const batch = (line: object, more: object = {}) =>
  run({
    payLines: [line],
    workers: [citizen],
    employers: [american],
    assignments: [posting('US', 'DE')],
    exchangeRates: [rate('EUR', 'USD', '1')],
    ...more,
  });
const middle = [certificate('US', 'DE', { validFrom: '2026-03-11', validTo: '2026-03-20' })];
const march = (gross: string, more: object = {}) => pay('2026-03', gross, { ...eur, ...more });
const parts = (result: ReturnType<typeof run>, scheme = 'de.pension') =>
  result.contributions
    .filter((row) => row.scheme === scheme && row.payer === (scheme === 'de.work-injury' ? 'employer' : 'employee'))
    .map((row) =>
      [row.periodStart.slice(5), row.periodEnd.slice(5), row.wages, row.base, row.status, row.reason].join(' '),
    );

describe('parts', () => {
  test('by calendar days; the last takes the rest', () => {
    expect(parts(batch(march('1000.00'), { certificates: middle }))).toEqual([
      '03-01 03-10 322.58 322.58 due certificate-not-yet-valid',
      '03-11 03-20 322.58 0.00 exempt certificate',
      '03-21 03-31 354.84 354.84 due certificate-expired',
    ]);
  });

  test('a half cent is rounded up, and down to zero the sum stays', () => {
    const certificates = [certificate('US', 'DE', { validFrom: '2026-04-16' })];
    const april = pay('2026-04', '0.01', eur);
    expect(parts(batch(april, { certificates }))).toEqual([
      '04-01 04-15 0.01 0.01 due certificate-not-yet-valid',
      '04-16 04-30 0.00 0.00 exempt certificate',
    ]);
  });

  test('converted first, then cut', () => {
    const line = pay('2026-03', '1.00', { currency: 'USD' });
    const result = batch(line, { certificates: middle, exchangeRates: [rate('USD', 'EUR', '0.345')] });
    expect(series(result, 'de.pension', 'wages')).toEqual(['0.11', '0.11', '0.13']);
    expect(series(result, 'de.work-injury', 'wages', 'employer')).toEqual(['0.35']);
  });

  test('ceilings come after the cut, and belong to the days of liability', () => {
    expect(parts(batch(march('31000.00'), { certificates: middle }))).toEqual([
      '03-01 03-10 10000.00 5915.00 due certificate-not-yet-valid',
      '03-11 03-20 10000.00 0.00 exempt certificate',
      '03-21 03-31 11000.00 0.00 capped certificate-expired',
    ]);
  });

  test('a negative line is the mirror of a positive one', () => {
    const result = batch(march('-1000.00', { kind: 'adjustment' }), { certificates: middle });
    expect(series(result, 'de.pension', 'wages')).toEqual(['-322.58', '-322.58', '-354.84']);
  });
});

describe('each scheme apart', () => {
  const result = batch(march('3100.00'), { certificates: middle });

  test('a scheme that the certificate leaves alone has one row', () => {
    expect(parts(result, 'de.unemployment')).toEqual([
      '03-01 03-31 3100.00 3100.00 due agreement-does-not-cover-scheme',
    ]);
    expect(parts(result, 'us.oasdi')).toEqual(['03-01 03-31 3100.00 3100.00 due domestic-law']);
  });

  test('a scheme to which the person is not subject has one row', () => {
    expect(parts(result, 'de.long-term-care-child-discount')).toEqual(['03-01 03-31 3100.00 0.00 exempt not-subject']);
    const workers = [{ ...citizen, attributes: { 'de.health-insurance': 'private' } }];
    const uninsured = batch(march('3100.00'), { certificates: middle, workers });
    expect(parts(uninsured, 'de.health')).toEqual(['03-01 03-31 3100.00 0.00 exempt not-subject']);
    expect(parts(uninsured, 'de.pension')).toHaveLength(3);
  });
});

describe('one row where the status stays, with the reason of its last day', () => {
  test.each([
    ['ended before', { validFrom: '2026-01-01', validTo: '2026-02-28' }, 'due certificate-expired'],
    ['to come', { validFrom: '2026-04-01' }, 'due certificate-not-yet-valid'],
  ])('%s', (_, days, expected) => {
    const result = batch(march('3100.00'), { certificates: [certificate('US', 'DE', days)] });
    expect(parts(result)).toEqual([`03-01 03-31 3100.00 3100.00 ${expected}`]);
  });

  test('a posting that becomes a local contract on the 16th', () => {
    const assignments = [
      posting('US', 'DE', { actualEnd: '2026-03-15' }),
      posting('US', 'DE', { assignmentId: 'B', start: '2026-03-16', hiredLocally: true }),
    ];
    const result = batch(march('3100.00'), { assignments });
    expect(parts(result)).toEqual(['03-01 03-31 3100.00 3100.00 due domestic-law']);
    expect(parts(result, 'us.oasdi')).toEqual(['03-01 03-31 3100.00 3100.00 due no-certificate']);
  });

  test('two certificates in a row: the later one is named', () => {
    const certificates = [
      certificate('US', 'DE', { validTo: '2026-03-15' }),
      certificate('US', 'DE', { certificateId: 'D', validFrom: '2026-03-16' }),
    ];
    const result = batch(march('3100.00'), { certificates });
    expect(rows(result, { scheme: 'de.pension' }, ['periodStart', 'periodEnd', 'certificateId'])[0]).toBe(
      'de.pension employee 2026-03-01 2026-03-31 D',
    );
  });
});

describe('days without a row', () => {
  test('before the assignment begins: its part of the pay goes to no German scheme', () => {
    const result = batch(march('3100.00'), { assignments: [posting('US', 'DE', { start: '2026-03-11' })] });
    expect(parts(result)).toEqual(['03-11 03-31 2100.00 2100.00 due no-certificate']);
    expect(parts(result, 'us.oasdi')).toEqual(['03-01 03-31 3100.00 3100.00 due domestic-law']);
  });

  test('between two assignments', () => {
    const assignments = [
      posting('US', 'DE', { actualEnd: '2026-03-10' }),
      posting('US', 'DE', { assignmentId: 'B', start: '2026-03-21' }),
    ];
    expect(parts(batch(march('3100.00'), { assignments }))).toEqual([
      '03-01 03-10 1000.00 1000.00 due no-certificate',
      '03-21 03-31 1100.00 1100.00 due no-certificate',
    ]);
  });

  test('a posting to the US ends: FICA for the days before, German schemes for the days after', () => {
    const result = batch(march('3100.00'), {
      employers: [german],
      assignments: [posting('DE', 'US', { actualEnd: '2026-03-15' })],
    });
    expect(parts(result, 'us.oasdi')).toEqual(['03-01 03-15 1500.00 1500.00 due no-certificate']);
    expect(parts(result)).toEqual(['03-16 03-31 1600.00 1600.00 due domestic-law']);
  });
});

test('assignments and certificates are matched on the days for which pay was earned', () => {
  const line = march('3100.00', { earnedFrom: '2026-03-11', earnedTo: '2026-03-20' });
  expect(parts(batch(line, { certificates: middle }))).toEqual(['03-11 03-20 3100.00 0.00 exempt certificate']);
});
