import type { BatchList } from '../records/batch.ts';
import type { Exception } from '../records/exception.ts';

/** What is wrong with a batch beyond the single record, and which record of which list shows it first. */
export interface Finding {
  /** Findings of one part come together, in the order of the parts. */
  readonly part: 'certificates' | 'schemes' | 'overlaps' | 'overrides' | 'attributes' | 'ids';
  readonly list: BatchList;
  readonly index: number;
  readonly exception: Exception;
}
