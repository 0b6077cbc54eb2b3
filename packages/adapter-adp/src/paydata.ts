import {
  type Adapter,
  type Detection,
  isZip,
  mergeProfiles,
  type ReadBatch,
  type ReadOptions,
  reporter,
  type Source,
} from '@totalize/adapter-kit';
import { previewCsv, readRows } from '@totalize/adapter-csv';
import type { PayLine } from '@totalize/core';
import { isPaydataHeader, PaydataTable } from './paydata-table.ts';
import { paydataProfile } from './profiles.ts';

const detectTable = (rows: readonly (readonly string[])[]): Detection<'payLines'> =>
  rows[0] !== undefined && isPaydataHeader(rows[0])
    ? {
        confidence: 0.97,
        reason: 'The first row has Co Code, Batch ID and File #, as Paydata files do.',
        kind: 'payLines',
      }
    : { confidence: 0, reason: 'The first row does not have Co Code, Batch ID and File #.' };

async function* read(
  _kind: 'payLines',
  source: Source,
  { file, mapping: own }: ReadOptions = {},
): AsyncGenerator<ReadBatch<PayLine>> {
  const mapping = mergeProfiles(paydataProfile(), own);
  const report = reporter(file);
  const reader = new PaydataTable(mapping, report);
  for await (const batch of readRows(source, reader, { kind: 'payLines', mapping, report }))
    yield batch as unknown as ReadBatch<PayLine>;
}

/** ADP Paydata files (EPI): what is entered before a payroll runs. The file number is the worker's id. */
export const adpPaydata: Adapter<{ payLines: PayLine }, ReadOptions, never> = {
  format: 'adp-paydata',
  detect: (bytes) =>
    isZip(bytes) ? { confidence: 0, reason: 'The file is no text.' } : detectTable(previewCsv(bytes, 2)),
  detectTable,
  read,
};
