import { claimTables } from './schema-claims.ts';
import { runTables } from './schema-runs.ts';
import { LedgerError, type LedgerStore } from './store.ts';

/** Tells a ledger from other SQLite files: `TLZL`. */
const applicationId = 0x544c5a4c;

/** What leads from each version of the schema to the next. A migration that was released is never changed. */
export const migrations: readonly (readonly string[])[] = [runTables, claimTables];

const pragma = async (store: LedgerStore, name: string): Promise<number> => {
  const [row] = await store.all(`PRAGMA ${name}`);
  return Number(row?.[name] ?? 0);
};

/** The version of a ledger's schema; 0 of a file that holds nothing yet. */
const schemaVersion = async (store: LedgerStore): Promise<number> => {
  const id = await pragma(store, 'application_id');
  const version = await pragma(store, 'user_version');
  if (id === applicationId) return version;
  const [count] = await store.all('SELECT count(*) AS n FROM sqlite_master');
  if (id === 0 && Number(count?.['n']) === 0) return 0;
  throw new LedgerError('The file is a database of something else, not a ledger; name another file.');
};

/**
 * Brings a ledger to the newest version of its schema, in one transaction: a process that is killed leaves the version that
 * was. Gives the versions before and after.
 */
export const migrate = async (
  store: LedgerStore,
  steps: readonly (readonly string[])[] = migrations,
): Promise<{ readonly from: number; readonly to: number }> => {
  const to = steps.length;
  const seen = await schemaVersion(store);
  if (seen > to)
    throw new LedgerError(
      `The ledger has version ${seen} of its schema and this program knows ${to}: install a newer totalize.`,
    );
  if (seen === to) return { from: to, to };
  return await store.transaction(async () => {
    // Another process may have been first.
    const from = await schemaVersion(store);
    for (const statement of steps.slice(from).flat()) await store.run(statement);
    await store.run(`PRAGMA application_id = ${applicationId}`);
    await store.run(`PRAGMA user_version = ${to}`);
    return { from, to };
  });
};
