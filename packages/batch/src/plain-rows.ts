import { isAscii, isUtf8 } from 'node:buffer';
import type * as cells from './cells.ts';
import { hashOf, NONE } from './hash.ts';
import type { InputFile } from './input-file.ts';
import { BEYOND, type Kernel } from './kernel/kernel.ts';
import { FULL, NOT_PLAIN, ODD } from './kernel/plain-form.ts';
import { Rooms } from './kernel/space.ts';
import { PlainRowReader, type PlainSettings } from './plain-row-reader.ts';
import type { PlainStart } from './plain-start.ts';
import type { SliceRows } from './slice-rows.ts';

const BLOCK = 256 * 1024;

/**
 * Says into which slice a row goes, or several of a worker, by the hashes of worker and id; -1: into none. `resembles`: the
 * id may be the one that is derived for a line of another worker.
 */
export type Placing = (worker: number, id: number, rows: number, resembles: boolean) => number;

/** What reads the cells that need more than their bytes; it takes a while to load, and most files need none of it. */
type CellReader = Pick<typeof cells, 'idIn' | 'isBlank' | 'resemblesOther'>;

/** Control characters beyond ASCII, and what stands for bytes that are no text: the adapter may refuse their rows. */
const mayBeForbidden = (bytes: Buffer): boolean =>
  bytes.includes('\u{fffd}') || (bytes.includes(0xc2) && /[\u{80}-\u{9f}]/u.test(bytes.toString('utf8')));

const isBeginOfUtf8 = (bytes: Uint8Array, isWhole: boolean): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
};

type Outcome = 'done' | 'not-plain' | 'needs-cells';

/** A cell that needs a reader of cells. */
const UNREAD = -2;

/**
 * Walks over the bytes of a file from its first row, as long as there is nothing in them that the adapter could see
 * otherwise: a quotation mark, a line that ends in another way or has another number of cells, bytes that are no text.
 */
export class PlainRows {
  readonly #file: InputFile;
  readonly #start: PlainStart;
  readonly #settings: PlainSettings;
  readonly #row: PlainRowReader;
  readonly #rooms: Rooms;
  readonly #size: number;
  readonly #bytes: Buffer;
  /** Of the first byte in the file. */
  #offset = 0;
  /** Where the next row begins in the bytes. */
  #at = 0;
  #cells: CellReader | undefined;
  /** Whatever comes, the file is read as UTF-8. */
  #isUtf8 = false;
  /** Of the last row that was seen. */
  number: number;

  /** `block`: bytes that are read at a time; a longer row is not plain. */
  constructor(kernel: Kernel, file: InputFile, start: PlainStart, settings: PlainSettings, block: number = BLOCK) {
    this.#file = file;
    this.#start = start;
    this.#settings = settings;
    this.#size = block;
    this.#rooms = new Rooms(kernel.memory);
    this.#bytes = this.#rooms.take(block + BEYOND);
    this.#row = new PlainRowReader(kernel, this.#rooms, this.#bytes, start, settings);
    this.number = start.header.row;
  }

  /** Whether all rows were plain; if not, those up to `number` have been placed. To be called once. */
  async walk(place: Placing, rows: SliceRows): Promise<boolean> {
    try {
      return await this.#walk(place, rows);
    } finally {
      this.#rooms.clear();
    }
  }

  async #walk(place: Placing, rows: SliceRows): Promise<boolean> {
    const bytes = this.#bytes;
    for (let held = 0; ; ) {
      const read = this.#file.read(bytes, held, this.#size - held, this.#offset + held);
      this.#file.onRead(read);
      const filled = held + read + (read === 0 ? this.#endLast(held) : 0);
      const end = filled === 0 ? 0 : bytes.lastIndexOf(0x0a, filled - 1) + 1;
      if (end === 0 && filled === this.#size) return false;
      this.#at = Math.max(0, this.#start.begin - this.#offset);
      rows.begin(bytes, this.#offset);
      const isPlain = this.#at >= end || (await this.#block(end, place, rows));
      rows.leave();
      if (!isPlain) return false;
      if (read === 0) return true;
      bytes.copyWithin(0, end, filled);
      held = filled - end;
      this.#offset += end;
    }
  }

  /** Ends a last row that lacks it. */
  #endLast(filled: number): number {
    if (filled === 0) return 0;
    return this.#bytes.write(this.#start.crlf ? '\r\n' : '\n', filled);
  }

  async #block(end: number, place: Placing, rows: SliceRows): Promise<boolean> {
    const bytes = this.#bytes.subarray(this.#at, end);
    if (!isAscii(bytes)) {
      if (this.#start.asciiOnly || !isUtf8(bytes) || mayBeForbidden(bytes)) return false;
      this.#isUtf8 ||= this.#settlesUtf8(bytes);
      if (!this.#isUtf8) return false;
    }
    let outcome = this.#rows(end, place, rows);
    if (outcome === 'needs-cells') {
      this.#cells = await import('./cells.ts');
      outcome = this.#rows(end, place, rows);
    }
    return outcome === 'done';
  }

  /** The piece in which the first character beyond ASCII stands decides for the adapter how all of it is read. */
  #settlesUtf8(bytes: Uint8Array): boolean {
    const { piece } = this.#start;
    const from = this.#offset + this.#at + bytes.findIndex((byte) => byte >= 0x80);
    const to = Math.min((Math.floor((from + 3) / piece) + 1) * piece, this.#file.size);
    const rest = Buffer.allocUnsafe(to - from);
    const read = this.#file.read(rest, 0, rest.length, from);
    return isBeginOfUtf8(rest.subarray(0, read), to === this.#file.size);
  }

  #rows(end: number, place: Placing, rows: SliceRows): Outcome {
    const row = this.#row;
    while (this.#at < end) {
      this.#at = row.read(this.#at, end);
      for (let at = 0; at < row.count; at += 1) {
        const count = row.rowsOf(at);
        const slice = place(row.workerOf(at), row.idOf(at), count, false);
        const [from, to] = [this.#offset + row.beginOf(at), this.#offset + row.nextOf(at)];
        if (slice >= 0) rows.put(slice, this.number + 1, count, from, to);
        this.number += count;
      }
      if (row.stop === FULL) this.#settings.ids?.makeRoom();
      if (row.stop === NOT_PLAIN) return 'not-plain';
      const outcome = row.stop === ODD ? this.#odd(place, rows) : 'done';
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  /** A row in which something needs more than its bytes. */
  #odd(place: Placing, rows: SliceRows): Outcome {
    const row = this.#row;
    const { isWhole } = row;
    const { worker: workerCell, id: idCell } = this.#start.cells;
    const worker = isWhole ? this.#hashOf(workerCell) : NONE;
    const id = isWhole && idCell >= 0 ? this.#hashOf(idCell) : NONE;
    if (worker === UNREAD || id === UNREAD) return 'needs-cells';
    const isBlank = worker === NONE && this.#isBlank();
    if (isBlank === undefined) return 'needs-cells';
    if (!isWhole && !isBlank) return 'not-plain';
    const resembles = worker !== NONE && id !== NONE && this.#resembles();
    if (resembles === undefined) return 'needs-cells';
    this.number += 1;
    this.#at = row.next;
    const slice = isBlank ? -1 : place(worker, id, 1, resembles);
    if (slice >= 0) rows.put(slice, this.number, 1, this.#offset + row.begin, this.#offset + row.next);
    return 'done';
  }

  #hashOf(cell: number): number {
    const from = this.#row.from(cell);
    const to = this.#row.to(cell);
    if (from === to) return NONE;
    const first = this.#bytes[from] ?? 0;
    // What is not ASCII, blank at its beginning or protected is read as the adapter reads it.
    const hash = first <= 0x20 || first === 0x27 || first === 0x3d ? NONE : this.#row.hashOf(cell);
    if (hash !== NONE) return hash;
    if (this.#cells === undefined) return UNREAD;
    const id = this.#idIn(cell, this.#cells);
    return id === undefined ? NONE : hashOf(id);
  }

  #idIn(cell: number, { idIn }: CellReader): string | undefined {
    return idIn(this.#bytes.toString('utf8', this.#row.from(cell), this.#row.to(cell)));
  }

  #resembles(): boolean | undefined {
    const { worker, id } = this.#start.cells;
    if (!this.#settings.isPay || !this.#row.mayBeDerived(id)) return false;
    const cells = this.#cells;
    return cells?.resemblesOther(this.#idIn(id, cells) ?? '', this.#idIn(worker, cells) ?? '');
  }

  #isBlank(): boolean | undefined {
    const { separator } = this.#start;
    const { begin, next } = this.#row;
    const mark = separator.charCodeAt(0);
    for (let at = begin; at < next; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte >= 0x80) return this.#cells?.isBlank(this.#bytes.toString('utf8', begin, next), separator);
      if (byte > 0x20 && byte !== mark) return false;
    }
    return true;
  }
}
