import { type Batch, type BatchList, batchLists } from './batch.ts';
import type { Exception } from './exception.ts';
import { date } from './primitives.ts';
import { type Desk, type PlaceOf, readList } from './read-list.ts';
import { readPayLines } from './read-pay-lines.ts';
import { isJsonObject, type JsonObject, type RecordOf } from './read-record.ts';
import type { Place } from './record-exception.ts';
import { type RefusedLine, type Tainted, Taints } from './refusal.ts';
import { sortOf } from './problem.ts';
import { safeValue } from './safe-value.ts';
import { uniqueAssignments, uniqueCertificates } from './unique.ts';
import { UnknownFields } from './unknown-fields.ts';

/** The records of a batch that can be used, and what must be known of the others. */
export interface BatchReading {
  /** Every pay line has its lineId. */
  readonly batch: Batch;
  readonly exceptions: Exception[];
  /** The pay lines that were not taken. */
  readonly refused: readonly RefusedLine[];
  readonly tainted: Tainted;
  /** Where the records of the batch stood, list by list, in the batch's order. */
  readonly places: Readonly<Partial<Record<BatchList, readonly Place[]>>>;
}

const listNames = Object.keys(batchLists) as BatchList[];

const wholeBatch = (column: string, fault: string, remedy: string): Exception => ({
  severity: 'error',
  code: 'record-invalid',
  message: `The batch's ${column} ${fault}: ${remedy}; until then no line is computed.`,
  column,
});

const readAsOf = (given: unknown, desk: Desk): string | undefined => {
  if (given === undefined || given === null) return undefined;
  const parsed = date.safeParse(given);
  if (parsed.success) return parsed.data;
  const value = safeValue('asOf', given);
  const found = value === undefined ? '' : ` (found "${value}")`;
  const fault = typeof given === 'string' ? (parsed.error.issues[0]?.message ?? 'is no date') : `is ${sortOf(given)}`;
  const exception = wholeBatch('asOf', `${fault}${found}`, 'write a date such as "2026-01-31"');
  desk.exceptions.push(value === undefined ? exception : { ...exception, value });
  desk.taints.addAll(exception);
  return undefined;
};

/** A list that may be absent; one that is no list taints the whole batch, since nobody knows what it was to say. */
const listOf = (input: JsonObject, list: BatchList, desk: Desk): readonly unknown[] | undefined => {
  const given = Object.hasOwn(input, list) ? input[list] : undefined;
  if (given === undefined || given === null) return undefined;
  if (Array.isArray(given)) return given;
  const exception = wholeBatch(list, `is ${sortOf(given)}`, 'write a list of records');
  desk.exceptions.push(exception);
  desk.taints.addAll(exception);
  return undefined;
};

const readOther = <L extends Exclude<BatchList, 'payLines'>>(list: L, input: readonly unknown[], desk: Desk) => {
  if (list === 'assignments') return readList('assignments', input, desk, uniqueAssignments(desk.taints));
  if (list === 'certificates') return readList('certificates', input, desk, uniqueCertificates(desk.taints));
  return readList(list, input, desk);
};

/**
 * Reads a batch as it came from outside. A faulty record is left out and told as an exception; the others go on.
 * `placeOf` says where a record stands in the files that it came from; without it, `row` is its place in the list.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { readBatch } from '@totalize/core';
 * const line = {
 *   workerId: 'W1', employerId: 'E1', periodStart: '2026-01-01', periodEnd: '2026-01-31', payDate: '2026-01-31', currency: 'USD',
 * };
 * const reading = readBatch({ payLines: [{ ...line, gross: '16666.67' }, { ...line, lineId: 'L-17', gross: 16666.67 }] });
 * assert('batch' in reading);
 * assert.equal(reading.batch.payLines.length, 1);
 * assert.equal(
 *   reading.exceptions[0]?.message,
 *   'payLines 2 (line L-17): gross is a JSON number that is not exact: write "16666.67".',
 * );
 * ```
 */
export const readBatch = (
  input: unknown,
  placeOf: PlaceOf = (_list, index) => ({ row: index + 1 }),
): BatchReading | { readonly unreadable: string } => {
  if (!isJsonObject(input)) {
    const found = input === undefined ? 'nothing' : sortOf(input);
    return {
      unreadable: `A batch is an object with a list payLines, and this is ${found}: write { "payLines": [ … ] }.`,
    };
  }
  const lines = Object.hasOwn(input, 'payLines') ? input['payLines'] : undefined;
  if (!Array.isArray(lines)) {
    const fault = lines === undefined ? 'is missing' : `is ${sortOf(lines)}`;
    return { unreadable: `The batch's payLines ${fault}: write a list of pay lines, which may be empty.` };
  }

  const desk = { placeOf, taints: new Taints(), exceptions: [] };
  const unknown = new UnknownFields([...listNames, 'asOf']);
  unknown.look(input);
  const asOf = readAsOf(Object.hasOwn(input, 'asOf') ? input['asOf'] : undefined, desk);
  const { records, refused, places: placesOfLines } = readPayLines(lines, desk);
  const others: Partial<Record<BatchList, RecordOf<BatchList>[]>> = {};
  const places: Partial<Record<BatchList, Place[]>> = { payLines: placesOfLines };
  for (const list of listNames) {
    const given = list === 'payLines' ? undefined : listOf(input, list, desk);
    if (list === 'payLines' || given === undefined) continue;
    const read = readOther(list, given, desk);
    others[list] = read.records;
    places[list] = read.places;
  }
  const exceptions = [...desk.exceptions, ...unknown.warnings('batch')];
  const batch = { payLines: records, ...others, ...(asOf !== undefined && { asOf }) } as Batch;
  return { batch, exceptions, refused, tainted: desk.taints, places };
};
