import { unguard } from '@totalize/adapter-kit';

export { resemblesOther } from '@totalize/core';

/** The id that a cell holds; `undefined` where there is none to be seen. */
export const idIn = (cell: string): string | undefined => {
  const text = unguard(cell);
  return text.trim() === '' ? undefined : text;
};

export const isBlank = (row: string, separator: string): boolean =>
  row.split(separator).every((cell) => cell.trim() === '');
