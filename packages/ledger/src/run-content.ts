import { createHash, type Hash } from 'node:crypto';
import type { Cell, LedgerStore } from './store.ts';

const page = 5000;

/** Takes every row that a statement gives from a key on into a hash, a page at a time. */
const take = async (
  store: LedgerStore,
  hash: Hash,
  sql: string,
  key: readonly string[],
  runId: number,
  start: readonly Cell[],
): Promise<void> => {
  let after = start;
  for (;;) {
    const rows = await store.all(sql, [runId, ...after, page]);
    for (const row of rows) {
      hash.update(`${JSON.stringify(row)}\n`);
      after = key.map((name) => row[name] ?? null);
    }
    if (rows.length < page) return;
  }
};

/** Binds what a run was made of: its input records, its lines, and what it told of certificates and acceptances. */
export const runContentHash = async (store: LedgerStore, runId: number): Promise<string> => {
  const hash = createHash('sha256');
  await take(
    store,
    hash,
    'SELECT list, position, record_hash FROM run_records WHERE run_id = ? AND (list, position) > (?, ?) ORDER BY list, position LIMIT ?',
    ['list', 'position'],
    runId,
    ['', -1],
  );
  for (const table of ['lines', 'acceptances'] as const)
    await take(
      store,
      hash,
      `SELECT * FROM ${table} WHERE run_id = ? AND position > ? ORDER BY position LIMIT ?`,
      ['position'],
      runId,
      [-1],
    );
  await take(
    store,
    hash,
    'SELECT * FROM certificates WHERE run_id = ? AND (certificate_tag, version) > (?, ?) ORDER BY certificate_tag, version LIMIT ?',
    ['certificate_tag', 'version'],
    runId,
    ['', -1],
  );
  return hash.digest('hex');
};
