/** Triggers by which the database itself refuses to change what was written. */
export const appendOnly = (...tables: readonly string[]): readonly string[] =>
  tables.flatMap((table) =>
    (['UPDATE', 'DELETE'] as const).map(
      (act) =>
        `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: ${table}'); END`,
    ),
  );
