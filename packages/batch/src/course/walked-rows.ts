import { viewOf } from '../byte-sink.ts';
import type { SlicedFile } from '../partition.ts';
import type { RowColumns } from './row-columns.ts';

const [LINE_FEED, NUMBER, JSON_ROW, ZERO] = [10, 1, 2, 48];
const NOWHERE = -1;

/** What the rows of one piece of a table are, found in its bytes alone. */
export class WalkedRows {
  readonly bytes: Buffer;
  readonly view: DataView;
  count = 0;
  starts: Int32Array = new Int32Array(1024);
  ends: Int32Array = new Int32Array(1024);
  numbers: Float64Array = new Float64Array(1024);
  /** A row as JSON, or with another number of cells than the header. */
  odd: Uint8Array = new Uint8Array(1024);
  readonly columns: RowColumns;
  /** Begin and end of each cell that may differ, row after row; -1 where it is missing. */
  #spans: Int32Array;

  /** `bytes`: as `readExtents` gives them. */
  constructor(bytes: Buffer, { separator, crlf }: Pick<SlicedFile, 'separator' | 'crlf'>, columns: RowColumns) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.columns = columns;
    this.#spans = new Int32Array(2048 * columns.differing);
    this.#walk(separator.charCodeAt(0), crlf ? 1 : 0);
  }

  /** Where a cell that may differ begins; -1: the row does not have it. */
  from(row: number, slot: number): number {
    return slot < 0 ? NOWHERE : (this.#spans[(row * this.columns.differing + slot) * 2] ?? NOWHERE);
  }

  to(row: number, slot: number): number {
    return slot < 0 ? NOWHERE : (this.#spans[(row * this.columns.differing + slot) * 2 + 1] ?? NOWHERE);
  }

  text(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to);
  }

  /** A text of ASCII characters only. */
  plainText(from: number, to: number): string {
    return this.bytes.toString('latin1', from, to);
  }

  #grow(): void {
    const grown = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const size = this.starts.length * 2;
    this.starts = grown(this.starts, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.numbers = grown(this.numbers, new Float64Array(size));
    this.odd = grown(this.odd, new Uint8Array(size));
    this.#spans = grown(this.#spans, new Int32Array(size * 2 * this.columns.differing));
  }

  #walk(separator: number, returns: number): void {
    const { bytes } = this;
    let number = 0;
    for (let at = 0; at < bytes.length; ) {
      const first = bytes[at];
      if (first === NUMBER) {
        number = 0;
        for (at += 1; bytes[at] !== LINE_FEED; at += 1) number = number * 10 + (bytes[at] ?? 0) - ZERO;
        at += 1;
        continue;
      }
      if (this.count === this.starts.length) this.#grow();
      this.numbers[this.count] = number;
      at = first === JSON_ROW ? this.#skip(at) : this.#row(at, separator, returns);
      this.count += 1;
      number += 1;
    }
  }

  #begin(): number {
    const { differing } = this.columns;
    const place = this.count * differing * 2;
    for (let at = place; at < place + differing * 2; at += 1) this.#spans[at] = NOWHERE;
    return place;
  }

  /** A row that only who reads its text can tell anything of. */
  #skip(from: number): number {
    const { bytes, count } = this;
    let end = from;
    while (end < bytes.length && bytes[end] !== LINE_FEED) end += 1;
    this.odd[count] = 1;
    this.starts[count] = from;
    this.ends[count] = end;
    this.#begin();
    return end + 1;
  }

  #row(from: number, separator: number, returns: number): number {
    const { bytes, count, columns } = this;
    const { slots, count: cells } = columns;
    const spans = this.#spans;
    const place = this.#begin();
    let column = 0;
    let begin = from;
    let at = from;
    for (; ; at += 1) {
      const byte = at < bytes.length ? bytes[at] : LINE_FEED;
      if (byte !== separator && byte !== LINE_FEED) continue;
      const end = byte === LINE_FEED ? at - returns : at;
      const slot = column < cells ? (slots[column] ?? -1) : -1;
      if (slot >= 0) {
        spans[place + slot * 2] = begin;
        spans[place + slot * 2 + 1] = end;
      }
      column += 1;
      begin = at + 1;
      if (byte !== LINE_FEED) continue;
      this.starts[count] = from;
      this.ends[count] = end;
      break;
    }
    this.odd[count] = column === cells ? 0 : 1;
    return at + 1;
  }
}
