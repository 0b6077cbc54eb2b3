import { canonical, sha256 } from './canonical.ts';
import type { Ledger } from './ledger.ts';

/** Binds everything that a plan has booked. */
export const planRowHash = async ({ store }: Ledger, planId: number): Promise<string> => {
  const plan = await store.all('SELECT * FROM plans WHERE id = ?', [planId]);
  const claims = await store.all('SELECT * FROM claims WHERE plan_id = ? ORDER BY id', [planId]);
  const rows = await store.all(
    'SELECT claim_rows.* FROM claim_rows JOIN claims ON claims.id = claim_id WHERE plan_id = ? ORDER BY claim_id, claim_rows.seq',
    [planId],
  );
  const corrections = await store.all('SELECT * FROM corrections WHERE plan_id = ? ORDER BY seq', [planId]);
  return sha256(canonical([plan, claims, rows, corrections]));
};
