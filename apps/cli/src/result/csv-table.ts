/** A cell that a spreadsheet program could run as a formula; a plain number is none. */
const formula = /^[=+\-@\t\r\n]/;
const number = /^-?\d+(?:\.\d+)?$/;
const special = /[",\r\n]/;

const cell = (text: string): string => {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const print = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(print).join('|');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
};

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Records as CSV: the fields named, in `snake_case`, in their order. */
export function* csvTable<T extends object>(
  fields: readonly (keyof T & string)[],
  rows: Iterable<T>,
): Generator<string> {
  yield `${fields.map(columnOf).join(',')}\n`;
  for (const row of rows) yield `${fields.map((field) => cell(print(row[field]))).join(',')}\n`;
}

/** Rows of cells as CSV. */
export function* csvRows(rows: Iterable<readonly string[]>): Generator<string> {
  for (const row of rows) yield `${row.map(cell).join(',')}\n`;
}
