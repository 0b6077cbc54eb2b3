import type { Reconciliation } from '@totalize/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centsOf, sumBy } from '../../src/batch.ts';
import { batchOf, history, reconciled, rowsOf, withWithheld } from './history.ts';

const runs = { seed: 20_261_121, numRuns: 150 };

interface Item {
  readonly scheme: string;
  readonly payer: string;
  readonly amount: string;
}

const byAccount = (items: readonly Item[]): Map<string, number> =>
  sumBy(
    items,
    ({ scheme, payer }) => `${scheme} ${payer}`,
    ({ amount }) => amount,
  );

const corrections = ({ refunds, balancesDue, totals }: Reconciliation): Map<string, number> =>
  byAccount([
    ...[...refunds, ...balancesDue].map(({ scheme, payer, difference }) => ({ scheme, payer, amount: difference })),
    ...totals.fractionsOfCents,
  ]);

const withheldIn = (batch: ReturnType<typeof withWithheld>): readonly Item[] =>
  batch.payLines.flatMap((line) => line['withheld'] as readonly Item[]);

describe('a history of certificates and pay', () => {
  test('originals and corrections are what a run gives that knew everything from the start, to the cent', () => {
    fc.assert(
      fc.property(history, (one) => {
        const batch = withWithheld(one);
        const corrected = corrections(reconciled(batch));
        const originals = byAccount(withheldIn(batch));
        const known = byAccount(rowsOf(batchOf(one)));
        for (const [account, cents] of known) {
          expect([account, (originals.get(account) ?? 0) - (corrected.get(account) ?? 0)]).toEqual([account, cents]);
        }
      }),
      runs,
    );
  });

  test('each row says withheld less due, and what is due is what the engine says of that quarter', () => {
    fc.assert(
      fc.property(history, (one) => {
        const { refunds, balancesDue } = reconciled(withWithheld(one));
        const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
        const due = sumBy(
          rowsOf(batchOf(one)),
          ({ scheme, payer, payDate }) => `${quarterOf(payDate)} ${scheme} ${payer}`,
          ({ amount }) => amount,
        );
        for (const row of [...refunds, ...balancesDue]) {
          expect(centsOf(row.due)).toBe(due.get(`${row.quarter} ${row.scheme} ${row.payer}`));
          expect(centsOf(row.withheld) - centsOf(row.due)).toBe(centsOf(row.difference));
        }
        expect(refunds.every(({ difference }) => centsOf(difference) > 1)).toBe(true);
        expect(balancesDue.every(({ difference }) => centsOf(difference) < -1)).toBe(true);
      }),
      runs,
    );
  });

  test('the order in which certificates and lines stand changes nothing', () => {
    fc.assert(
      fc.property(history, (one) => {
        const batch = withWithheld(one);
        const turned = {
          ...batch,
          payLines: batch.payLines.toReversed(),
          certificates: one.certificates.toReversed(),
        };
        const { refunds, balancesDue, totals } = reconciled(batch);
        expect(reconciled(turned)).toMatchObject({ refunds, balancesDue, totals });
      }),
      runs,
    );
  });

  test('a second reconciliation of what the first corrected finds nothing', () => {
    fc.assert(
      fc.property(history, (one) => {
        const due = Map.groupBy(rowsOf(batchOf(one)), ({ lineId }) => lineId);
        const batch = batchOf(one);
        const payLines = batch.payLines.map((line) => ({
          ...line,
          withheld: (due.get(String(line['lineId'])) ?? []).map(({ scheme, payer, amount }) => ({
            scheme,
            payer,
            amount,
          })),
        }));
        const { refunds, balancesDue, totals } = reconciled({ ...batch, payLines });
        expect([refunds, balancesDue, totals.fractionsOfCents]).toEqual([[], [], []]);
      }),
      runs,
    );
  });

  test('without a certificate nothing comes back on the ground of an agreement', () => {
    fc.assert(
      fc.property(history, (one) => {
        const { refunds } = reconciled(withWithheld({ ...one, certificates: [] }));
        expect(refunds).toEqual([]);
      }),
      runs,
    );
  });
});
