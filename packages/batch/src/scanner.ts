import {
  emptyBatch,
  isEmpty,
  type Mapping,
  noMapping,
  type OpenBatch,
  RecordTable,
  reporter,
  type Row,
  textOf,
  Unreadable,
} from '@totalize/adapter-kit';
import type { BatchList, Exception } from '@totalize/core';

/** A file with records of single workers. */
export interface WorkerFile {
  readonly list: BatchList;
  /** Among all files of the run. */
  readonly number: number;
  readonly name: string;
  readonly mapping: Mapping | undefined;
}

/** The header of a file, so that any of its rows can be read by itself. */
export interface FileHeader {
  readonly cells: readonly string[];
  readonly row: number;
}

export interface ToldAt {
  readonly row: number;
  readonly exception: Exception;
}

/** Places of the cells that tell whose row it is, and which; -1: it has none. */
export interface IdCells {
  readonly worker: number;
  readonly id: number;
}

/** Called with each row below the header. */
export type VisitRow = (row: Row, number: number, forbidden: RegExp | undefined, cells: IdCells) => void;

/** The field that holds the id of a record. */
export const idFields: Readonly<Partial<Record<BatchList, string>>> = {
  payLines: 'lineId',
  assignments: 'assignmentId',
  certificates: 'certificateId',
};

const AFTER_ALL = 2 ** 32 - 1;

/** Reads the rows of a file without reading records; what is to be said of its table is said here. */
export class Scanner {
  readonly failed = false;
  readonly told: ToldAt[] = [];
  readonly #table: RecordTable;
  readonly #list: BatchList;
  readonly #visit: VisitRow;
  cells: IdCells | undefined;
  header: FileHeader | undefined;
  /** Columns whose cells something may have to be said of. */
  watches = false;
  /** The file is of a kind whose rows cannot be told apart by worker. */
  odd = false;
  lastRow = 0;

  constructor({ list, name, mapping }: WorkerFile, visit: VisitRow) {
    this.#list = list;
    this.#visit = visit;
    this.#table = new RecordTable(list, mapping ?? noMapping, reporter(name), 'table');
  }

  row(row: Row, number: number, _out: OpenBatch, forbidden?: RegExp): void {
    this.lastRow = number;
    if (this.odd || isEmpty(row)) return;
    if (this.cells === undefined || this.watches)
      this.#tell(number, (out) => this.#table.row(row, number, out, forbidden));
    if (this.cells === undefined) this.#begin(row, number);
    else this.#visit(row, number, forbidden, this.cells);
  }

  end(): void {
    if (!this.odd) this.#tell(AFTER_ALL, (out) => this.#table.end(out));
    this.odd ||= this.#table.failed || this.cells === undefined;
  }

  #tell(row: number, act: (out: OpenBatch) => void): void {
    const out = emptyBatch();
    act(out);
    for (const exception of out.exceptions) this.told.push({ row, exception });
  }

  #begin(row: Row, number: number): void {
    const found = this.#table.header;
    if (found === undefined) return;
    const { layout } = found;
    const place = (field: string | undefined): number | undefined =>
      layout.columns.find(({ target }) => target.part === 'field' && target.field.name === field)?.index;
    const worker = place('workerId') ?? -1;
    const id = place(idFields[this.#list]);
    // A constant, or a header that was taken for want of a better one.
    this.odd = worker < 0 || id === -1 || found.row !== number || row instanceof Unreadable || this.#table.failed;
    if (row instanceof Unreadable) return;
    this.header = { cells: row.map(textOf), row: number };
    this.watches = layout.unnamed.length > 0 || (this.#list === 'payLines' && layout.unused.length > 0);
    this.cells = { worker, id: id ?? -1 };
  }
}
