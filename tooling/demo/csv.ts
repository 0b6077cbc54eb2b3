export type Row = Readonly<Record<string, string>>;

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A table with the columns named; a row that has others is a mistake of the generator. */
export const csv = (columns: readonly string[], rows: readonly Row[]): string => {
  for (const row of rows) {
    const stranger = Object.keys(row).find((name) => row[name] !== '' && !columns.includes(name));
    if (stranger !== undefined) throw new Error(`There is no column ${stranger}.`);
  }
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
};
