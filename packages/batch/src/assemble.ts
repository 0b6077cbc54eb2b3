import {
  type BatchList,
  type BatchReading,
  type Exception,
  LineNumbering,
  type PayLine,
  type Place,
  readBatch,
} from '@totalize/core';
import { type RefusedRow, withRefusedRows } from './refusals.ts';

/** What was read from one file. */
export interface ReadFile {
  readonly list: BatchList;
  readonly name: string;
  readonly records: readonly unknown[];
  readonly places: readonly { readonly row: number; readonly sheet?: string }[];
  readonly exceptions: readonly Exception[];
  /** The first error of each row that gave no record. */
  readonly refused: readonly Exception[];
}

/** Equal lines of one file are told apart by their number; the same file given twice gives the same ids twice. */
const giveIds = (lines: readonly PayLine[]): PayLine[] => {
  if (lines.every((line) => line.lineId !== undefined)) return [...lines];
  const numbering = new LineNumbering();
  return lines.map((line) => {
    const derived = numbering.idOf(line);
    return line.lineId === undefined ? { ...line, lineId: derived } : line;
  });
};

/** Puts what was read from files together as one batch. */
export const assemble = (
  files: readonly ReadFile[],
  asOf: string | undefined,
): { readonly reading: BatchReading; readonly told: readonly Exception[] } => {
  const lists: Partial<Record<BatchList, unknown[]>> = { payLines: [] };
  const places: Partial<Record<BatchList, Place[]>> = {};
  const refused: RefusedRow[] = [];
  const told: Exception[] = [];
  for (const file of files) {
    const { list, name } = file;
    const records = (lists[list] ??= []);
    const where = (places[list] ??= []);
    const own = list === 'payLines' ? giveIds(file.records as readonly PayLine[]) : file.records;
    for (const record of own) records.push(record);
    for (const place of file.places) where.push({ file: name, ...place });
    for (const exception of file.exceptions) told.push(exception);
    for (const exception of file.refused) refused.push({ list, exception });
  }
  const reading = readBatch({ ...lists, asOf }, (list, index) => places[list]?.[index] ?? {});
  if ('unreadable' in reading) throw new TypeError('lists from files are a batch');
  return { reading: withRefusedRows(reading, refused), told };
};

const ofFile: ReadonlySet<Exception['code']> = new Set(['amount-unmapped', 'code-unknown', 'code-undecided']);

/** The first error of each row among what was told of some rows. */
export const firstOfEachRow = (exceptions: readonly Exception[]): Exception[] => {
  const first = new Map<string, Exception>();
  for (const exception of exceptions) {
    const key = `${exception.sheet ?? ''} ${exception.row ?? ''}`;
    if (exception.severity === 'error' && !ofFile.has(exception.code) && !first.has(key)) first.set(key, exception);
  }
  return [...first.values()];
};
