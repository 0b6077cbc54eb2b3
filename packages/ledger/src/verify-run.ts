import type { JournalEntry } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { Run } from './run.ts';
import { runContentHash } from './run-content.ts';
import { runDigest } from './runs.ts';
import { verifyRows } from './verify-rows.ts';

/** Whether a run is what the journal says of it, and what of it stands. */
export const verifyRun = async (
  ledger: Ledger,
  run: Run,
  made: JournalEntry['detail'] | undefined,
  approved: JournalEntry['detail'] | undefined,
): Promise<readonly string[]> => {
  const { store } = ledger;
  const faults: string[] = [];
  if (made?.['digest'] !== runDigest(run) || made['content'] !== (await runContentHash(store, run.id)))
    faults.push(`Run ${run.id} is not what the journal says.`);
  if (approved?.['by'] !== run.approvedBy) faults.push(`The approval of run ${run.id} is not in the journal.`);
  const [standing] = await store.all(
    `SELECT (SELECT count(*) FROM lines WHERE run_id = ? AND refused = 0) AS lines,
      (SELECT count(*) FROM standing_lines WHERE run_id = ?) AS standing`,
    [run.id, run.id],
  );
  if (Number(standing?.['standing']) !== (run.approvedBy === undefined ? 0 : Number(standing?.['lines'])))
    faults.push(`The lines of run ${run.id} do not stand as its approval says.`);
  return [...faults, ...(await verifyRows(ledger, run))];
};
