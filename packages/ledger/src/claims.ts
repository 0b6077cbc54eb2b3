import { type Claim, claimIn, eventIn, rowIn } from './claim.ts';
import type { Ledger } from './ledger.ts';
import type { Row } from './store.ts';

const rowSelection = `SELECT claim_rows.*, name, body, owner_ref, secret FROM claim_rows JOIN records ON records.hash = body_hash
  LEFT JOIN identities ON identities.ref = worker_ref ORDER BY claim_id, seq`;
const eventSelection = `SELECT claim_events.*, name, body, owner_ref, secret FROM claim_events
  LEFT JOIN records ON records.hash = evidence_hash LEFT JOIN identities ON identities.ref = worker_ref ORDER BY claim_id, seq`;

/** All claims, in the order in which they were booked. */
export const listClaims = async ({ store }: Ledger): Promise<readonly Claim[]> => {
  const byClaim = (row: Row): number => Number(row['claim_id']);
  const rows = Map.groupBy(await store.all(rowSelection), byClaim);
  const events = Map.groupBy(await store.all(eventSelection), byClaim);
  const claims = await store.all('SELECT * FROM claims ORDER BY id');
  return claims.map((row) => {
    const id = Number(row['id']);
    return claimIn(row, (rows.get(id) ?? []).map(rowIn), (events.get(id) ?? []).map(eventIn));
  });
};

export const findClaim = async (ledger: Ledger, id: number): Promise<Claim | undefined> =>
  (await listClaims(ledger)).find((claim) => claim.id === id);
