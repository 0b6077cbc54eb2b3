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

/** What records of one list show, with how many of them do. */
export interface CountedFinding extends Finding {
  readonly exception: Exception & { readonly count: number };
}

/** What records of several lists show is told once, where it is found first. */
export const toldOnce = (counted: readonly CountedFinding[]): CountedFinding['exception'][] =>
  [...Map.groupBy(counted, ({ exception }) => exception.message).values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ exception }) => ({
      ...exception,
      count: alike.reduce((sum, { exception: { count } }) => sum + count, 0),
    })),
  );
