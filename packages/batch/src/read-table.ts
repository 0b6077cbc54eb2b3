import { emptyBatch, noMapping, RecordTable, reporter } from '@totalize/adapter-kit';
import { firstOfEachRow, type ReadFile } from './assemble.ts';
import type { SlicedFile } from './partition.ts';
import type { NumberedRow } from './row-text.ts';

/** Reads rows of a file that was taken apart as records, some after others. */
export class TableRecords {
  readonly #file: Pick<SlicedFile, 'list' | 'name'>;
  readonly #table: RecordTable;

  constructor(file: Pick<SlicedFile, 'list' | 'name' | 'mapping' | 'header'>) {
    const { list, name, mapping = noMapping, header } = file;
    this.#file = { list, name };
    this.#table = new RecordTable(list, mapping, reporter(name), 'records');
    this.#table.row([...header.cells], header.row, emptyBatch());
  }

  read(rows: Iterable<NumberedRow>): ReadFile {
    const out = emptyBatch();
    for (const { row, number, forbidden } of rows) this.#table.row(row, number, out, forbidden);
    const { records, exceptions } = out;
    return {
      ...this.#file,
      records,
      places: out.rows.map((row) => ({ row })),
      exceptions,
      refused: out.refused > 0 ? firstOfEachRow(exceptions) : [],
    };
  }
}
