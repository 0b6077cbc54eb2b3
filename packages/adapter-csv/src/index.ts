import type { Adapter, ReadOptions, Records } from '@totalize/adapter-kit';
import { detectCsv } from './detect.ts';
import { readCsv } from './read.ts';
import { writeCsv, type WriteOptions } from './write.ts';

export type {
  Accepted,
  Adapter,
  ColumnInfo,
  Detection,
  Encoding,
  Mapping,
  ParsedMapping,
  ReadBatch,
  ReadOptions,
  RecordKind,
  Records,
  Source,
} from '@totalize/adapter-kit';
export { columnsOf, mappingProblems, parseMapping, recordKinds, unknownColumns } from '@totalize/adapter-kit';
export { detectCsv } from './detect.ts';
export { readBeginning, readCsv, readRows } from './read.ts';
export { previewCsv } from './preview.ts';
export { readTextRows } from './text-rows.ts';
export { csvCell } from './row-writer.ts';
export { samples } from './samples.ts';
export { type LineWriter, lineWriter, writeCsv, type WriteOptions } from './write.ts';

/** CSV as an adapter. */
export const csv: Adapter<Records, ReadOptions, WriteOptions> = {
  format: 'csv',
  detect: detectCsv,
  read: readCsv,
  write: writeCsv,
};
