import { textOf, unguard, Unreadable } from '@totalize/adapter-kit';
import type { BatchList } from '@totalize/core';
import { readRowText } from '../row-text.ts';
import { hundredthsIn, isPlainId } from './cell.ts';
import { addOrder } from './id-order.ts';
import { isPlainWorker } from './worker-cells.ts';
import type { Shapes } from './shapes.ts';
import type { IdList } from './stand-in.ts';
import type { WalkedRows } from './walked-rows.ts';

/** One file's rows of a slice. */
export interface CaseTable {
  /** Its number among those of the slice. */
  readonly file: number;
  readonly list: BatchList;
  readonly separator: string;
  readonly rows: WalkedRows;
}

export type CaseList = IdList | 'workers';

/** A row of one of the tables. */
export interface CaseRow {
  readonly table: CaseTable;
  readonly row: number;
}

/** The rows of one worker, as far as their bytes tell. */
export class Case {
  readonly workerId: string;
  readonly rows: Readonly<Record<CaseList, CaseRow[]>> = {
    payLines: [],
    workers: [],
    assignments: [],
    certificates: [],
  };
  /** Gross pay of each line, in hundredths. */
  readonly gross: number[] = [];
  /** The rank of each row by its id. */
  readonly ranks: Record<IdList, readonly number[]> = { payLines: [], assignments: [], certificates: [] };
  /** Equal for workers whose rows differ in nothing but gross pay and ids of the same order. */
  key = '';
  /** Something about the rows is out of the ordinary: they are read as records, and computed by themselves. */
  odd = false;

  constructor(workerId: string) {
    this.workerId = workerId;
  }
}

/** A shape is written into a key as one character; the last ones mean something else. */
const MOST_SHAPES = 0xff00;

const isCaseList = (list: BatchList): list is CaseList =>
  list === 'payLines' || list === 'workers' || list === 'assignments' || list === 'certificates';

/** Whether the row before has the same worker, as it stands. */
const isSameId = (rows: WalkedRows, row: number): boolean => {
  const { bytes, columns } = rows;
  const [from, to] = [rows.from(row - 1, columns.worker), rows.to(row - 1, columns.worker)];
  const [begin, end] = [rows.from(row, columns.worker), rows.to(row, columns.worker)];
  if (from < 0 || begin < 0 || to - from !== end - begin) return false;
  for (let at = from, twin = begin; at < to; at += 1, twin += 1) if (bytes[at] !== bytes[twin]) return false;
  return true;
};

/** Puts the rows of a slice together by worker. */
export class Cases {
  /** In the order of their first rows: pay lines before all others. */
  readonly byWorker: Map<string, Case> = new Map();
  /** Whose the rows of each table are; `undefined`: nobody's who could be seen. */
  readonly owners: Map<CaseTable, (Case | undefined)[]> = new Map();
  readonly #shapes: Shapes;

  constructor(tables: readonly CaseTable[], shapes: Shapes) {
    this.#shapes = shapes;
    for (const isPay of [true, false])
      for (const table of tables) if ((table.list === 'payLines') === isPay) this.#read(table);
    for (const one of this.byWorker.values()) addOrder(one);
  }

  #caseOf(workerId: string): Case {
    const found = this.byWorker.get(workerId);
    if (found !== undefined) return found;
    const made = new Case(workerId);
    this.byWorker.set(workerId, made);
    return made;
  }

  #read(table: CaseTable): void {
    const owners: (Case | undefined)[] = [];
    this.owners.set(table, owners);
    let owner: Case | undefined;
    for (let row = 0; row < table.rows.count; row += 1) {
      if (owner === undefined || row === 0 || !isSameId(table.rows, row)) owner = this.#ownerOf(table, row);
      owners.push(owner);
      if (owner !== undefined) this.#add(owner, table, row);
    }
  }

  #ownerOf({ rows, separator }: CaseTable, row: number): Case | undefined {
    const { worker } = rows.columns;
    const [from, to] = [rows.from(row, worker), rows.to(row, worker)];
    if (from >= 0 && isPlainId(rows.bytes, from, to)) return this.#caseOf(rows.plainText(from, to));
    return this.#carefully(rows, separator, row);
  }

  /** Whoever's row it is, it has a cell that must be read with care. */
  #carefully(rows: WalkedRows, separator: string, row: number): Case | undefined {
    const [read] = readRowText(`${rows.text(rows.starts[row] ?? 0, rows.ends[row] ?? 0)}\n`, separator);
    if (read === undefined || read.row instanceof Unreadable) return undefined;
    const workerId = unguard(textOf(read.row[rows.columns.slots.indexOf(rows.columns.worker)]));
    if (workerId.trim() === '') return undefined;
    const found = this.#caseOf(workerId);
    found.odd = true;
    return found;
  }

  #add(owner: Case, table: CaseTable, row: number): void {
    const { file, list, rows } = table;
    const shape = isCaseList(list) ? this.#shapes.of(file, rows, row) : -1;
    if (!isCaseList(list) || shape < 0 || shape > MOST_SHAPES) {
      owner.odd = true;
      return;
    }
    owner.rows[list].push({ table, row });
    owner.key += String.fromCharCode(shape);
    const { bytes, columns } = rows;
    if (list === 'workers') {
      if (!isPlainWorker(rows, row)) owner.odd = true;
      return;
    }
    const id = rows.from(row, columns.id);
    if (id < 0 || !isPlainId(bytes, id, rows.to(row, columns.id))) owner.odd = true;
    if (list !== 'payLines') return;
    const from = rows.from(row, columns.gross);
    const gross = from < 0 ? -1 : hundredthsIn(bytes, from, rows.to(row, columns.gross));
    if (gross < 0) owner.odd = true;
    owner.gross.push(gross);
  }
}
