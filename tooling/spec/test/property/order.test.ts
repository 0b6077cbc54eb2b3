import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centsOf, sorted, sumBy } from '../../src/batch.ts';
import { compute, computeClean } from '../../src/law.ts';
import { runs } from './arbitrary.ts';
import { manyWorkers } from './many.ts';

const shuffled = <T>(list: readonly T[], seed: number): readonly T[] =>
  list
    .map((item, index) => [((index + 1) * 2_654_435_761 + seed * 40_503) % 4_294_967_296, item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);

describe('a batch', () => {
  test('means the same in whatever order its records come', () => {
    fc.assert(
      fc.property(manyWorkers, fc.nat({ max: 1_000_000 }), (batch, seed) => {
        const ordered = computeClean(batch);
        const mixed = computeClean({
          ...batch,
          payLines: shuffled(batch.payLines, seed),
          workers: shuffled(batch.workers ?? [], seed),
          employers: shuffled(batch.employers ?? [], seed),
          assignments: shuffled(batch.assignments ?? [], seed),
          certificates: shuffled(batch.certificates ?? [], seed),
        });
        expect(sorted(mixed.contributions)).toEqual(sorted(ordered.contributions));
        expect(sorted(mixed.balances)).toEqual(sorted(ordered.balances));
        expect(mixed.totals).toEqual(ordered.totals);
      }),
      runs(60),
    );
  });

  test('is the sum of its workers', () => {
    fc.assert(
      fc.property(manyWorkers, (batch) => {
        const alone = (batch.workers ?? []).map(({ workerId }) =>
          computeClean({ ...batch, payLines: batch.payLines.filter((line) => line.workerId === workerId) }),
        );
        const together = computeClean(batch);
        expect(sorted(alone.flatMap((one) => one.contributions))).toEqual(sorted(together.contributions));
        expect(sorted(alone.flatMap((one) => one.balances))).toEqual(sorted(together.balances));
      }),
      runs(40),
    );
  });
});

const spoil: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.constantFrom(
  { gross: 'much' },
  { gross: '-1.00' },
  { gross: '0.001' },
  { payDate: '2025-02-30' },
  { periodStart: '2025-02-01', periodEnd: '2025-01-01' },
  { currency: 'XXQ' },
  { kind: 'reversal', reverses: 'nothing' },
  { currency: 'JPY', gross: '5000' },
);

test('an error in one line changes no row of another worker, and is counted', () => {
  fc.assert(
    fc.property(manyWorkers, spoil, fc.nat(), (batch, fault, at) => {
      const bad = batch.payLines[at % batch.payLines.length];
      const result = compute({
        ...batch,
        payLines: batch.payLines.map((line) => (line === bad ? { ...line, ...fault } : line)),
      });
      const others = (rows: readonly { workerId: string }[]) =>
        sorted(rows.filter(({ workerId }) => workerId !== bad?.workerId));
      const clean = computeClean(batch);
      expect(others(result.contributions)).toEqual(others(clean.contributions));
      expect(others(result.balances)).toEqual(others(clean.balances));
      expect(result.exceptions.some(({ severity, lineId }) => severity === 'error' && lineId === bad?.lineId)).toBe(
        true,
      );
    }),
    runs(60),
  );
});

test('totals are the sums of the rows, and lines and gross in are those out and refused', () => {
  fc.assert(
    fc.property(manyWorkers, spoil, fc.nat(), (batch, fault, at) => {
      const bad = at % batch.payLines.length;
      const payLines = batch.payLines.map((line, index) => (index === bad ? { ...line, ...fault } : line));
      const { contributions, totals, exceptions } = compute({ ...batch, payLines });
      const key = (row: { currency: string; country: string; scheme: string; payer: string; status: string }): string =>
        [row.currency, row.country, row.scheme, row.payer, row.status].join(' ');
      expect(sumBy(totals.amounts, key, (row) => row.amount)).toEqual(sumBy(contributions, key, (row) => row.amount));
      expect(totals.lines.in).toBe(payLines.length);
      // An error that names a country or scheme takes only those rows.
      const taken = exceptions.filter(({ severity, country, scheme }) => severity === 'error' && !country && !scheme);
      expect(totals.lines.refused).toBe(new Set(taken.map(({ lineId }) => lineId)).size);
      expect(totals.lines.out).toBe(totals.lines.in - totals.lines.refused);
      for (const gross of totals.gross) expect(centsOf(gross.out) + centsOf(gross.refused)).toBe(centsOf(gross.in));
      const recoverable = contributions.filter(
        ({ status, reason }) =>
          status === 'due' && ['no-certificate', 'certificate-expired', 'certificate-not-yet-valid'].includes(reason),
      );
      const plain = ({ currency, scheme, payer }: Omit<Parameters<typeof key>[0], 'country' | 'status'>): string =>
        `${currency} ${scheme} ${payer}`;
      expect(sumBy(totals.recoverable, plain, (row) => row.amount)).toEqual(
        sumBy(recoverable, plain, (row) => row.amount),
      );
    }),
    runs(60),
  );
});
