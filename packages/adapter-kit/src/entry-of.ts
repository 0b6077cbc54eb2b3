/** An entry of a table whose keys come from files: nothing is found on a prototype. */
export const entryOf = <Value>(
  table: Readonly<Record<string, Value | undefined>> | undefined,
  key: string,
): Value | undefined => (table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined);
