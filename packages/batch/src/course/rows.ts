import type { BatchList } from '@totalize/core';
import { BLOCK } from '../blocks.ts';
import { viewOf } from '../byte-sink.ts';
import type { SlicedFile } from '../partition.ts';
import { readRowText } from '../row-text.ts';
import { isPlainByte } from './cell.ts';
import type { RowColumns } from './row-columns.ts';
import type { Shape, Shapes } from './shapes.ts';
import { Texts } from './texts.ts';

const [LINE_FEED, RETURN, NUMBER, JSON_ROW, ZERO] = [10, 13, 1, 2, 48];
const WORD = Int32Array.BYTES_PER_ELEMENT;
const NOWHERE = -1;

/** How the rows of one file are read. */
export interface Table {
  readonly list: BatchList;
  readonly separator: string;
  readonly crlf: boolean;
  readonly columns: RowColumns;
  /** Shapes that its rows had lately. */
  recent: readonly Shape[];
}

/** So many shapes are tried before one is looked up. */
const RECENT = 12;

export const tableOf = ({ list, separator, crlf }: Omit<SlicedFile, 'extents'>, columns: RowColumns): Table => ({
  list,
  separator,
  crlf,
  columns,
  recent: [],
});

const grown = <T extends Int32Array | Float64Array | Uint16Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};

/** What the rows of a slice are, found in their bytes alone; those of all its files have numbers one after the other. */
export class Rows {
  readonly tables: readonly Table[];
  readonly shapes: Shapes;
  bytes: Buffer = Buffer.alloc(0);
  view: DataView = viewOf(this.bytes);
  count = 0;
  starts: Int32Array = new Int32Array(1024);
  /** Behind the line feed. */
  ends: Int32Array = new Int32Array(1024);
  numbers: Float64Array = new Float64Array(1024);
  /** The table of each row. */
  files: Uint16Array = new Uint16Array(1024);
  /** The number of each row's shape; -1: a row as JSON, or with another number of cells than the header. */
  shapeOf: Int32Array = new Int32Array(1024);
  /** Begin and end of each cell that may differ, row after row; -1 where it is missing. */
  #spans: Int32Array;
  readonly #stride: number;
  readonly #texts = new Texts();
  /** The first row of each table. */
  readonly #firsts: number[] = [];
  #end = 0;

  constructor(tables: readonly Table[], shapes: Shapes) {
    this.tables = tables;
    this.shapes = shapes;
    this.#stride = Math.max(...tables.map(({ columns }) => columns.differing)) * 2;
    this.#spans = new Int32Array(1024 * this.#stride);
  }

  /** Reads the rows of a slice in the place of those before; `pieces` of each file, as `readExtents` gives them. */
  read(pieces: readonly Buffer[]): void {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (this.bytes.length < length + BLOCK) {
      this.bytes = Buffer.allocUnsafeSlow((length + BLOCK) * 2);
      this.view = viewOf(this.bytes);
    }
    this.count = 0;
    this.#end = 0;
    if (this.shapes.size === 0) for (const table of this.tables) table.recent = [];
    for (const file of this.tables.keys()) {
      const from = this.#end;
      this.#firsts[file] = this.count;
      this.#end += pieces[file]?.copy(this.bytes, from) ?? 0;
      this.#walk(file, from);
    }
  }

  /** The first row of a table, and the one behind its last. */
  first(file: number): number {
    return this.#firsts[file] ?? 0;
  }

  behind(file: number): number {
    return this.#firsts[file + 1] ?? this.count;
  }

  tableOf(row: number): Table {
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
    this.starts = grown(this.starts, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.numbers = grown(this.numbers, new Float64Array(size));
    this.files = grown(this.files, new Uint16Array(size));
    this.shapeOf = grown(this.shapeOf, new Int32Array(size));
    this.#spans = grown(this.#spans, new Int32Array(size * this.#stride));
  }

  #walk(file: number, from: number): void {
    const { bytes } = this;
    const table = this.tables[file];
    if (table === undefined) return;
    let number = 0;
    let shape: Shape | undefined;
    for (let at = from; at < this.#end; ) {
      if (bytes[at] === NUMBER) {
        number = 0;
        for (at += 1; bytes[at] !== LINE_FEED; at += 1) number = number * 10 + (bytes[at] ?? 0) - ZERO;
        at += 1;
        continue;
      }
      if (this.count === this.starts.length) this.#grow();
      const { count } = this;
      this.files[count] = file;
      // Rows come in the same order again and again: month by month, or worker by worker.
      let found = shape?.next;
      let end = found === undefined ? -1 : this.#expect(found, table, at);
      for (let recent = 0; end < 0 && recent < table.recent.length; recent += 1) {
        found = table.recent[recent];
        if (found !== undefined) end = this.#expect(found, table, at);
      }
      if (end < 0) {
        end = bytes[at] === JSON_ROW ? this.#skip(at, table) : this.#row(at, table);
        found = this.shapeOf[count] === -1 ? undefined : this.shapes.of(file, this, count);
        if (found !== undefined) table.recent = [found, ...table.recent.slice(0, RECENT - 1)];
      }
      if (shape !== undefined) shape.next = found;
      shape = found;
      this.starts[count] = at;
      this.ends[count] = end;
      this.numbers[count] = number;
      this.shapeOf[count] = shape?.number ?? -1;
      this.count += 1;
      at = end;
      number += 1;
    }
  }

  /** Reads a row of a shape that is expected; -1: it is none of it. */
  #expect(
    { text, view: own, cuts }: Shape,
    { columns: { differing, holes, ignored }, crlf, separator }: Table,
    from: number,
  ): number {
    const { bytes, view } = this;
    const mark = separator.charCodeAt(0);
    const spans = this.#spans;
    const place = this.count * this.#stride;
    let at = from;
    let read = 0;
    for (let hole = 0; ; hole += 1) {
      const cut = cuts[hole] ?? 0;
      if (at + cut - read > this.#end) return -1;
      for (; read + WORD <= cut; read += WORD, at += WORD)
        if (own.getInt32(read, true) !== view.getInt32(at, true)) return -1;
      for (; read < cut; read += 1, at += 1) if (text[read] !== bytes[at]) return -1;
      if (hole === differing) break;
      const slot = holes[hole] ?? 0;
      spans[place + slot * 2] = at;
      while (isPlainByte[bytes[at] ?? 0] === 1) at += 1;
      if (ignored[slot] === 1) while (bytes[at] !== mark && (bytes[at] ?? 0) >= 0x20) at += 1;
      spans[place + slot * 2 + 1] = at;
    }
    if (crlf && bytes[at] !== RETURN) return -1;
    if (crlf) at += 1;
    return bytes[at] === LINE_FEED ? at + 1 : -1;
  }

  #begin(differing: number): number {
    const place = this.count * this.#stride;
    this.#spans.fill(NOWHERE, place, place + differing * 2);
    return place;
  }

  /** A row that only who reads its text can tell anything of. */
  #skip(from: number, { columns }: Table): number {
    this.shapeOf[this.count] = -1;
    this.#begin(columns.differing);
    return this.bytes.indexOf(LINE_FEED, from) + 1;
  }

  #row(from: number, { columns, separator, crlf }: Table): number {
    const { bytes, count } = this;
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
    this.starts[count] = from;
    this.ends[count] = at + 1;
    this.shapeOf[count] = column === cells ? 0 : -1;
    return at + 1;
  }
}
