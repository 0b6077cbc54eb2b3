import { calculate, readBatch, type Result } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { describe, expect, test } from 'vitest';
import { exampleBatch } from './example-batch.ts';
import { type Contribution, sum } from './results.ts';

const compute = async (asOf?: string): Promise<Result> => {
  const batch = await exampleBatch();
  const reading = readBatch(asOf === undefined ? batch : { ...batch, asOf });
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return calculate(reading, loadLegislation());
};

const result = await compute();

const rows = (workerId: string, scheme: string, payer = 'employee', of: Result = result): readonly Contribution[] =>
  of.contributions.filter((row) => row.workerId === workerId && row.scheme === scheme && row.payer === payer);

const cents = (workerId: string, scheme: string): number => sum(rows(workerId, scheme));

/** The reasons in the order of the year, each once. */
const reasons = (workerId: string, scheme: string, of: Result = result): readonly string[] => [
  ...new Set(
    rows(workerId, scheme, 'employee', of)
      .toSorted((a, b) => (a.periodStart < b.periodStart ? -1 : 1))
      .map(({ reason }) => reason),
  ),
];

const only = (workerId: string, reason: string, ...schemes: readonly string[]): void => {
  for (const scheme of schemes) expect(reasons(workerId, scheme)).toEqual([reason]);
};

describe('the example year', () => {
  test('has no errors', () => {
    expect(result.exceptions.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('takes FICA and the Indian provident fund of the same pay, without an agreement', () => {
    // 8,900.00 at the rate of January, to whole rupees.
    expect(rows('NB-035', 'in.epf-international-worker')[0]).toMatchObject({
      wages: '755921.50',
      amount: '90711.00',
      status: 'due',
    });
    expect(rows('NB-035', 'in.epf-international-worker', 'employer')).toHaveLength(12);
    expect(cents('NB-035', 'us.oasdi')).toBe(12 * 55_180);
  });

  test('takes 11,438.96 of 200,000 in twelve payments, with and without a certificate', () => {
    for (const worker of ['NB-001', 'NB-002']) expect(cents(worker, 'us.oasdi')).toBe(1_143_896);
    expect(rows('NB-001', 'us.oasdi').at(-1)?.base).toBe('1166.63');
    only('NB-001', 'certificate', 'de.pension', 'de.health');
    only('NB-002', 'no-certificate', 'de.pension', 'de.health');
  });

  test('cuts the month in which a certificate begins', () => {
    const parts = rows('NB-003', 'de.pension').filter(({ payDate }) => payDate.startsWith('2026-03'));
    expect(parts.map(({ periodStart, periodEnd, reason }) => `${periodStart} ${periodEnd} ${reason}`)).toEqual([
      '2026-03-01 2026-03-15 certificate-not-yet-valid',
      '2026-03-16 2026-03-31 certificate',
    ]);
  });

  test('knows certificates that ended, came late, were asked for, corrected and withdrawn', async () => {
    expect(reasons('NB-004', 'de.pension')).toEqual(['certificate', 'certificate-expired']);
    expect(rows('NB-004', 'de.pension').find(({ status }) => status === 'due')?.periodStart).toBe('2026-07-01');
    only('NB-005', 'certificate', 'de.pension');
    only('NB-007', 'certificate', 'de.pension');
    expect(reasons('NB-006', 'de.pension')).toEqual(['no-certificate']);
    expect(rows('NB-008', 'de.pension').find(({ status }) => status === 'due')?.periodStart).toBe('2026-05-01');
    const july = await compute('2026-07-31');
    expect(reasons('NB-005', 'de.pension', july)).toEqual(['no-certificate']);
    expect(reasons('NB-008', 'de.pension', july)).toEqual(['certificate']);
  });

  test('follows what a certificate names', () => {
    only('NB-009', 'certificate', 'us.oasdi', 'us.medicare');
    only('NB-010', 'certificate', 'de.pension');
    only('NB-010', 'no-certificate', 'de.health');
    only('NB-027', 'certificate', 'us.oasdi');
    only('NB-028', 'no-certificate', 'us.oasdi');
    only('NB-031', 'not-subject', 'us.oasdi');
    only('NB-035', 'no-agreement', 'us.oasdi');
  });

  test('lets a bonus reach back as far as the ceilings of the year before allow', () => {
    const bonus = (scheme: string): string | undefined =>
      rows('NB-012', scheme).find(({ lineId }) => lineId.endsWith('bonus'))?.base;
    // 12 × 5,512.50 less twelve months of 4,900; the pension ceiling leaves room for all of it.
    expect(bonus('de.health')).toBe('7350.00');
    expect(bonus('de.pension')).toBe('12000.00');
  });

  test('takes Additional Medicare above 200,000 and no German share of a bonus for work in the US', () => {
    expect(cents('NB-018', 'us.additional-medicare')).toBe(165_600);
    expect(rows('NB-011', 'de.pension').some(({ lineId }) => lineId.endsWith('bonus'))).toBe(false);
  });

  test('ends with the right year after a reversal', () => {
    expect(cents('NB-033', 'us.oasdi')).toBe(12 * 57_350);
  });

  test('pays under the laws of thirteen countries', () => {
    const countries = new Set(result.contributions.map(({ country }) => country));
    expect([...countries].toSorted().join(' ')).toBe('AU BR CA CH DE ES FR GB IE IN JP NL US');
  });

  test('lets French ceilings grow from the day the certificate has ended, and frees a bonus for a month before', () => {
    const due = rows('NB-061', 'fr.old-age-capped').filter(({ status }) => status !== 'exempt');
    // Two months of 4,005 and half of September.
    expect(due.map(({ base }) => base)).toEqual(['4005.00', '4005.00', '2002.50']);
    expect(rows('NB-061', 'fr.old-age-capped').at(-1)).toMatchObject({ status: 'exempt', reason: 'certificate' });
  });

  test('takes the Canadian maximum of the year, however many pay periods it takes', () => {
    expect(cents('NB-062', 'ca.cpp')).toBe(423_045);
    expect(rows('NB-062', 'ca.cpp').at(-1)).toMatchObject({ status: 'capped', base: '0.00', rate: '' });
  });

  test('grades Japanese pay, and caps a bonus by itself', () => {
    expect(rows('NB-063', 'jp.pension').find(({ lineId }) => lineId.endsWith('bonus'))).toMatchObject({
      base: '1500000',
      amount: '137250',
    });
  });

  test('takes the Brazilian maximum of thirteen salaries', () => {
    expect(rows('NB-068', 'br.inss-employee').map(({ amount }) => amount)).toEqual(
      Array.from({ length: 13 }, () => '988.07'),
    );
  });

  test('lets the Dutch certificate release everything', () => {
    const dutch = result.contributions.filter(({ workerId, country }) => workerId === 'NB-065' && country === 'NL');
    expect(dutch.filter(({ status }) => status !== 'exempt')).toEqual([]);
    expect(dutch.length).toBeGreaterThan(0);
  });

  test('has no rows for a shadow copy', () => {
    expect(result.contributions.some(({ lineId }) => lineId.endsWith('shadow'))).toBe(false);
  });
});
