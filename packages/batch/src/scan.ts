import { readRows } from '@totalize/adapter-csv';
import { type AnyBatch, noMapping, reporter, type Row, textOf, Unreadable } from '@totalize/adapter-kit';
import { idIn, resemblesOther } from './cells.ts';
import { hashOf, NONE } from './hash.ts';
import type { Placing } from './plain-rows.ts';
import { type RowForm, rowText } from './row-text.ts';
import { type FileHeader, Scanner, type ToldAt, type WorkerFile } from './scanner.ts';
import type { SliceRows } from './slice-rows.ts';

export interface Scan {
  readonly header: FileHeader;
  /** What there is to say of the file as a whole. */
  readonly told: readonly ToldAt[];
}

const idAt = (row: Row, cell: number): string | undefined =>
  row instanceof Unreadable || cell < 0 ? undefined : idIn(textOf(row[cell]));

/** Rows up to a number have been put already. */
export interface Putting {
  readonly behind: number;
  readonly place: Placing;
  readonly rows: SliceRows;
  readonly form: RowForm;
}

/** Reads every row of a file with the adapter; `undefined` where its rows cannot be told apart by worker. */
export const scan = async (
  file: WorkerFile,
  source: AsyncIterable<Uint8Array>,
  { behind, place, rows, form }: Putting,
): Promise<Scan | undefined> => {
  const { list, name, mapping } = file;
  const scanner = new Scanner(file, (row, number, forbidden, cells) => {
    if (number <= behind) return;
    const worker = idAt(row, cells.worker);
    const id = idAt(row, cells.id);
    const resembles = list === 'payLines' && id !== undefined && worker !== undefined && resemblesOther(id, worker);
    const [workerHash, idHash] = [worker, id].map((text) => (text === undefined ? NONE : hashOf(text)));
    const slice = place(workerHash ?? NONE, idHash ?? NONE, 1, resembles);
    if (slice >= 0) rows.putText(slice, number, rowText(row, forbidden, form));
  });
  const options = { kind: list, mapping: mapping ?? noMapping, report: reporter(name), all: true } as const;
  const notices: ToldAt[] = [];
  let before = 0;
  const batches: AsyncIterable<AnyBatch> = readRows(source, scanner, options);
  for await (const { exceptions } of batches) {
    // Told of a piece of the file before anything in it.
    for (const exception of exceptions) notices.push({ row: before + 0.5, exception });
    before = scanner.lastRow;
  }
  if (scanner.odd || scanner.header === undefined) return undefined;
  return { header: scanner.header, told: [...notices, ...scanner.told] };
};
