import { sha256 } from './canonical.ts';
import type { Identity } from './identities.ts';
import { seal, unseal } from './seal.ts';
import type { LedgerStore, Row } from './store.ts';

/** A record as it is stored: once, by the hash of its bytes; sealed where it may say who somebody is. */
export interface StoredRecord {
  readonly hash: string;
  readonly ownerRef: number | null;
  readonly body: Uint8Array;
}

export const storedRecord = (record: unknown, owner?: Identity): StoredRecord => {
  const text = JSON.stringify(record);
  const body = owner === undefined ? Buffer.from(text) : seal(owner.secret, text);
  return { hash: sha256(body), ownerRef: owner?.ref ?? null, body };
};

const insertion = 'INSERT INTO records (hash, owner_ref, body) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING';

export const storeRecords = async (store: LedgerStore, records: readonly StoredRecord[]): Promise<void> => {
  const most = 1000;
  for (let at = 0; at < records.length; at += most) {
    const rows = records.slice(at, at + most).map(({ hash, ownerRef, body }) => [hash, ownerRef, body] as const);
    await store.run(insertion, ...rows);
  }
};

/** What a row with `body`, `owner_ref` and the owner's `secret` says; `undefined` once the owner is forgotten. */
export const recordIn = (row: Row): unknown => {
  const body = row['body'] as Uint8Array;
  if (row['owner_ref'] === null) return JSON.parse(Buffer.from(body).toString('utf8'));
  const secret = row['secret'];
  return secret === null || secret === undefined ? undefined : JSON.parse(unseal(secret as Uint8Array, body));
};
