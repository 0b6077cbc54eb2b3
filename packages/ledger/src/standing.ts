import type { Contribution } from '@totalize/core';
import { contributionIn, idsOf } from './contribution-rows.ts';
import { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';

/**
 * What stands of a worker: the contributions of approved runs by pay date. This is what was withheld, where the lines
 * themselves do not say it. Empty for a worker whom the ledger does not know.
 */
export const standingContributions = async (
  ledger: Ledger,
  workerId: string,
  { from = '', to = '9999' }: { readonly from?: string; readonly to?: string } = {},
): Promise<readonly (Contribution & { readonly runId: number })[]> => {
  const worker = await new Identities(ledger.store).find('worker', workerId);
  if (worker === undefined) return [];
  const lineIds = await idsOf(ledger, worker, 'line');
  const certificateIds = await idsOf(ledger, worker, 'certificate');
  const rows = await ledger.store.all(
    `SELECT contributions.*, text FROM lines JOIN standing_lines USING (line_tag, run_id)
      JOIN contributions USING (line_tag, run_id) JOIN texts ON texts.ref = legal_basis
      WHERE lines.worker_ref = ? AND contributions.pay_date BETWEEN ? AND ? ORDER BY contributions.run_id, seq`,
    [worker.ref, from, to],
  );
  return rows.map((row) => ({
    ...contributionIn(row, workerId, lineIds.get(String(row['line_tag'])) ?? '', certificateIds),
    runId: Number(row['run_id']),
  }));
};
