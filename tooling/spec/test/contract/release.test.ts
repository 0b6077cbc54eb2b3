import { describe, expect, test } from 'vitest';
import { american, british, certificate, citizen, german, pay, posting, rate, rows, run, told } from './run.ts';

// Section 3, reasons 5 to 7: the law that does not apply.

const batch = (from: string, to: string, more: object = {}) =>
  run({
    payLines: [pay('2026-03', '3100')],
    workers: [citizen],
    employers: [american],
    assignments: [posting(from, to)],
    exchangeRates: [rate('USD', 'EUR', '1'), rate('USD', 'GBP', '1')],
    ...more,
  });
const usPosting = (...certificates: object[]) => batch('US', 'DE', { certificates });
const hired = { assignments: [posting('US', 'DE', { hiredLocally: true })] };
const both = (scheme: string, status: string): string[] => [
  `${scheme} employee ${status}`,
  `${scheme} employer ${status}`,
];

describe('5: not released by the agreement', () => {
  test.each([
    ['without', []],
    ['with', [certificate('US', 'DE')]],
  ])('%s a certificate', (_, certificates) => {
    const result = batch('US', 'DE', { certificates });
    expect(rows(result, { scheme: 'de.unemployment' })).toEqual(
      both('de.unemployment', 'due agreement-does-not-cover-scheme'),
    );
    expect(rows(result, { scheme: 'de.insolvency-levy' })).toEqual([
      'de.insolvency-levy employer due agreement-does-not-cover-scheme',
    ]);
    expect(rows(result, { scheme: 'de.work-injury' })).toEqual([
      'de.work-injury employer due agreement-does-not-cover-scheme',
    ]);
  });

  test('what domestic law releases because of a certificate', () => {
    const employers = [{ ...american, attributes: { 'annual-payroll': '4000000' } }];
    const levy = (certificates: object[]) =>
      rows(batch('US', 'GB', { employers, certificates }), { scheme: 'gb.apprenticeship-levy' }, [
        'status',
        'reason',
        'certificateId',
      ]);
    expect(levy([certificate('US', 'GB')])).toEqual(['gb.apprenticeship-levy employer exempt domestic-law C']);
    expect(levy([])).toEqual(['gb.apprenticeship-levy employer due agreement-does-not-cover-scheme -']);
  });
});

describe('6: a valid certificate', () => {
  test('both payers, with base 0 and no rate', () => {
    const fields = ['wages', 'base', 'rate', 'amount', 'status', 'reason', 'certificateId'] as const;
    expect(rows(usPosting(certificate('US', 'DE')), { scheme: 'de.pension' }, [...fields])).toEqual(
      both('de.pension', '3100.00 0.00  0.00 exempt certificate C'),
    );
    expect(rows(batch('US', 'GB', { certificates: [certificate('US', 'GB')] }), { scheme: 'gb.class-1' })).toEqual(
      both('gb.class-1', 'exempt certificate'),
    );
  });

  test('the branches that it names, and no others', () => {
    const result = usPosting(certificate('US', 'DE', { schemes: ['de.pension'] }));
    expect(rows(result, { scheme: 'de.pension' })).toEqual(both('de.pension', 'exempt certificate'));
    expect(rows(result, { scheme: 'de.long-term-care' })).toEqual([
      'de.long-term-care-child-discount employee exempt not-subject',
      'de.long-term-care-childless employee due no-certificate',
      ...both('de.long-term-care', 'due no-certificate'),
    ]);
  });

  test('an American hired in Germany with a German certificate: FICA is released', () => {
    const result = batch('US', 'DE', { ...hired, certificates: [certificate('DE', 'US')] });
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'exempt certificate'));
    expect(rows(result, { scheme: 'de.pension' })).toEqual(both('de.pension', 'due domestic-law'));
  });
});

describe('7: without a valid certificate', () => {
  test.each([
    ['none', [], 'no-certificate'],
    ['for another employer', [certificate('US', 'DE', { employerId: 'X' })], 'no-certificate'],
    ['of another worker', [certificate('US', 'DE', { workerId: 'X' })], 'no-certificate'],
    ['ended', [certificate('US', 'DE', { validTo: '2026-02-28' })], 'certificate-expired'],
    ['to come', [certificate('US', 'DE', { validFrom: '2026-04-01' })], 'certificate-not-yet-valid'],
    [
      'one ended, one to come',
      [
        certificate('US', 'DE', { validTo: '2026-02-28' }),
        certificate('US', 'DE', { certificateId: 'D', validFrom: '2026-04-01' }),
      ],
      'certificate-expired',
    ],
  ])('%s', (_, certificates, reason) => {
    const result = usPosting(...certificates);
    expect(rows(result, { scheme: 'de.pension' })).toEqual(both('de.pension', `due ${reason}`));
    expect(result.totals.recoverable.find((one) => one.scheme === 'de.pension')?.amount).toBe('288.30');
  });

  test('an American hired in Germany without a certificate owes FICA', () => {
    expect(rows(batch('US', 'DE', hired), { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'due no-certificate'));
  });

  test.each([
    ['DE', german],
    ['GB', british],
  ])('posting from %s to the US', (home, employer) => {
    const result = batch(home, 'US', { employers: [employer] });
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'due no-certificate'));
    expect(rows(result, { scheme: `${home.toLowerCase()}.` })).toEqual([]);
  });

  test('a worker whom the US sends, though its law does not follow abroad, is still sent', () => {
    const result = batch('US', 'DE', { workers: [{ workerId: 'W', nationality: ['IN'], residence: 'DE' }] });
    expect(rows(result, { scheme: 'de.pension' })).toEqual(both('de.pension', 'due no-certificate'));
    expect(rows(result, { scheme: 'us.' })).toEqual([]);
  });
});

describe('open decisions', () => {
  const open = (result: ReturnType<typeof run>) => told(result, 'decision-open');

  test('the rules of the agreement are not in the data (France)', () => {
    const result = batch('US', 'FR');
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'due domestic-law'));
    expect(open(result)).toEqual(['warning decision-open US']);
  });

  test('a French certificate is believed', () => {
    const result = batch('US', 'FR', { certificates: [certificate('FR', 'US')] });
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'exempt certificate'));
    expect(open(result)).toEqual([]);
  });

  test('no end is known: nobody can tell whether the posting is short enough', () => {
    const { expectedEnd: _, ...endless } = posting('US', 'DE');
    const result = batch('US', 'DE', { assignments: [endless] });
    expect(rows(result, { scheme: 'de.pension' })).toEqual(both('de.pension', 'due domestic-law'));
    expect(open(result)).toContain('warning decision-open DE');
  });

  test('no end is planned: the place of work decides', () => {
    const result = batch('US', 'DE', { assignments: [posting('US', 'DE', { expectedEnd: null })] });
    expect(rows(result, { scheme: 'de.pension' })).toEqual(both('de.pension', 'due domestic-law'));
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'due no-certificate'));
    expect(open(result)).toEqual([]);
  });

  test('a territory of a party is linked by its agreement', () => {
    expect(rows(batch('US', 'IM'), { scheme: 'us.oasdi' })).toEqual(both('us.oasdi', 'due domestic-law'));
  });
});
