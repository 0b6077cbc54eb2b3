import { Identities } from './identities.ts';
import { note } from './journal.ts';
import type { Ledger } from './ledger.ts';

export interface Forgotten {
  /** How many workers are no longer known. */
  readonly workers: number;
  /** How many runs can no longer be computed again. */
  readonly runs: number;
}

/** Deletes the secrets: those of the workers, and those of runs whose texts may name them. */
const deleteIdentities = async ({ store }: Ledger, refs: readonly number[]): Promise<number> => {
  const touched = new Set<number>();
  for (const ref of refs) {
    const rows = await store.all(
      'SELECT DISTINCT run_id FROM run_records JOIN records ON records.hash = record_hash WHERE owner_ref = ?',
      [ref],
    );
    for (const row of rows) touched.add(Number(row['run_id']));
  }
  for (const run of touched) await store.run("DELETE FROM identities WHERE kind = 'run' AND name = ?", [`${run}`]);
  for (const ref of refs) await store.run('DELETE FROM identities WHERE ref = ?', [ref]);
  return touched.size;
};

/**
 * Forgets who a worker is. Sums, hashes and amounts stay under a key that nobody can resolve any more; what the worker's
 * records said can no longer be read. `undefined`: the ledger does not know the worker.
 */
export const forgetWorker = async (ledger: Ledger, workerId: string, by: string): Promise<Forgotten | undefined> => {
  const done = await ledger.store.transaction(async () => {
    const worker = await new Identities(ledger.store).find('worker', workerId);
    if (worker === undefined) return undefined;
    const runs = await deleteIdentities(ledger, [worker.ref]);
    await note(ledger, 'forget', { ref: worker.ref, runs, by });
    return { workers: 1, runs };
  });
  if (done !== undefined) await ledger.store.scrub();
  return done;
};

export interface Purged extends Forgotten {
  /** Workers with something before the year who also have something since, and stay. */
  readonly kept: number;
}

const lastYears = `SELECT worker_ref, min(year) AS first, max(year) AS last FROM (
    SELECT worker_ref, CAST(substr(pay_date, 1, 4) AS INTEGER) AS year FROM lines
    UNION ALL SELECT worker_ref, year FROM claim_rows
    UNION ALL SELECT worker_ref, CAST(substr(pay_date, 1, 4) AS INTEGER) FROM corrections
    UNION ALL SELECT claim_rows.worker_ref, CAST(substr(on_day, 1, 4) AS INTEGER) FROM claim_events JOIN claim_rows USING (claim_id)
  ) AS used JOIN identities ON identities.ref = worker_ref GROUP BY worker_ref`;

/** Forgets the workers who have nothing in the ledger from the beginning of a year on. */
export const purgeBefore = async (ledger: Ledger, year: number, by: string): Promise<Purged> => {
  const done = await ledger.store.transaction(async () => {
    const rows = await ledger.store.all(lastYears);
    const old = rows.filter((row) => Number(row['last']) < year).map((row) => Number(row['worker_ref']));
    const kept = rows.filter((row) => Number(row['first']) < year && Number(row['last']) >= year).length;
    const runs = await deleteIdentities(ledger, old);
    await note(ledger, 'purge', { before: year, refs: old, runs, by });
    return { workers: old.length, runs, kept };
  });
  await ledger.store.scrub();
  return done;
};
