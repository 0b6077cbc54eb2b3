import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  applyPlan,
  forgetWorker,
  journalOf,
  listClaims,
  loadInput,
  markClaim,
  openLedger,
  purgeBefore,
  standingContributions,
  verifyLedger,
} from '../src/index.ts';
import { line, plan, store, stored } from './sample.ts';

test('who is forgotten is nowhere on the disk, and sums and hashes verify', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'payroll.ledger');
  const ledger = await openLedger(path, { create: true });
  const workers = ['ZEBRA-4711', 'W2'].map((workerId) => ({ workerId, birthDate: '1971-02-03', nationality: ['US'] }));
  stored(await store(ledger, [line('ZEBRA-4711', 1), line('W2', 1)], { batch: { workers } }));
  await applyPlan(ledger, plan({ 'ZEBRA-4711': '6.20', W2: '3.10' }), 'Kim');
  await markClaim(ledger, 1, {
    event: 'consent-given',
    workerId: 'ZEBRA-4711',
    on: '2026-03-01',
    by: 'Kim',
    evidence: 'letter of ZEBRA',
  });
  expect(await forgetWorker(ledger, 'ZEBRA-4711', 'Kim')).toEqual({ workers: 1, runs: 1 });
  expect(await forgetWorker(ledger, 'ZEBRA-4711', 'Kim')).toBeUndefined();
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  expect(await loadInput(ledger, 1)).toEqual({ gone: expect.stringContaining('forgotten') });
  expect((await listClaims(ledger))[0]).toMatchObject({
    rows: [{ workerId: undefined, refund: undefined, amount: '6.20' }, { workerId: 'W2' }],
    events: [{ event: 'consent-given', evidence: undefined }],
  });
  expect(await standingContributions(ledger, 'ZEBRA-4711')).toEqual([]);
  expect((await journalOf(ledger)).at(-1)).toMatchObject({ event: 'forget', detail: { by: 'Kim', runs: 1 } });
  const files = [path, `${path}-wal`].map((name) => readFileSync(name, 'latin1')).join('');
  expect(files).not.toContain('ZEBRA');
  expect(files).not.toContain('1971-02-03');
  await ledger.store.close();
});

test('who has nothing since a year is purged, the others stay', async () => {
  const ledger = await openLedger(':memory:', { create: true });
  const old = { periodStart: '2014-01-01', periodEnd: '2014-01-31', payDate: '2014-01-31' };
  stored(await store(ledger, [line('W1', 1, old), line('W2', 1, old), line('W2', 2)]));
  expect(await purgeBefore(ledger, 2016, 'Kim')).toEqual({ workers: 1, runs: 1, kept: 1 });
  expect(await purgeBefore(ledger, 2016, 'Kim')).toEqual({ workers: 0, runs: 0, kept: 1 });
  expect(await ledger.store.all("SELECT name FROM identities WHERE kind = 'worker'")).toEqual([{ name: 'W2' }]);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.store.close();
});

test('who has only corrections is purged by their year', async () => {
  const ledger = await openLedger(':memory:', { create: true });
  const correction = (workerId: string, year: number) => ({
    workerId,
    employerId: 'E1',
    lineId: `${workerId}-1`,
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-01-31`,
    payDate: `${year}-01-31`,
    country: 'US',
    scheme: 'us.oasdi',
    payer: 'employee',
    currency: 'USD',
    wages: '0.00',
    base: '0.00',
    amount: '-0.01',
    cause: 'rounding',
  });
  await applyPlan(
    ledger,
    plan({}, { claims: [], corrections: [correction('W1', 2014), correction('W2', 2026)] }),
    'Kim',
  );
  expect(await purgeBefore(ledger, 2016, 'Kim')).toMatchObject({ workers: 1 });
  expect(await ledger.store.all("SELECT name FROM identities WHERE kind = 'worker'")).toEqual([{ name: 'W2' }]);
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.store.close();
});
