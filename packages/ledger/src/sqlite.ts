import { closeSync, constants, existsSync, openSync } from 'node:fs';
import type * as Sqlite from 'node:sqlite';
import { explained } from './sqlite-fault.ts';
import { type Cell, LedgerError, type LedgerStore, type Row } from './store.ts';

const moduleOf = (): typeof Sqlite => {
  const found = process.getBuiltinModule('node:sqlite') as typeof Sqlite | undefined;
  if (found !== undefined) return found;
  throw new LedgerError(
    `A ledger needs a Node.js with the module node:sqlite, and this one (${process.versions.node}) has none: use Node.js 24, or 22.13 and later.`,
  );
};

export interface SqliteOptions {
  /** The file may be new. */
  readonly create?: boolean;
  /** How long to wait for another writer, in milliseconds. */
  readonly patience?: number;
}

const nameless = ':memory:';

const refusals: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'part of its path is no folder',
  EISDIR: 'it is a folder',
  EROFS: 'its folder is read-only',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  ENOSPC: 'there is no space left on the disk',
};

/** Only the owner may read a ledger. SQLite gives its other files the same rights. */
const createFile = (path: string): void => {
  try {
    closeSync(openSync(path, constants.O_CREAT | constants.O_RDWR, 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = refusals[code ?? ''] ?? `the file system says ${code ?? 'no'}`;
    throw new LedgerError(`The ledger ${path} cannot be created: ${why}.`);
  }
};

/** The driver for one file. */
export class SqliteStore implements LedgerStore {
  readonly #path: string;
  readonly #database: Sqlite.DatabaseSync;
  readonly #statements = new Map<string, Sqlite.StatementSync>();
  #depth = 0;

  constructor(path: string, { create = false, patience = 10_000 }: SqliteOptions = {}) {
    const { DatabaseSync: Database } = moduleOf();
    this.#path = path;
    if (path !== nameless) {
      if (create) createFile(path);
      else if (!existsSync(path))
        throw new LedgerError(`There is no ledger ${path}; \`totalize run --ledger FILE\` makes one.`);
    }
    this.#database = this.#attempt(() => new Database(path, { timeout: patience }));
    this.#attempt(() => {
      this.#database.exec('PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL');
      this.#database.exec('PRAGMA journal_mode = WAL');
    });
  }

  #attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw explained(error, this.#path);
    }
  }

  #prepared(sql: string): Sqlite.StatementSync {
    const found = this.#statements.get(sql);
    if (found !== undefined) return found;
    const made = this.#database.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  async all(sql: string, values: readonly Cell[] = []): Promise<readonly Row[]> {
    return this.#attempt(() => this.#prepared(sql).all(...values) as unknown as readonly Row[]);
  }

  async run(sql: string, ...rows: readonly (readonly Cell[])[]): Promise<void> {
    this.#attempt(() => {
      if (rows.length === 0) this.#database.exec(sql);
      for (const values of rows) this.#prepared(sql).run(...values);
    });
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#depth > 0) return await work();
    this.#attempt(() => this.#database.exec('BEGIN IMMEDIATE'));
    this.#depth = 1;
    try {
      const result = await work();
      this.#attempt(() => this.#database.exec('COMMIT'));
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth = 0;
    }
  }

  async scrub(): Promise<void> {
    this.#attempt(() => this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  async isSound(): Promise<boolean> {
    const [row] = await this.all('PRAGMA integrity_check');
    return row?.['integrity_check'] === 'ok';
  }

  async close(): Promise<void> {
    this.#statements.clear();
    this.#database.close();
  }
}
