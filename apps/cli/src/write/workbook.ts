import { createReadStream } from 'node:fs';
import { readTextRows } from '@totalize/adapter-csv';
import type { ResultOfRun } from '@totalize/adapter-xlsx';

/** The result of a run as a workbook; the contributions come from their file, so that they are never all held at once. */
export async function* resultWorkbook(
  contributions: string,
  result: Omit<ResultOfRun, 'contributions' | 'columns'>,
): AsyncGenerator<Uint8Array> {
  const { writeResultWorkbook } = await import('@totalize/adapter-xlsx');
  const rows = readTextRows(createReadStream(contributions));
  const header = await rows.next();
  const columns = header.done === true ? [] : header.value;
  yield* writeResultWorkbook({ ...result, columns, contributions: rows });
}
