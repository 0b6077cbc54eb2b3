import { textOf, unguard } from '@totalize/adapter-kit';
import type { BatchList } from '@totalize/core';
import { hashOf, hashOfAscii } from '../hash.ts';
import { WorkerIndex } from '../worker-index.ts';
import type { CaseKey } from './case-key.ts';
import { hundredthsIn, isPlainId } from './cell.ts';
import { addOrder } from './id-order.ts';
import type { RowColumns } from './row-columns.ts';
import type { RowTable } from './row-table.ts';
import type { Rows } from './rows.ts';
import type { IdList } from './stand-in.ts';
import { hasPlainDays, isPlainWorker } from './worker-cells.ts';
import { WorkerId } from './worker-id.ts';

export const caseLists = ['payLines', 'workers', 'assignments', 'certificates'] as const;
export type CaseList = (typeof caseLists)[number];

/** The rows of one worker, as far as their bytes tell. */
export class Case {
  /** Among those of the slice. */
  readonly number: number;
  readonly workerId: WorkerId;
  /** By their numbers in the slice. */
  readonly rows: Readonly<Record<CaseList, number[]>> = {
    payLines: [],
    workers: [],
    assignments: [],
    certificates: [],
  };
  /** `false`: none of the lines has an id of its own. */
  hasLineIds = true;
  /** Gross pay of each line, in hundredths. */
  readonly gross: number[] = [];
  /** The rank of each row by its id; `undefined`: that of the row. */
  readonly ranks: Partial<Record<IdList, readonly number[]>> = {};
  /** The same for workers whose rows differ in nothing but gross pay and ids of the same order. */
  key: CaseKey;
  /** Something about the rows is out of the ordinary: they are read as records, and computed by themselves. */
  odd = false;

  constructor(number: number, workerId: WorkerId, key: CaseKey) {
    this.number = number;
    this.workerId = workerId;
    this.key = key;
  }

  /** The row with a rank by its id. */
  rowOfRank(list: IdList, rank: number): number {
    const ranks = this.ranks[list];
    return this.rows[list][ranks === undefined ? rank : ranks.indexOf(rank)] ?? -1;
  }
}

/** Who owns a row whose worker cannot be seen. */
export const NOBODY = -1;
/** A step of a key that no number of a shape is. */
const WITHOUT_ID = -1;

const isCaseList = (list: BatchList): list is CaseList => (caseLists as readonly BatchList[]).includes(list);

/** Puts the rows of a slice together by worker. */
export class Cases {
  /** In the order of their first rows: pay lines before all others. */
  readonly all: Case[] = [];
  /** The number of the one whose each row is; `NOBODY`: its worker cannot be seen. */
  readonly owners: Int32Array;
  readonly #rows: Rows;
  readonly #key: CaseKey;
  readonly #index = new WorkerIndex();

  /** `key`: where the keys of all workers begin. */
  constructor(rows: Rows, key: CaseKey) {
    this.#rows = rows;
    this.#key = key;
    this.owners = new Int32Array(rows.count).fill(NOBODY);
    for (const pay of [true, false])
      for (const [file, { list }] of rows.tables.entries()) if ((list === 'payLines') === pay) this.#read(file);
    for (const one of this.all) addOrder(one, rows);
  }

  #read(file: number): void {
    const rows = this.#rows;
    const table = rows.tables[file];
    if (table === undefined) return;
    const { worker } = table.columns;
    const end = rows.behind(file);
    let owner: Case | undefined;
    for (let row = rows.first(file); row < end; row += 1) {
      const [from, to] = [rows.from(row, worker), rows.to(row, worker)];
      if (owner === undefined || !owner.workerId.stands(from, to)) owner = this.#ownerOf(row, table, from, to);
      if (owner === undefined) continue;
      this.owners[row] = owner.number;
      this.#add(owner, row, table);
    }
  }

  #ownerOf(row: number, { columns }: RowTable, from: number, to: number): Case | undefined {
    const rows = this.#rows;
    if (from >= 0 && isPlainId(rows.bytes, from, to))
      return this.#caseOf(hashOfAscii(rows.bytes, from, to), new WorkerId(rows, from, to));
    // Whoever's row it is, it has a cell that must be read with care.
    const cells = rows.cellsOf(row);
    const text = cells === undefined ? '' : unguard(textOf(cells[columns.slots.indexOf(columns.worker)]));
    const found = text.trim() === '' ? undefined : this.#caseOf(hashOf(text), new WorkerId(rows, -1, -1, text));
    if (found !== undefined) found.odd = true;
    return found;
  }

  /** `undefined`: another one's id has the same hash. */
  #caseOf(hash: number, id: WorkerId): Case | undefined {
    const number = this.#index.add(hash);
    const found = (this.all[number] ??= new Case(number, id, this.#key));
    return found.workerId.isSame(id) ? found : undefined;
  }

  #add(owner: Case, row: number, { list, columns }: RowTable): void {
    const rows = this.#rows;
    const shape = rows.shapeOf[row] ?? -1;
    if (!isCaseList(list) || shape < 0) {
      owner.odd = true;
      return;
    }
    owner.key = owner.key.next(shape);
    if (list === 'payLines') this.#addLine(owner, row, columns);
    else {
      owner.rows[list].push(row);
      const isPlain = list === 'workers' ? isPlainWorker(rows, row) : hasPlainDays(rows, row);
      if (!isPlain) owner.odd = true;
      if (list !== 'workers') this.#addId(owner, list, row, columns.id);
    }
  }

  #addLine(owner: Case, row: number, { id, gross }: RowColumns): void {
    const rows = this.#rows;
    owner.rows.payLines.push(row);
    this.#addId(owner, 'payLines', row, id);
    const from = rows.from(row, gross);
    const pay = from < 0 ? -1 : hundredthsIn(rows.bytes, from, rows.to(row, gross));
    if (pay < 0) owner.odd = true;
    owner.gross.push(pay);
  }

  #addId(owner: Case, list: IdList, row: number, slot: number): void {
    const rows = this.#rows;
    const [from, to] = [rows.from(row, slot), rows.to(row, slot)];
    if (isPlainId(rows.bytes, from, to)) {
      if (!owner.hasLineIds && list === 'payLines') owner.odd = true;
      return;
    }
    // A line without an id is given one that begins with that of its worker; with others it would stand in some order.
    const isFirst = owner.rows.payLines.length === 1;
    if (list !== 'payLines' || from !== to || (!isFirst && owner.hasLineIds)) owner.odd = true;
    owner.hasLineIds = false;
    owner.key = owner.key.next(WITHOUT_ID);
  }
}
