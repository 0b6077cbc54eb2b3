import type { EarlierLine, PayLine } from '@totalize/core';
import { contributionIn, idsOf } from './contribution-rows.ts';
import { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { recordIn } from './record-store.ts';
import { tagOf } from './seal.ts';

/** A line that was run before, and that a reversal may take back. */
export interface OriginalLine extends EarlierLine {
  /** The run that it was made in. */
  readonly runId: number;
  readonly approved: boolean;
  /** The run in which it was taken back already by another reversal, if that is approved. */
  readonly reversedIn: number | undefined;
}

/**
 * The lines in the ledger that some reversals name. An approved run goes before drafts, and a later draft before an earlier
 * one. What is not found is left out.
 */
export const findOriginals = async (
  ledger: Ledger,
  reversals: Iterable<Pick<PayLine, 'lineId' | 'workerId' | 'reverses'>>,
): Promise<readonly OriginalLine[]> => {
  const { store } = ledger;
  const identities = new Identities(store);
  const found: OriginalLine[] = [];
  for (const { lineId = '', workerId, reverses } of reversals) {
    const worker = await identities.find('worker', workerId);
    if (worker === undefined || reverses === undefined) continue;
    const tag = tagOf(worker.secret, 'line', reverses);
    const [line] = await store.all(
      `SELECT lines.run_id, lines.position, approvals.run_id AS approved, body, owner_ref, secret
        FROM lines JOIN run_records ON run_records.run_id = lines.run_id AND list = 'payLines' AND run_records.position = lines.position
        JOIN records ON records.hash = record_hash LEFT JOIN identities ON identities.ref = owner_ref
        LEFT JOIN approvals ON approvals.run_id = lines.run_id
        WHERE line_tag = ? AND refused = 0 ORDER BY approvals.run_id IS NULL, lines.run_id DESC LIMIT 1`,
      [tag],
    );
    if (line === undefined) continue;
    const rows = await store.all(
      'SELECT contributions.*, text FROM contributions JOIN texts ON texts.ref = legal_basis WHERE line_tag = ? AND run_id = ? ORDER BY seq',
      [tag, Number(line['run_id'])],
    );
    const [taken] = await store.all(
      'SELECT min(lines.run_id) AS run_id FROM lines JOIN approvals ON approvals.run_id = lines.run_id WHERE reverses_tag = ? AND line_tag <> ? AND refused = 0',
      [tag, tagOf(worker.secret, 'line', lineId)],
    );
    const certificates = await idsOf(ledger, worker, 'certificate');
    found.push({
      runId: Number(line['run_id']),
      approved: line['approved'] !== null,
      line: recordIn(line) as PayLine,
      rows: rows.map((row) => contributionIn(row, workerId, reverses, certificates)),
      reversedIn: typeof taken?.['run_id'] === 'number' ? taken['run_id'] : undefined,
    });
  }
  return found;
};
