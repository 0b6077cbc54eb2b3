import { Sheet } from '@totalize/core';
import type { Kernel } from '../kernel/kernel.ts';
import { floatsIn } from '../kernel/space.ts';
import { Cases } from './cases.ts';
import type { RowTable } from './row-table.ts';
import { Rows } from './rows.ts';
import type { Shapes } from './shapes.ts';
import type { Signatures } from './signatures.ts';
import { WriteList } from './write-list.ts';

/** Where a slice lies, in the memory of the kernel, until what its workers come to has been written. */
export class Desk {
  readonly rows: Rows;
  readonly cases: Cases;
  readonly sheet: Sheet;
  readonly list: WriteList;

  constructor(tables: readonly RowTable[], shapes: Shapes, signatures: Signatures, kernel: Kernel) {
    const { memory } = kernel;
    this.rows = new Rows(tables, shapes, kernel);
    this.cases = new Cases(this.rows, signatures, kernel);
    this.sheet = new Sheet((figures) => floatsIn(memory, figures));
    this.list = new WriteList(memory);
  }

  /** Takes a slice in the place of the one before; `pieces`: the rows of each file, as `readExtents` gives them. */
  read(pieces: readonly Buffer[]): void {
    this.rows.read(pieces);
    this.cases.read();
    this.sheet.clear();
  }
}
