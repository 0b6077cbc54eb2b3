import { canonical, sha256 } from './canonical.ts';
import type { Ledger } from './ledger.ts';

export type JournalEvent = 'run' | 'approve' | 'apply' | 'claim' | 'forget' | 'purge';

export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly event: JournalEvent;
  /** Never names a worker. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The hash of an entry binds all those before it. */
export const entryHash = (previous: string, entry: JournalEntry): string => sha256(previous, canonical(entry));

/** Writes down that something was done. Part of the transaction that does it. */
export const note = async (
  { store, now }: Ledger,
  event: JournalEvent,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const [last] = await store.all('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const entry = { seq: Number(last?.['seq'] ?? 0) + 1, at: now(), event, detail };
  const hash = entryHash(String(last?.['hash'] ?? ''), entry);
  await store.run('INSERT INTO journal (seq, at, event, detail, hash) VALUES (?, ?, ?, ?, ?)', [
    entry.seq,
    entry.at,
    event,
    canonical(detail),
    hash,
  ]);
};

/** Everything that was done, oldest first. */
export const journalOf = async ({ store }: Ledger): Promise<readonly (JournalEntry & { readonly hash: string })[]> => {
  const rows = await store.all('SELECT seq, at, event, detail, hash FROM journal ORDER BY seq');
  return rows.map((row) => ({
    seq: Number(row['seq']),
    at: String(row['at']),
    event: String(row['event']) as JournalEvent,
    detail: JSON.parse(String(row['detail'])) as Record<string, unknown>,
    hash: String(row['hash']),
  }));
};
