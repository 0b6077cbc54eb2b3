import { textOf, unguard } from '@totalize/adapter-kit';
import {
  BEGINS,
  CASE,
  CASE_TABLE,
  CASES,
  COUNTS,
  GROSS,
  ID_FROM,
  ID_TO,
  IDS,
  INDEX,
  INDEX_LENGTH,
  NOBODY,
  ODD,
  ORDER,
  OWNERS,
  RECORDS,
  ROWS,
  SCRATCH,
  SIGNATURE,
  TABLES,
  UNSEEN,
  WITHOUT_IDS,
} from '../kernel/case-table.ts';
import { BEYOND, type Kernel } from '../kernel/kernel.ts';
import { floatsIn, integersIn, Rooms } from '../kernel/space.ts';
import { type CaseList, listNumber } from './case-lists.ts';
import type { Rows } from './rows.ts';
import type { Signatures } from './signatures.ts';

const NONE = -1;
/** Bytes of numbers that a signature has of each row at most, and beside these. */
const ROW_NUMBERS = 2 * Int32Array.BYTES_PER_ELEMENT;
const FEW_NUMBERS = 1024;

/** The workers of a slice with their rows, as far as their bytes tell; each is a case, and has a number. */
export class Cases {
  readonly #rows: Rows;
  readonly #signatures: Signatures;
  readonly #kernel: Kernel;
  readonly #rooms: Rooms;
  /** There is room for so many rows, and for so many bytes that one is signed with. */
  #most = 0;
  #scratch = 0;
  readonly #table: Int32Array;
  #owners: Int32Array = new Int32Array();
  #gross: Float64Array = new Float64Array();
  #places: Int32Array = new Int32Array();
  #order: Int32Array = new Int32Array();
  #records: Int32Array = new Int32Array();
  #index: Int32Array = new Int32Array();

  /** `rows` stand in the memory of the kernel. */
  constructor(rows: Rows, signatures: Signatures, kernel: Kernel) {
    this.#rows = rows;
    this.#signatures = signatures;
    this.#kernel = kernel;
    this.#rooms = new Rooms(kernel.memory);
    this.#table = integersIn(kernel.memory, CASE_TABLE);
  }

  /** Where the kernel finds them. */
  get address(): number {
    return this.#table.byteOffset;
  }

  get count(): number {
    return this.#table[CASES] ?? 0;
  }

  /** It can be seen whose each row is. */
  get areAllSeen(): boolean {
    return this.#table[UNSEEN] === 0;
  }

  /** Finds those of the rows that were read last, in the place of those before. */
  read(): void {
    const [rows, table] = [this.#rows, this.#table];
    const { does } = this.#kernel;
    this.#makeRoom();
    table[CASES] = 0;
    table[UNSEEN] = 0;
    this.#eachTable('ownRows');
    if (!this.areAllSeen) this.#readUnseen();
    does.layCases(this.address);
    this.#eachTable('placeRows');
    this.#signatures.makeRoom(this.#mostSigned());
    does.signCases(rows.address, this.address, this.#signatures.address);
  }

  /** Cases are numbered by their first rows: pay lines before all others. */
  #eachTable(name: 'ownRows' | 'placeRows'): void {
    const [rows, does] = [this.#rows, this.#kernel.does];
    for (const pay of [true, false])
      for (const [file, { list, address }] of rows.tables.entries())
        if ((list === 'payLines') === pay)
          does[name](address, rows.address, this.address, rows.first(file), rows.behind(file));
  }

  /** What cases are signed with takes so many bytes at most: of pay lines two numbers each, of all others cells too. */
  #mostSigned(): number {
    const { tables, starts, count } = this.#rows;
    const bytes = tables.map(({ list }, file) => {
      const [first, behind] = [this.#rows.first(file), this.#rows.behind(file)];
      return list === 'payLines' || first === behind ? 0 : (this.#rows.ends[behind - 1] ?? 0) - (starts[first] ?? 0);
    });
    return bytes.reduce((sum, one) => sum + one, count * ROW_NUMBERS + FEW_NUMBERS);
  }

  #makeRoom(): void {
    const rows = this.#rows;
    const scratch = this.#mostSigned();
    if (this.#most < rows.starts.length || this.#scratch < scratch) this.#takeRooms(rows.starts.length, scratch * 2);
    const length = 2 ** Math.ceil(Math.log2(Math.max(rows.count, 1) * 2));
    this.#table[INDEX_LENGTH] = length;
    this.#index.fill(0, 0, length);
  }

  #takeRooms(most: number, scratch: number): void {
    const [table, rooms] = [this.#table, this.#rooms];
    this.#most = most;
    this.#scratch = scratch;
    rooms.clear();
    this.#owners = integersIn(rooms, most);
    this.#gross = floatsIn(rooms, most);
    this.#places = integersIn(rooms, most);
    this.#order = integersIn(rooms, most);
    this.#records = integersIn(rooms, most * CASE);
    this.#index = integersIn(rooms, most * 2);
    table[OWNERS] = this.#owners.byteOffset;
    table[TABLES] = integersIn(rooms, most).byteOffset;
    table[GROSS] = this.#gross.byteOffset;
    table[ROWS] = this.#places.byteOffset;
    table[ORDER] = this.#order.byteOffset;
    table[RECORDS] = this.#records.byteOffset;
    table[INDEX] = this.#index.byteOffset;
    table[SCRATCH] = rooms.take(scratch + BEYOND).byteOffset;
    table[IDS] = integersIn(rooms, (most + 1) * 2).byteOffset;
  }

  /** Whosever it is, a row whose worker cannot be seen has a cell that must be read with care. */
  #readUnseen(): void {
    const rows = this.#rows;
    const numbers = new Map(Array.from({ length: this.count }, (_, number) => [this.idOf(number), number]));
    for (let row = 0; row < rows.count; row += 1) {
      if (this.#owners[row] !== NOBODY) continue;
      const { worker, slots } = rows.tableOf(row).columns;
      const cells = rows.cellsOf(row);
      const text = cells === undefined ? '' : unguard(textOf(cells[slots.indexOf(worker)]));
      const number = numbers.get(text);
      if (number !== undefined) this.#records[number * CASE + ODD] = 1;
    }
  }

  #of(number: number, place: number): number {
    return this.#records[number * CASE + place] ?? NONE;
  }

  /** The number of the case whose a row is; `NOBODY`: it cannot be seen. */
  ownerOf(row: number): number {
    return this.#owners[row] ?? NOBODY;
  }

  /** What the rows are alike in, as a number; -1: something about them is out of the ordinary, or there are no lines. */
  signatureOf(number: number): number {
    return this.#of(number, SIGNATURE);
  }

  idOf(number: number): string {
    return this.#rows.bytes.toString('latin1', this.#of(number, ID_FROM), this.#of(number, ID_TO));
  }

  /** `false`: none of the lines has an id of its own. */
  hasLineIds(number: number): boolean {
    return this.#of(number, WITHOUT_IDS) === 0;
  }

  /** The rows of a list, in the order in which they stand in the files. */
  rowsOf(number: number, list: CaseList): Int32Array {
    return this.#ownOf(this.#places, number, list);
  }

  /** Which of these rows each is in the order of their ids, the first first. */
  orderOf(number: number, list: CaseList): Int32Array {
    return this.#ownOf(this.#order, number, list);
  }

  #ownOf(column: Int32Array, number: number, list: CaseList): Int32Array {
    const at = listNumber(list);
    const begin = this.#of(number, BEGINS + at);
    return column.subarray(begin, begin + this.#of(number, COUNTS + at));
  }

  firstLine(number: number): number {
    return this.#places[this.#of(number, BEGINS)] ?? NONE;
  }

  /** Gross pay of a line, in hundredths. */
  grossOf(number: number, line: number): number {
    return this.#gross[this.#places[this.#of(number, BEGINS) + line] ?? NONE] ?? NONE;
  }
}
