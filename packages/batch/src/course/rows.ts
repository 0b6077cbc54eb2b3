import { BEYOND, type Kernel } from '../kernel/kernel.ts';
import {
  COLUMNS,
  COUNT,
  ENDS,
  MOST,
  NUMBER,
  NUMBERS,
  ORIGIN,
  SHAPES,
  SPANS,
  STARTS,
  STRIDE,
} from '../kernel/row-table.ts';
import { floatsIn, integersIn, moved, type Space } from '../kernel/space.ts';
import { JSON_ROW } from '../row-marks.ts';
import { readRowText } from '../row-text.ts';
import type { RowTable } from './row-table.ts';
import type { Shapes } from './shapes.ts';
import { Texts } from './texts.ts';

const LINE_FEED = 10;
const NOWHERE = -1;
const FEW_ROWS = 1024;

/** What the rows of a slice are, found in their bytes alone; those of all its files have numbers one after the other. */
export class Rows {
  readonly tables: readonly RowTable[];
  readonly shapes: Shapes;
  readonly #kernel: Kernel;
  readonly #space: Space;
  /** What the kernel is told of these columns, and tells of its progress. */
  readonly #columns: Int32Array;
  readonly #stride: number;
  readonly #texts = new Texts();
  bytes: Buffer;
  starts: Int32Array;
  /** Behind the line feed. */
  ends: Int32Array;
  numbers: Float64Array;
  /** The number of each row's shape; -1: a row as JSON, or with another number of cells than the header. */
  shapeOf: Int32Array;
  /** Begin and end of each cell that may differ, row after row; -1 where it is missing. */
  #spans: Int32Array;
  /** The table of each row. */
  files: Uint16Array = new Uint16Array(FEW_ROWS);
  /** The first row of each table. */
  readonly #firsts: number[] = [];
  #end = 0;

  constructor(tables: readonly RowTable[], shapes: Shapes, kernel: Kernel) {
    const space = kernel.memory;
    this.tables = tables;
    this.shapes = shapes;
    this.#kernel = kernel;
    this.#space = space;
    this.#stride = Math.max(...tables.map(({ columns }) => columns.differing)) * 2;
    this.bytes = space.take(BEYOND);
    this.starts = integersIn(space, FEW_ROWS);
    this.ends = integersIn(space, FEW_ROWS);
    this.numbers = floatsIn(space, FEW_ROWS);
    this.shapeOf = integersIn(space, FEW_ROWS);
    this.#spans = integersIn(space, FEW_ROWS * this.#stride);
    this.#columns = integersIn(space, COLUMNS);
    this.#tellColumns(FEW_ROWS);
  }

  get count(): number {
    return this.#columns[COUNT] ?? 0;
  }

  /** Reads the rows of a slice in the place of those before; `pieces` of each file, as `readExtents` gives them. */
  read(pieces: readonly Buffer[]): void {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (this.bytes.length < length + BEYOND) {
      this.#space.give(this.bytes);
      this.bytes = this.#space.take((length + BEYOND) * 2);
      this.#columns[ORIGIN] = this.bytes.byteOffset;
    }
    this.#columns[COUNT] = 0;
    this.#end = 0;
    if (this.shapes.size === 0) for (const table of this.tables) table.forget();
    for (const [file, table] of this.tables.entries()) {
      const from = this.#end;
      const first = this.count;
      this.#firsts[file] = first;
      this.#end += pieces[file]?.copy(this.bytes, from) ?? 0;
      table.begin();
      this.#walk(file, table, from);
      this.files.fill(file, first, this.count);
    }
  }

  /** Where the kernel finds the columns. */
  get address(): number {
    return this.#columns.byteOffset;
  }

  /** Whether an id stands there as it is. */
  isPlainId(from: number, to: number): boolean {
    const origin = this.bytes.byteOffset;
    return this.#kernel.does.isPlainId(origin + from, origin + to) !== 0;
  }

  /** The first row of a table, and the one behind its last. */
  first(file: number): number {
    return this.#firsts[file] ?? 0;
  }

  behind(file: number): number {
    return this.#firsts[file + 1] ?? this.count;
  }

  tableOf(row: number): RowTable {
    const table = this.tables[this.files[row] ?? 0];
    if (table === undefined) throw new RangeError('a row of no table');
    return table;
  }

  /** Where a cell that may differ begins; -1: the row does not have it. */
  from(row: number, slot: number): number {
    return slot < 0 ? NOWHERE : (this.#spans[row * this.#stride + slot * 2] ?? NOWHERE);
  }

  to(row: number, slot: number): number {
    return slot < 0 ? NOWHERE : (this.#spans[row * this.#stride + slot * 2 + 1] ?? NOWHERE);
  }

  text(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to);
  }

  /** The cells of a row as the adapter would read them; `undefined`: none that are texts. */
  cellsOf(row: number): string[] | undefined {
    const { separator, crlf } = this.tableOf(row);
    const [read] = readRowText(this.text(this.starts[row] ?? 0, this.ends[row] ?? 0), separator, crlf);
    return Array.isArray(read?.row) ? (read.row as string[]) : undefined;
  }

  /** A text of ASCII characters only. */
  plainText(from: number, to: number): string {
    return this.#texts.of(this.bytes, from, to);
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const space = this.#space;
    this.starts = moved(this.starts, integersIn(space, size), space);
    this.ends = moved(this.ends, integersIn(space, size), space);
    this.numbers = moved(this.numbers, floatsIn(space, size), space);
    this.shapeOf = moved(this.shapeOf, integersIn(space, size), space);
    this.#spans = moved(this.#spans, integersIn(space, size * this.#stride), space);
    const files = new Uint16Array(size);
    files.set(this.files);
    this.files = files;
    this.#tellColumns(size);
  }

  #tellColumns(most: number): void {
    const columns = this.#columns;
    columns[MOST] = most;
    columns[ORIGIN] = this.bytes.byteOffset;
    columns[STARTS] = this.starts.byteOffset;
    columns[ENDS] = this.ends.byteOffset;
    columns[NUMBERS] = this.numbers.byteOffset;
    columns[SHAPES] = this.shapeOf.byteOffset;
    columns[SPANS] = this.#spans.byteOffset;
    columns[STRIDE] = this.#stride;
  }

  #walk(file: number, table: RowTable, from: number): void {
    const { does } = this.#kernel;
    this.#columns[NUMBER] = 0;
    for (let at = from; ; ) {
      const origin = this.bytes.byteOffset;
      at = does.readShapedRows(table.address, this.#columns.byteOffset, origin + at, origin + this.#end) - origin;
      if (at === this.#end) return;
      if (this.count === this.starts.length) this.#grow();
      else at = this.#unexpected(file, table, at);
    }
  }

  /** Reads a row that has no shape which could be expected; says where it ends. */
  #unexpected(file: number, table: RowTable, at: number): number {
    const { count } = this;
    const number = this.#columns[NUMBER] ?? 0;
    this.files[count] = file;
    const before = count === this.first(file) ? undefined : this.shapes.at(this.shapeOf[count - 1] ?? -1);
    const end = this.bytes[at] === JSON_ROW.charCodeAt(0) ? this.#skip(at, table) : this.#row(at, table);
    const shape = this.shapeOf[count] === -1 ? undefined : this.shapes.of(file, this, count);
    table.had(shape, before);
    this.numbers[count] = number;
    this.shapeOf[count] = shape?.number ?? -1;
    this.#columns[COUNT] = count + 1;
    this.#columns[NUMBER] = number + 1;
    return end;
  }

  #begin(differing: number): number {
    const place = this.count * this.#stride;
    this.#spans.fill(NOWHERE, place, place + differing * 2);
    return place;
  }

  /** A row that only who reads its text can tell anything of. */
  #skip(from: number, { columns }: RowTable): number {
    this.#begin(columns.differing);
    return this.#ended(from, this.bytes.indexOf(LINE_FEED, from) + 1, -1);
  }

  #row(from: number, { columns, separator, crlf }: RowTable): number {
    const { bytes } = this;
    const { slots, count: cells } = columns;
    const spans = this.#spans;
    const place = this.#begin(columns.differing);
    const mark = separator.charCodeAt(0);
    let column = 0;
    let begin = from;
    let at = from;
    for (; ; at += 1) {
      const byte = bytes[at];
      if (byte !== mark && byte !== LINE_FEED) continue;
      const slot = column < cells ? (slots[column] ?? -1) : -1;
      if (slot >= 0) {
        spans[place + slot * 2] = begin;
        spans[place + slot * 2 + 1] = byte === LINE_FEED && crlf ? at - 1 : at;
      }
      column += 1;
      begin = at + 1;
      if (byte === LINE_FEED) break;
    }
    return this.#ended(from, at + 1, column === cells ? 0 : -1);
  }

  #ended(from: number, end: number, shape: number): number {
    this.starts[this.count] = from;
    this.ends[this.count] = end;
    this.shapeOf[this.count] = shape;
    return end;
  }
}
