import type { BatchList } from './batch.ts';
import type { Exception } from './exception.ts';
import type { Problem } from './problem.ts';
import { isJsonObject, knownFields, readRecord, type RecordOf } from './read-record.ts';
import { exceptionOf, type Place } from './record-exception.ts';
import type { Taints } from './refusal.ts';
import { UnknownFields } from './unknown-fields.ts';

/** Says where the record at an index (from 0) of a list stands. */
export type PlaceOf = (list: BatchList, index: number) => Place;

/** What is refused for the sake of other records of the list. */
export interface Conflict {
  readonly problem: Problem;
  /** The record says nothing that is not known already, so that nobody is computed without it. */
  readonly harmless?: boolean;
}

/** What a list asks beyond its schema. Called once a record, in order, with `record` where it could be read. */
export interface Steps<L extends BatchList> {
  readonly identify?: (given: unknown, record: RecordOf<L> | undefined, place: Place) => string | undefined;
  readonly conflict?: (record: RecordOf<L>, place: Place) => Conflict | undefined;
  readonly refuse?: (given: unknown, exception: Exception) => void;
}

export interface ReadList<L extends BatchList> {
  readonly records: RecordOf<L>[];
  /** Where each of the records stands. */
  readonly places: Place[];
}

/** What the lists of one batch share while they are read. */
export interface Desk {
  readonly placeOf: PlaceOf;
  readonly taints: Taints;
  readonly exceptions: Exception[];
}

/** Reads a list: records that can be used, exceptions for the others. */
export const readList = <L extends BatchList>(
  list: L,
  input: readonly unknown[],
  desk: Desk,
  steps: Steps<L> = {},
): ReadList<L> => {
  const unknown = new UnknownFields(knownFields(list));
  const records: RecordOf<L>[] = [];
  const places: Place[] = [];
  for (let index = 0; index < input.length; index += 1) {
    const given = input[index];
    const place = desk.placeOf(list, index);
    if (isJsonObject(given)) unknown.look(given);
    const reading = readRecord(list, given);
    const lineId = steps.identify?.(given, reading.record, place);
    const conflict = reading.record && steps.conflict?.(reading.record, place);
    if (reading.record !== undefined && conflict === undefined) {
      records.push(reading.record);
      places.push(place);
      continue;
    }
    const problems = conflict === undefined ? reading.problems : [conflict.problem];
    const refused = problems.map((problem) => exceptionOf(problem, list, place, given, lineId));
    desk.exceptions.push(...refused);
    const [first] = refused;
    if (first === undefined) continue;
    if (conflict?.harmless !== true) desk.taints.add(list, given, first);
    steps.refuse?.(given, first);
  }
  desk.exceptions.push(...unknown.warnings(list));
  return { records, places };
};
