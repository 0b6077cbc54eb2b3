import { migrate } from './migrate.ts';
import { SqliteStore } from './sqlite.ts';
import type { LedgerStore } from './store.ts';

/** An open ledger, and the clock that dates what is written to it. */
export interface Ledger {
  readonly store: LedgerStore;
  /** The time of day, as ISO text. */
  readonly now: () => string;
  /** Versions of the schema before and after the opening; equal, unless it was migrated. */
  readonly migrated: { readonly from: number; readonly to: number };
}

export interface OpenOptions {
  /** Makes a ledger where there is none. */
  readonly create?: boolean;
  /** How long to wait for another writer, in milliseconds. */
  readonly patience?: number;
  readonly now?: () => string;
}

/**
 * Opens the ledger in a file, and brings it to the newest version of its schema. What the user can mend is thrown as a
 * `LedgerError`, in a sentence.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { listRuns, openLedger, verifyLedger } from '@totalize/ledger';
 * const ledger = await openLedger(':memory:', { create: true });
 * assert.deepEqual(await listRuns(ledger), []);
 * assert.deepEqual((await verifyLedger(ledger)).faults, []);
 * await ledger.store.close();
 * ```
 */
export const openLedger = async (path: string, options: OpenOptions = {}): Promise<Ledger> => {
  const { now = () => new Date().toISOString(), ...sqlite } = options;
  const store = new SqliteStore(path, sqlite);
  try {
    return { store, now, migrated: await migrate(store) };
  } catch (error) {
    await store.close();
    throw error;
  }
};
