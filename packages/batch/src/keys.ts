import { type BatchList, batchLists, type Finding } from '@totalize/core';

/** What is put in order by its place in the files takes part in one of these rounds, one after the other. */
const rounds = ['file', 'record', 'certificates', 'schemes', 'overlaps', 'overrides', 'attributes', 'ids'] as const;
type Round = (typeof rounds)[number];

const ROWS = 2 ** 32;
export const MOST_FILES = 1024;
const LISTS = 8;

const order = Object.keys(batchLists) as BatchList[];
/** Schemes are looked for in these lists in this order; elsewhere the order of the batch's lists holds. */
const schemesOrder: Readonly<Partial<Record<BatchList, number>>> = { payLines: 0, overrides: 1, employers: 2 };

export interface FilePlace {
  readonly list: BatchList;
  /** Number of the file among all of a run. */
  readonly file: number;
  readonly row: number;
}

/** A number that is the greater the later something is told. Half rows stand before what is told of the row itself. */
export const keyOf = (round: Round, { list, file, row }: FilePlace): number => {
  const listOrder = round === 'file' ? 0 : round === 'schemes' ? (schemesOrder[list] ?? 0) : order.indexOf(list);
  return ((rounds.indexOf(round) * LISTS + listOrder) * MOST_FILES + file) * ROWS + row;
};

export const keyOfFinding = (finding: Finding, place: FilePlace): number => keyOf(finding.part, place);

/** The order of workers: by their first line, those without one by their first balance. */
export const workerKey = (place: FilePlace): number => place.file * ROWS + place.row;
