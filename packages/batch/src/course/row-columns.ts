import { emptyBatch, noMapping, RecordTable, reporter } from '@totalize/adapter-kit';
import type { BatchList } from '@totalize/core';
import type { SlicedFile } from '../partition.ts';
import { idFields } from '../scanner.ts';

/** The cells of a table's rows that may differ between workers of one course, by their places among the cells. */
export interface RowColumns {
  readonly count: number;
  /** Of each cell of a row its place among those that may differ; -1: it must be the same. */
  readonly slots: Int8Array;
  /** The places among those that may differ, in the order of the cells. */
  readonly holes: Int8Array;
  readonly differing: number;
  /** Places among those that may differ; -1: there is no such column. */
  readonly worker: number;
  readonly id: number;
  readonly gross: number;
  readonly birth: number;
  readonly attributes: ReadonlyMap<string, number>;
  /** By the place among those that may differ, 1: nothing takes the column, in whose cells there may be anything. */
  readonly ignored: Uint8Array;
  /** Days on which assignments and certificates begin, end and are told of. */
  readonly days: readonly number[];
  /** Places of all that may make a difference: day of birth and attributes, or days. */
  readonly signed: readonly number[];
}

const dayFields: Readonly<Partial<Record<BatchList, readonly string[]>>> = {
  assignments: ['start', 'expectedEnd', 'actualEnd'],
  certificates: ['validFrom', 'validTo', 'issuedOn', 'receivedOn', 'withdrawnOn', 'withdrawnFrom'],
};

/** More cells that may differ are not told apart. */
const MOST_DIFFERING = 100;

/** `isAttribute`: whether the law asks for an attribute of this name. */
export const rowColumnsOf = (
  { list, name, mapping, header }: Pick<SlicedFile, 'list' | 'name' | 'mapping' | 'header'>,
  isAttribute: (name: string) => boolean,
): RowColumns => {
  const table = new RecordTable(list, mapping ?? noMapping, reporter(name), 'table');
  table.row([...header.cells], header.row, emptyBatch());
  const columns = table.header?.layout.columns ?? [];
  const slots = new Int8Array(header.cells.length).fill(-1);
  let differing = 0;
  const slotOf = (column: number | undefined): number => {
    if (column === undefined || column < 0 || differing === MOST_DIFFERING) return -1;
    slots[column] = differing;
    differing += 1;
    return differing - 1;
  };
  const field = (wanted: string | undefined): number =>
    slotOf(columns.find(({ target }) => target.part === 'field' && target.field.name === wanted)?.index);
  const [worker, id] = [field('workerId'), field(idFields[list])];
  const gross = list === 'payLines' ? field('gross') : -1;
  const isWorker = list === 'workers';
  const birth = isWorker ? field('birthDate') : -1;
  const attributes = columns.flatMap(({ target, index }): [string, number][] =>
    isWorker && target.part === 'key' && target.field.name === 'attributes' && isAttribute(target.key)
      ? [[target.key, slotOf(index)]]
      : [],
  );
  const known = new Map(attributes.filter(([, slot]) => slot >= 0));
  const used = new Set(columns.map(({ index }) => index));
  const ignored = header.cells.flatMap((_, index) => (used.has(index) ? [] : [slotOf(index)]));
  const days = (dayFields[list] ?? []).map(field).filter((slot) => slot >= 0);
  const holes = slots.filter((slot) => slot >= 0);
  return {
    count: header.cells.length,
    slots,
    holes,
    differing,
    worker,
    id,
    gross,
    birth,
    attributes: known,
    days,
    signed: [birth, ...known.values(), ...days].filter((slot) => slot >= 0),
    ignored: flagsOf(ignored),
  };
};

const flagsOf = (slots: readonly number[]): Uint8Array => {
  const flags = new Uint8Array(MOST_DIFFERING);
  for (const slot of slots) flags[slot] = 1;
  return flags;
};
