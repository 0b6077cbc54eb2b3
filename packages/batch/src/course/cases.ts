import { textOf, unguard } from '@totalize/adapter-kit';
import type { BatchList } from '@totalize/core';
import type { CaseKey } from './case-key.ts';
import { hundredthsIn, isPlainId } from './cell.ts';
import { addOrder } from './id-order.ts';
import type { Rows } from './rows.ts';
import type { IdList } from './stand-in.ts';
import { hasPlainDays, isPlainWorker } from './worker-cells.ts';

export const caseLists = ['payLines', 'workers', 'assignments', 'certificates'] as const;
export type CaseList = (typeof caseLists)[number];

/** The rows of one worker, as far as their bytes tell. */
export class Case {
  /** Among those of the slice. */
  readonly number: number;
  readonly workerId: string;
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

  constructor(number: number, workerId: string, key: CaseKey) {
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

/** A step of a key that no number of a shape is. */
const WITHOUT_ID = -1;

const isCaseList = (list: BatchList): list is CaseList => (caseLists as readonly BatchList[]).includes(list);

/** Puts the rows of a slice together by worker. */
export class Cases {
  /** In the order of their first rows: pay lines before all others. */
  readonly byWorker: Map<string, Case> = new Map();
  /** The number of the one whose each row is; -1: nobody's who could be seen. */
  readonly owners: Int32Array;
  readonly #rows: Rows;
  readonly #key: CaseKey;

  /** `key`: where the keys of all workers begin. */
  constructor(rows: Rows, key: CaseKey) {
    this.#rows = rows;
    this.#key = key;
    this.owners = new Int32Array(rows.count);
    this.#read(true);
    this.#read(false);
    for (const one of this.byWorker.values()) addOrder(one, rows);
  }

  #caseOf(workerId: string): Case {
    const found = this.byWorker.get(workerId);
    if (found !== undefined) return found;
    const made = new Case(this.byWorker.size, workerId, this.#key);
    this.byWorker.set(workerId, made);
    return made;
  }

  #read(pay: boolean): void {
    const rows = this.#rows;
    let owner: Case | undefined;
    let before = -1;
    for (let row = 0; row < rows.count; row += 1) {
      const { list, columns } = rows.tableOf(row);
      if ((list === 'payLines') !== pay) continue;
      const isSame = before >= 0 && rows.isSame(row, columns.worker, before, rows.tableOf(before).columns.worker);
      if (owner === undefined || !isSame) owner = this.#ownerOf(row, columns.worker);
      before = row;
      this.owners[row] = owner?.number ?? -1;
      if (owner !== undefined) this.#add(owner, row);
    }
  }

  #ownerOf(row: number, worker: number): Case | undefined {
    const rows = this.#rows;
    const [from, to] = [rows.from(row, worker), rows.to(row, worker)];
    if (from >= 0 && isPlainId(rows.bytes, from, to)) return this.#caseOf(rows.plainText(from, to));
    return this.#carefully(row);
  }

  /** Whoever's row it is, it has a cell that must be read with care. */
  #carefully(row: number): Case | undefined {
    const { columns } = this.#rows.tableOf(row);
    const cells = this.#rows.cellsOf(row);
    const workerId = cells === undefined ? '' : unguard(textOf(cells[columns.slots.indexOf(columns.worker)]));
    if (workerId.trim() === '') return undefined;
    const found = this.#caseOf(workerId);
    found.odd = true;
    return found;
  }

  #add(owner: Case, row: number): void {
    const rows = this.#rows;
    const { list, columns } = rows.tableOf(row);
    const shape = rows.shapeOf[row] ?? -1;
    if (!isCaseList(list) || shape < 0) {
      owner.odd = true;
      return;
    }
    owner.rows[list].push(row);
    owner.key = owner.key.next(shape);
    if (list === 'workers') {
      if (!isPlainWorker(rows, row)) owner.odd = true;
      return;
    }
    this.#addId(owner, list, row);
    if (!hasPlainDays(rows, row)) owner.odd = true;
    if (list !== 'payLines') return;
    const from = rows.from(row, columns.gross);
    const gross = from < 0 ? -1 : hundredthsIn(rows.bytes, from, rows.to(row, columns.gross));
    if (gross < 0) owner.odd = true;
    owner.gross.push(gross);
  }

  #addId(owner: Case, list: IdList, row: number): void {
    const rows = this.#rows;
    const { id } = rows.tableOf(row).columns;
    const [from, to] = [rows.from(row, id), rows.to(row, id)];
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
