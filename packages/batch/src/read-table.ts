import { emptyBatch, noMapping, RecordTable, reporter } from '@totalize/adapter-kit';
import { firstOfEachRow, type ReadFile } from './assemble.ts';
import type { SlicedFile } from './partition.ts';
import type { NumberedRow } from './row-text.ts';

/** Reads rows of a file that was taken apart as records. */
export const readTable = (
  file: Pick<SlicedFile, 'list' | 'name' | 'mapping' | 'header'>,
  rows: Iterable<NumberedRow>,
): ReadFile => {
  const { list, name, mapping = noMapping, header } = file;
  const table = new RecordTable(list, mapping, reporter(name), 'records');
  const out = emptyBatch();
  table.row([...header.cells], header.row, out);
  for (const { row, number, forbidden } of rows) table.row(row, number, out, forbidden);
  table.end(out);
  const { records, exceptions } = out;
  return {
    list,
    name,
    records,
    places: out.rows.map((row) => ({ row })),
    exceptions,
    refused: out.refused > 0 ? firstOfEachRow(exceptions) : [],
  };
};
