import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  applyPlan,
  type ClaimEventName,
  type Ledger,
  listClaims,
  markClaim,
  openLedger,
  readPlan,
  verifyLedger,
} from '../src/index.ts';
import { plan } from './sample.ts';

const open = async (): Promise<Ledger> => {
  const ledger = await openLedger(':memory:', { create: true });
  onTestFinished(async () => await ledger.store.close());
  return ledger;
};

const mark = async (ledger: Ledger, event: ClaimEventName, more: object = {}) =>
  await markClaim(ledger, 1, { event, on: '2026-03-02', by: 'Kim', ...more });

const correction = {
  workerId: 'W1',
  employerId: 'E1',
  lineId: 'L1',
  periodStart: '2026-01-01',
  periodEnd: '2026-01-31',
  payDate: '2026-01-30',
  country: 'US',
  scheme: 'us.oasdi',
  payer: 'employee',
  currency: 'USD',
  wages: '0.00',
  base: '-100.00',
  amount: '-6.20',
  cause: 'certificate',
};

describe('applying a plan', () => {
  test('twice books nothing twice', async () => {
    const ledger = await open();
    const one = plan({ W1: '6.20', W2: '3.10' }, { corrections: [correction] });
    expect(await applyPlan(ledger, one, 'Kim')).toEqual({ planId: 1, claims: 1, corrections: 1, standing: 0 });
    expect(await applyPlan(ledger, one, 'Kim')).toMatchObject({ appliedBefore: { planId: 1, by: 'Kim' } });
    const later = { ...one, asOf: '2026-11-02' };
    expect(await applyPlan(ledger, later, 'Kim')).toEqual({ planId: 2, claims: 0, corrections: 0, standing: 3 });
    expect(await listClaims(ledger)).toMatchObject([{ id: 1, amount: '9.30', state: 'open' }]);
    expect((await verifyLedger(ledger)).faults).toEqual([]);
  });

  test('a newer plan books the difference only', async () => {
    const ledger = await open();
    await applyPlan(ledger, plan({ W1: '6.20' }), 'Kim');
    await applyPlan(ledger, plan({ W1: '10.00' }), 'Kim');
    await applyPlan(ledger, plan({ W1: '4.00' }), 'Kim');
    expect((await listClaims(ledger)).map(({ amount }) => amount)).toEqual(['6.20', '3.80', '-6.00']);
  });

  test('whatever the order of plans, the last one is what is booked', async () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 }).map((amount) => (amount / 100).toFixed(2));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 6 }), async (history) => {
        const ledger = await openLedger(':memory:', { create: true });
        for (const [W1, W2] of history) {
          const corrections = [{ ...correction, amount: W1 }];
          await applyPlan(ledger, plan({ W1, W2 }, { corrections }), 'Kim');
        }
        const sum = async (sql: string) => {
          const rows = await ledger.store.all(sql);
          return rows.reduce((total, row) => total + Math.round(Number(row['amount']) * 100), 0);
        };
        const [W1, W2] = history.at(-1) ?? ['0', '0'];
        const last = Math.round(Number(W1) * 100) + Math.round(Number(W2) * 100);
        expect(await sum('SELECT amount FROM claim_rows')).toBe(last);
        expect(await sum('SELECT amount FROM claims')).toBe(last);
        expect(await sum('SELECT amount FROM corrections')).toBe(Math.round(Number(W1) * 100));
        expect((await verifyLedger(ledger)).faults).toEqual([]);
        await ledger.store.close();
      }),
      { numRuns: 30 },
    );
  });

  test('with an amount that is none, nothing of it is booked', async () => {
    const ledger = await open();
    expect(await applyPlan(ledger, plan({ W1: '6.20', W2: '3.105' }), 'Kim')).toHaveProperty('refused');
    expect(await listClaims(ledger)).toEqual([]);
    expect(await ledger.store.all('SELECT * FROM plans')).toEqual([]);
  });

  test('what is no plan is told', () => {
    expect(readPlan([])).toEqual({ unreadable: expect.stringContaining('no refund plan') });
    expect(readPlan({ ...plan({}), asOf: 3 })).toEqual({ unreadable: expect.stringContaining('lacks asOf') });
    expect(readPlan({ ...plan({}), claims: [{}] })).toEqual({
      unreadable: expect.stringContaining('state in record 1'),
    });
    expect(readPlan(plan({ W1: '1.00' }))).toHaveProperty('plan');
  });
});

describe('a claim', () => {
  test('goes from open to filed to paid, once the workers agree or were repaid', async () => {
    const ledger = await open();
    await applyPlan(ledger, plan({ W1: '6.20', W2: '3.10' }), 'Kim');
    expect(await mark(ledger, 'filed')).toEqual({ refused: expect.stringContaining('2 workers') });
    expect(await mark(ledger, 'consent-given')).toEqual({ refused: expect.stringContaining('--worker') });
    expect(await mark(ledger, 'consent-given', { workerId: 'W9' })).toHaveProperty('refused');
    expect(await mark(ledger, 'consent-given', { workerId: 'W1', evidence: 'letter 17' })).toHaveProperty('marked');
    expect(await mark(ledger, 'consent-given', { workerId: 'W1', evidence: 'letter 17' })).toHaveProperty('unchanged');
    expect(await mark(ledger, 'filed')).toEqual({ refused: expect.stringContaining('1 worker first') });
    expect(await mark(ledger, 'repaid', { workerId: 'W2', amount: '3.10' })).toHaveProperty('marked');
    expect(await mark(ledger, 'paid')).toEqual({ refused: expect.stringContaining('not filed') });
    expect(await mark(ledger, 'filed')).toHaveProperty('marked');
    expect(await mark(ledger, 'paid', { on: '2026-03-01' })).toEqual({ refused: expect.stringContaining('later') });
    expect(await mark(ledger, 'paid', { amount: '9.30' })).toHaveProperty('marked');
    expect(await mark(ledger, 'refused')).toEqual({ refused: expect.stringContaining('paid already') });
    const [claim] = await listClaims(ledger);
    expect(claim?.events.map(({ event }) => event)).toEqual(['consent-given', 'repaid', 'filed', 'paid']);
    expect(claim?.events[0]?.evidence).toBe('letter 17');
    expect((await verifyLedger(ledger)).faults).toEqual([]);
  });

  test('that was refused counts as never made', async () => {
    const ledger = await open();
    await applyPlan(ledger, plan({ W1: '6.20' }), 'Kim');
    await mark(ledger, 'refused');
    await applyPlan(ledger, plan({ W1: '6.20' }, { asOf: '2026-12-01' }), 'Kim');
    expect(await listClaims(ledger)).toMatchObject([{ state: 'refused' }, { state: 'open', amount: '6.20' }]);
  });
});
