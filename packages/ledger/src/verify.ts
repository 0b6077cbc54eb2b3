import { canonical, sha256 } from './canonical.ts';
import { entryHash, journalOf } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { planRowHash } from './plan-rows.ts';
import { listRuns } from './runs.ts';
import { verifyRun } from './verify-run.ts';

export interface Verification {
  /** How many of each were looked at. */
  readonly checked: { readonly runs: number; readonly rows: number; readonly records: number; readonly plans: number };
  /** One sentence each; empty where everything is as it was written. */
  readonly faults: readonly string[];
}

const verifyRecords = async ({ store }: Ledger, faults: string[]): Promise<number> => {
  const page = 2000;
  let after = '';
  let count = 0;
  for (;;) {
    const rows = await store.all('SELECT hash, body FROM records WHERE hash > ? ORDER BY hash LIMIT ?', [after, page]);
    for (const row of rows) {
      const hash = String(row['hash']);
      if (sha256(row['body'] as Uint8Array) !== hash) faults.push(`The record ${hash} is not what was stored.`);
      after = hash;
    }
    count += rows.length;
    if (rows.length < page) return count;
  }
};

const verifyClaimEvents = async ({ store }: Ledger, noted: readonly unknown[], faults: string[]): Promise<void> => {
  const rows = await store.all(
    'SELECT claim_id, seq, event, on_day, noted_by, amount, worker_ref, evidence_hash FROM claim_events ORDER BY claim_id, seq',
  );
  const stored = rows.map((row) => ({
    claim: row['claim_id'],
    seq: row['seq'],
    event: row['event'],
    on: row['on_day'],
    by: row['noted_by'],
    amount: row['amount'] ?? undefined,
    ref: row['worker_ref'] ?? undefined,
    evidence: row['evidence_hash'] ?? undefined,
  }));
  const [a, b] = [stored, noted].map((list) => list.map(canonical).toSorted());
  if (canonical(a) !== canonical(b)) faults.push('The events of the claims are not those in the journal.');
};

/**
 * Whether everything in a ledger is as it was written: the sums of each run against its rows, every record against its
 * hash, and all of it against the journal, whose entries bind one another. What was forgotten changes nothing of it.
 */
export const verifyLedger = async (ledger: Ledger): Promise<Verification> => {
  const { store } = ledger;
  const faults: string[] = [];
  if (!(await store.isSound())) faults.push('The file is damaged; restore a copy of it.');
  const entries = await journalOf(ledger);
  let previous = '';
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.seq !== index + 1 || entryHash(previous, entry) !== hash)
      faults.push(`Entry ${entry.seq} of the journal was changed, or one before it is missing.`);
    previous = hash;
  }
  const of = (event: string) => entries.flatMap((entry) => (entry.event === event ? [entry.detail] : []));
  const runs = await listRuns(ledger);
  const made = new Map(of('run').map((detail) => [detail['run'], detail]));
  const approved = new Map(of('approve').map((detail) => [detail['run'], detail]));
  let rows = 0;
  for (const run of runs) {
    faults.push(...(await verifyRun(ledger, run, made.get(run.id), approved.get(run.id))));
    rows += run.rows;
  }
  if (made.size !== runs.length) faults.push('The journal names runs that are not there.');
  const plans = of('apply');
  const [booked] = await store.all('SELECT count(*) AS n FROM plans');
  if (Number(booked?.['n']) !== plans.length) faults.push('The plans are not those in the journal.');
  for (const detail of plans)
    if ((await planRowHash(ledger, Number(detail['plan']))) !== detail['rows'])
      faults.push(`What plan ${String(detail['plan'])} booked is not what the journal says.`);
  await verifyClaimEvents(ledger, of('claim'), faults);
  const records = await verifyRecords(ledger, faults);
  return { checked: { runs: runs.length, rows, records, plans: plans.length }, faults };
};
