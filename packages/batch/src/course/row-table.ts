import type { BatchList } from '@totalize/core';
import {
  CRLF,
  DIFFERING,
  GROSS_CELL,
  HOLES,
  ID_CELL,
  IGNORED,
  LAST,
  LIST,
  MARK,
  NEXT,
  RECENT,
  RECENT_SHAPES,
  SIGNED,
  SIGNED_CELLS,
  TABLE,
  WORKER_CELL,
} from '../kernel/row-table.ts';
import { integersIn, type Space } from '../kernel/space.ts';
import type { SlicedFile } from '../partition.ts';
import { listNumber } from './case-lists.ts';
import type { RowColumns } from './row-columns.ts';
import type { Shape } from './shapes.ts';

/** How the rows of one file are read, and which shapes they had lately. */
export class RowTable {
  readonly list: BatchList;
  readonly separator: string;
  readonly crlf: boolean;
  readonly columns: RowColumns;
  /** The same for the kernel. */
  readonly #record: Int32Array;

  constructor(
    { list, separator, crlf }: Pick<SlicedFile, 'list' | 'separator' | 'crlf'>,
    columns: RowColumns,
    space: Space,
  ) {
    this.list = list;
    this.separator = separator;
    this.crlf = crlf;
    this.columns = columns;
    const { differing, holes, ignored, signed, worker, id, gross } = columns;
    const bytes = space.take(holes.length + ignored.length + signed.length);
    bytes.set(holes);
    bytes.set(ignored, holes.length);
    bytes.set(signed, holes.length + ignored.length);
    this.#record = integersIn(space, TABLE);
    this.#record[DIFFERING] = differing;
    this.#record[CRLF] = crlf ? 1 : 0;
    this.#record[MARK] = separator.charCodeAt(0);
    this.#record[HOLES] = bytes.byteOffset;
    this.#record[IGNORED] = bytes.byteOffset + holes.length;
    this.#record[LIST] = listNumber(list);
    this.#record[WORKER_CELL] = worker;
    this.#record[ID_CELL] = id;
    this.#record[GROSS_CELL] = gross;
    this.#record[SIGNED] = signed.length;
    this.#record[SIGNED_CELLS] = bytes.byteOffset + holes.length + ignored.length;
    this.forget();
  }

  get address(): number {
    return this.#record.byteOffset;
  }

  /** No shape is known. */
  forget(): void {
    this.#record.fill(0, LAST, RECENT + RECENT_SHAPES);
  }

  /** The next row is the first of a slice. */
  begin(): void {
    this.#record[LAST] = 0;
  }

  /** A row had a shape that was not expected of it; `undefined`: none. */
  had(shape: Shape | undefined, before: Shape | undefined): void {
    const address = shape?.record.byteOffset ?? 0;
    if (before !== undefined) before.record[NEXT] = address;
    this.#record[LAST] = address;
    if (shape === undefined) return;
    this.#record.copyWithin(RECENT + 1, RECENT, RECENT + RECENT_SHAPES - 1);
    this.#record[RECENT] = address;
  }
}
