import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyLedger } from '@totalize/ledger';
import { centsOf } from '../../src/batch.ts';
import { history } from './history.ts';
import { bookOn, knowingAll, ledgerOf, monthlyRuns, planOf, standingIn, standingOf, summed } from './ledger-history.ts';

const seed = 20_261_121;

const days = fc
  .array(fc.constantFrom('2024-06-30', '2024-12-31', '2025-03-31', '2025-09-30', '2026-06-30'), { maxLength: 3 })
  .map((list) => [...new Set(list)].toSorted());

describe('the plan of a reconciliation with the ledger', () => {
  test('corrects the monthly runs to a run that knew everything from the start, part by part and to the cent', () => {
    let corrected = 0;
    fc.assert(
      fc.property(history, (one) => {
        const runs = monthlyRuns(one);
        const { corrections } = planOf(one, standingOf(runs));
        corrected += corrections.length;
        expect(summed(runs.flat(), corrections)).toEqual(summed(knowingAll(one)));
      }),
      { seed, numRuns: 80 },
    );
    expect(corrected).toBeGreaterThan(100);
  });

  test('says of each correction that there is one, and why', () => {
    fc.assert(
      fc.property(history, (one) => {
        const { corrections } = planOf(one, standingOf(monthlyRuns(one)));
        const faulty = corrections.filter(
          ({ wages, base, amount, cause, certificateId }) =>
            [wages, base, amount].every((text) => centsOf(text) === 0) ||
            (cause === 'certificate' && certificateId === undefined) ||
            !['certificate', 'cap', 'rounding'].includes(cause),
        );
        expect(faulty).toEqual([]);
      }),
      { seed, numRuns: 60, endOnFailure: true },
    );
  });
});

describe('plans that are booked one after the other', () => {
  test('leave what a run gives that knew everything from the start, whatever was known when they were made', async () => {
    await fc.assert(
      fc.asyncProperty(history, days, async (one, on) => {
        const runs = monthlyRuns(one);
        const ledger = await ledgerOf(one, runs);
        await bookOn(one, ledger, standingOf(runs), on);
        expect(await standingIn(ledger)).toEqual(summed(knowingAll(one)));
        const rows = await ledger.store.all('SELECT amount FROM claim_rows');
        const claimed = rows.reduce((sum, row) => sum + centsOf(String(row['amount'])), 0);
        const open = planOf(one, standingOf(runs)).claims.filter(({ state }) => state === 'open');
        const asked = open.reduce((sum, { amount }) => sum + centsOf(amount), 0);
        expect(on.length > 0 || claimed === asked).toBe(true);
        expect((await verifyLedger(ledger)).faults.filter((fault) => !fault.includes('totals'))).toEqual([]);
        await ledger.store.close();
      }),
      { seed, numRuns: 40 },
    );
  });

  test('the order in which certificates arrive changes nothing in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
        days,
        async (one, order, on) => {
          const received = one.certificates.map((certificate) => certificate['receivedOn']);
          const places = received.map((day, at) => ({ day, at: order[at] ?? 0 }));
          const shuffled = places.toSorted((a, b) => a.at - b.at).map(({ day }) => day);
          const other = {
            ...one,
            certificates: one.certificates.map((certificate, at) => ({ ...certificate, receivedOn: shuffled[at] })),
          };
          const ends = [];
          for (const each of [one, other]) {
            const runs = monthlyRuns(each);
            const ledger = await ledgerOf(each, runs);
            await bookOn(each, ledger, standingOf(runs), on);
            ends.push(await standingIn(ledger));
            await ledger.store.close();
          }
          expect(ends[1]).toEqual(ends[0]);
        },
      ),
      { seed, numRuns: 25 },
    );
  });
});
