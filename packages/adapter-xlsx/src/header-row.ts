import { type AnyCell, isHeader, type Mapping, type RecordKind, textOf } from '@totalize/adapter-kit';
import type { SheetRow } from './sheet-rows.ts';

export const SEARCHED = 20;

export interface FoundHeader {
  /** Place of the header among the rows that were looked at. */
  readonly at: number;
  readonly cells: AnyCell[];
}

const area = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;

const columnIndex = (letters: string): number => {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
};

/** A name that is merged over two rows of a header stands in the upper one only. */
const fillDown = (rows: readonly SheetRow[], row: SheetRow, areas: readonly string[]): AnyCell[] => {
  const cells = [...row.cells];
  for (const text of areas) {
    const match = area.exec(text);
    if (match === null) continue;
    const [, left = '', top = '', , bottom = ''] = match;
    const [from, to] = [Number(top), Number(bottom)];
    if (!(from < row.number && row.number <= to)) continue;
    const index = columnIndex(left);
    const above = rows.find(({ number }) => number === from)?.cells[index];
    if (above === undefined || textOf(cells[index]) !== '') continue;
    while (cells.length < index) cells.push('');
    cells[index] = above;
  }
  return cells;
};

/** The header among the first rows of a sheet. `areas`: its merged cells, where they are needed. */
export const findHeader = (
  rows: readonly SheetRow[],
  kind: RecordKind,
  mapping: Mapping,
  areas: readonly string[] = [],
): FoundHeader | undefined => {
  for (const [at, row] of rows.entries()) {
    const cells = areas.length === 0 ? row.cells : fillDown(rows, row, areas);
    if (isHeader(kind, cells.map(textOf), mapping)) return { at, cells };
  }
  return undefined;
};
