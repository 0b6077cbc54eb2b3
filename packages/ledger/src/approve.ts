import { note } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { Run } from './run.ts';
import { unlikeReversals } from './reversed-rows.ts';
import { findRun } from './runs.ts';

const blocking = new Set(['reversal-original-missing', 'reversal-mismatch']);

export type Approval = { readonly approved: Run } | { readonly refused: string };

/** Why a run cannot be approved; `undefined` if it can. */
const obstacle = async ({ store }: Ledger, run: Run): Promise<string | undefined> => {
  if (run.approvedBy !== undefined)
    return `Run ${run.id} was approved by ${run.approvedBy} at ${run.approvedAt ?? ''} already.`;
  const faulty = run.exceptions.filter(({ code }) => blocking.has(code)).reduce((sum, { count }) => sum + count, 0);
  if (faulty > 0)
    return `Run ${run.id} has ${faulty} ${faulty === 1 ? 'reversal that takes' : 'reversals that take'} nothing back (see its exceptions.csv). Correct them and run again.`;
  const [twice] = await store.all(
    `SELECT count(*) AS n, min(standing_lines.run_id) AS other FROM lines JOIN standing_lines USING (line_tag)
      WHERE lines.run_id = ? AND refused = 0`,
    [run.id],
  );
  if (Number(twice?.['n']) > 0)
    return `${String(twice?.['n'])} of the lines of run ${run.id} stand already, the first of them in run ${String(twice?.['other'])}, which is approved. Correct lines that were run by a reversal, an adjustment or \`totalize reconcile\`.`;
  const [taken] = await store.all(
    `SELECT count(*) AS n FROM lines WHERE run_id = ? AND refused = 0 AND reverses_tag IN (SELECT reverses_tag FROM lines AS other
      JOIN approvals ON approvals.run_id = other.run_id WHERE other.refused = 0 AND other.reverses_tag IS NOT NULL)`,
    [run.id],
  );
  if (Number(taken?.['n']) > 0)
    return `${String(taken?.['n'])} of the lines that run ${run.id} takes back were taken back by an approved run already. Remove those reversals and run again.`;
  const [open] = await store.all(
    `SELECT count(*) AS n FROM lines WHERE run_id = ? AND refused = 0 AND reverses_tag IS NOT NULL
      AND reverses_tag NOT IN (SELECT line_tag FROM lines AS own WHERE own.run_id = lines.run_id)
      AND reverses_tag NOT IN (SELECT line_tag FROM standing_lines)`,
    [run.id],
  );
  if (Number(open?.['n']) > 0)
    return `Run ${run.id} takes back ${String(open?.['n'])} lines of a run that is not approved. Approve that run first.`;
  const unlike = await unlikeReversals(store, run.id);
  if (unlike > 0)
    return `${unlike} of the reversals of run ${run.id} are not the negatives of the rows that stand, because their lines were run otherwise meanwhile or only some schemes were computed. Run it again.`;
  return undefined;
};

/** Approves a run: from then on its lines stand, and no other run can have them. */
export const approveRun = async (ledger: Ledger, id: number, by: string): Promise<Approval> =>
  await ledger.store.transaction(async () => {
    const { store } = ledger;
    const run = await findRun(ledger, id);
    if (run === undefined) return { refused: `The ledger has no run ${id}; \`totalize runs list\` shows what it has.` };
    const refused = await obstacle(ledger, run);
    if (refused !== undefined) return { refused };
    await store.run('INSERT INTO approvals (run_id, approved_by, at) VALUES (?, ?, ?)', [id, by, ledger.now()]);
    await store.run(
      'INSERT INTO standing_lines (line_tag, run_id) SELECT line_tag, run_id FROM lines WHERE run_id = ? AND refused = 0',
      [id],
    );
    await note(ledger, 'approve', { run: id, by });
    const approved = await findRun(ledger, id);
    if (approved === undefined) throw new Error('a run that was approved is not there');
    return { approved };
  });
