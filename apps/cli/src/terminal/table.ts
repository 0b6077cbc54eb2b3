/** One line a row, columns two blanks apart; `right`: the columns of figures. */
export const table = (rows: readonly (readonly string[])[], right: readonly number[] = [], indent = '  '): string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return rows.map((row) => {
    const cells = row.map((cell, at) =>
      right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
};

/** `16666.67` → `16,666.67`, for reading only. */
export const grouped = (amount: string): string =>
  amount.replace(/\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(`${count}`)} ${count === 1 ? one : many}`;
