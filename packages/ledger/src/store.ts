/** What a column may hold. */
export type Cell = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Cell>>;

/**
 * The port to a database. Statements are plain SQL with `?` for a value, in the part of the language that SQLite and
 * PostgreSQL share; only the schema is written for each.
 */
export interface LedgerStore {
  /** The rows that a statement gives. */
  all(sql: string, values?: readonly Cell[]): Promise<readonly Row[]>;
  /** Runs a statement once for each row of values. */
  run(sql: string, ...rows: readonly (readonly Cell[])[]): Promise<void>;
  /**
   * Everything that `work` does is kept, or nothing is. There is one writer at a time: the others wait a little and are
   * then refused with a `LedgerError`.
   */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** After a deletion: nothing of what was deleted is left on the disk. */
  scrub(): Promise<void>;
  /** Whether the database finds its own structure whole. */
  isSound(): Promise<boolean>;
  close(): Promise<void>;
}

/** Something about the ledger that the user can mend; the message is one sentence for the user. */
export class LedgerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LedgerError';
  }
}
