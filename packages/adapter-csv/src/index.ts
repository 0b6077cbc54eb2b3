import type { Adapter } from './adapter.ts';
import { detectCsv } from './detect.ts';
import type { Records } from './kinds.ts';
import { readCsv, type ReadOptions } from './read.ts';
import { writeCsv, type WriteOptions } from './write.ts';

export type { Adapter, Detection, ReadBatch, Source } from './adapter.ts';
export { type ColumnInfo, columnsOf, unknownColumns } from './columns.ts';
export { detectCsv } from './detect.ts';
export { mappingProblems } from './header.ts';
export { type Accepted, type RecordKind, recordKinds, type Records } from './kinds.ts';
export { type Encoding, type Mapping, type ParsedMapping, parseMapping } from './mapping.ts';
export { readCsv, type ReadOptions } from './read.ts';
export { samples } from './samples.ts';
export { writeCsv, type WriteOptions } from './write.ts';

/** CSV as an adapter. */
export const csv: Adapter<Records, ReadOptions, WriteOptions> = {
  format: 'csv',
  detect: detectCsv,
  read: readCsv,
  write: writeCsv,
};
