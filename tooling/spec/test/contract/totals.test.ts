import { describe, expect, test } from 'vitest';
import {
  american,
  certificate,
  citizen,
  eur,
  german,
  months,
  pay,
  posting,
  rate,
  run,
  told,
  type Result,
} from './run.ts';

// Section 3, result: totals that add up; what the law's data cause is told once.

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));
const add = (amounts: string[]): bigint => amounts.reduce((sum, amount) => sum + cents(amount), 0n);

const mixed = run({
  payLines: [
    ...months(2026, 12, '20000.00', eur),
    pay('2026-03', '1000.00', { ...eur, lineId: 'bonus', kind: 'one-off' }),
    pay('2026-04', '-20000.00', { ...eur, lineId: 'R', kind: 'reversal', reverses: '2026-02' }),
    pay('2026-05', '10.00', { lineId: 'dollars' }),
    pay('2026-05', 'x', { lineId: 'refused' }),
    pay('2026-05', '7.00', { lineId: 'refused too', employerId: 'nobody' }),
    pay('2026-05', '3.00', { lineId: 'S', delivery: 'shadow' }),
  ],
  workers: [citizen],
  employers: [american],
  assignments: [posting('US', 'DE')],
  exchangeRates: [rate('EUR', 'USD', '1.1'), rate('USD', 'EUR', '0.9')],
  certificates: [certificate('US', 'DE', { validFrom: '2026-06-16' })],
});

const grouped = (result: Result) =>
  Map.groupBy(result.contributions, (row) => `${row.currency} ${row.country} ${row.scheme} ${row.payer} ${row.status}`);

describe('totals', () => {
  test('amounts by currency, country, scheme, payer and status are the sums of the rows', () => {
    const sums = [...grouped(mixed)].map(([key, rows]) => [key, add(rows.map((row) => row.amount))]);
    const totals = mixed.totals.amounts.map((one) => [
      `${one.currency} ${one.country} ${one.scheme} ${one.payer} ${one.status}`,
      cents(one.amount),
    ]);
    expect(Object.fromEntries(totals)).toEqual(Object.fromEntries(sums));
    expect(totals).toHaveLength(sums.length);
  });

  test('recoverable: what is due for want of a certificate', () => {
    const lacking = new Set(['no-certificate', 'certificate-expired', 'certificate-not-yet-valid']);
    const rows = mixed.contributions.filter((row) => lacking.has(row.reason) && row.status !== 'exempt');
    expect(add(mixed.totals.recoverable.map((one) => one.amount))).toBe(add(rows.map((row) => row.amount)));
    expect(mixed.totals.recoverable.map((one) => one.scheme)).not.toContain('de.unemployment');
  });

  test('lines and gross, in, out and refused', () => {
    expect(mixed.totals.lines).toEqual({ in: 18, out: 16, refused: 2 });
    expect(mixed.totals.gross).toEqual([
      { currency: 'EUR', in: '221000.00', out: '221000.00', refused: '0.00' },
      { currency: 'USD', in: '20.00', out: '13.00', refused: '7.00' },
    ]);
  });

  test('the parts of a line add up to the line', () => {
    const cut = Map.groupBy(mixed.contributions, (row) => `${row.lineId} ${row.scheme} ${row.payer}`);
    const june = [...cut].filter(([key, rows]) => key.startsWith('2026-06') && rows.length > 1);
    expect(june.length).toBeGreaterThan(5);
    for (const [, rows] of june) expect(add(rows.map((row) => row.wages))).toBe(2_000_000n);
  });

  test('zeros are never negative', () => {
    expect(JSON.stringify(mixed)).not.toContain('"-0.00"');
  });

  test('an empty batch', () => {
    const empty = run({});
    expect(empty.contributions).toEqual([]);
    expect(empty.exceptions).toEqual([]);
    expect(empty.balances).toEqual([]);
    expect(empty.totals).toEqual({ amounts: [], recoverable: [], lines: { in: 0, out: 0, refused: 0 }, gross: [] });
  });
});

describe("what the law's data cause is told once a scheme and year, with the number of lines", () => {
  const counts = (result: Result, code: string) =>
    result.exceptions.filter((one) => one.code === code).map((one) => `${one.scheme}: ${one.count}`);
  const year = run({
    payLines: [
      ...months(2025, 12, '5000.00', eur),
      ...months(2026, 6, '5000.00', eur),
      pay('2026-02', '9000.00', { ...eur, lineId: 'B', kind: 'one-off' }),
    ],
    employers: [german],
  });

  test('defaults', () => {
    expect(new Set(counts(year, 'law-default'))).toEqual(
      new Set([
        'de.health-additional: 13',
        'de.health-additional: 6',
        'de.maternity-levy-u2: 12',
        'de.maternity-levy-u2: 7',
        'de.work-injury: 12',
        'de.work-injury: 7',
      ]),
    );
  });

  test('nothing is told that was given', () => {
    const rates = { 'de.work-injury': '0.01', 'de.maternity-levy-u2': '0.004' };
    const workers = [{ workerId: 'W', attributes: { 'de.additional-rate': '0.02' } }];
    const result = run({ payLines: months(2026, 3, '5000.00', eur), workers, employers: [{ ...german, rates }] });
    expect(result.exceptions).toEqual([]);
  });

  test('unclear effects of a certificate', () => {
    const result = run({
      payLines: months(2026, 3, '5000.00', eur),
      workers: [citizen],
      employers: [american],
      assignments: [posting('US', 'DE')],
      exchangeRates: [rate('EUR', 'USD', '1')],
      certificates: [certificate('US', 'DE')],
    });
    expect(counts(result, 'certificate-effect-unclear')).toContain('de.unemployment: 3');
    expect(told(result, 'certificate-effect-unclear').every((text) => text.startsWith('warning'))).toBe(true);
  });
});
