import type { Ledger } from './ledger.ts';
import { type RunSources, sourcesOf } from './reading-records.ts';
import { recordIn } from './record-store.ts';
import { findRun } from './runs.ts';

export type LoadedInput =
  | Required<RunSources>
  /** Why the input cannot be had any more. */
  | { readonly gone: string };

/** The input of a run as it was stored, to compute it again. */
export const loadInput = async (ledger: Ledger, runId: number): Promise<LoadedInput> => {
  const run = await findRun(ledger, runId);
  if (run === undefined) return { gone: `The ledger has no run ${runId}.` };
  const rows = await ledger.store.all(
    `SELECT list, body, owner_ref, secret FROM run_records JOIN records ON records.hash = record_hash
      LEFT JOIN identities ON identities.ref = owner_ref WHERE run_id = ? ORDER BY list, position`,
    [runId],
  );
  const lists = new Map<string, unknown[]>();
  const forgotten = new Set<unknown>();
  for (const row of rows) {
    const record = recordIn(row);
    if (record === undefined) forgotten.add(row['owner_ref']);
    const list = String(row['list']);
    const records = lists.get(list) ?? [];
    lists.set(list, records);
    records.push(record);
  }
  if (forgotten.size > 0)
    return {
      gone: `Run ${runId} cannot be computed again, because ${forgotten.size === 1 ? 'somebody' : `${forgotten.size} of those`} in it was forgotten on request; its sums and hashes still stand.`,
    };
  return sourcesOf(lists, run.asOf);
};
