import type { Exception } from '../records/exception.ts';

/** What is to be said of the lines of a course, with the ids of the records that it was made from. */
export interface CourseNotes {
  readonly said: readonly Exception[];
  /** What is said once a run with its count, by the name under which it is counted, in the order in which it came up. */
  readonly counts: ReadonlyMap<string, Exception & { readonly count: number }>;
}
