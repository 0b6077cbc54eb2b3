import { NONE } from './hash.ts';
import type { IdWatch } from './id-watch.ts';
import type { Kernel } from './kernel/kernel.ts';
import {
  BEGIN,
  CELLS,
  CRLF,
  DERIVED,
  ENDS,
  ID,
  KEPT_IDS,
  LAST_BIT,
  MARKS,
  NEXT,
  NOT_PLAIN,
  ROW,
  ROW_BEGIN,
  ROW_COUNT,
  ROW_ID,
  ROW_NEXT,
  ROW_WORKER,
  SEPARATOR,
  STOP,
  TOGETHER,
  WIDTH,
  WORKER,
} from './kernel/plain-form.ts';
import { floatsIn, integersIn, type Space } from './kernel/space.ts';
import type { PlainStart } from './plain-start.ts';

/** Rows that are read at a time. */
const MOST = 4096;
const NUMBERS = ROW / Int32Array.BYTES_PER_ELEMENT;
const FLOATS = ROW / Float64Array.BYTES_PER_ELEMENT;

/** How rows are read. */
export interface PlainSettings {
  readonly isPay: boolean;
  /** Rows of a worker that follow each other are told as one. */
  readonly together: boolean;
  /** Where ids are kept; `undefined`: each is told with its row. */
  readonly ids: IdWatch | undefined;
}

/** Reads rows by their bytes alone: whose they are and where they stand, and where the cells of a row that is odd end. */
export class PlainRowReader {
  readonly #kernel: Kernel;
  readonly #keepsIds: boolean;
  readonly #form: Int32Array;
  readonly #hashes: Float64Array;
  readonly #places: Int32Array;
  /** Of the bytes in the memory of the kernel. */
  readonly #origin: number;
  /** What was told in the end: rows, or several of a worker as one. */
  count = 0;

  /** `bytes`: in which rows will stand, in the memory of the kernel. */
  constructor(
    kernel: Kernel,
    space: Space,
    bytes: Uint8Array,
    start: PlainStart,
    { isPay, together, ids }: PlainSettings,
  ) {
    const { cells, separator, crlf, header } = start;
    this.#kernel = kernel;
    this.#keepsIds = ids !== undefined;
    this.#origin = bytes.byteOffset;
    this.#form = integersIn(space, ENDS + header.cells.length);
    this.#form[SEPARATOR] = separator.charCodeAt(0);
    this.#form[CRLF] = crlf ? 1 : 0;
    this.#form[WIDTH] = header.cells.length;
    this.#form[WORKER] = cells.worker;
    this.#form[ID] = cells.id;
    this.#form[DERIVED] = isPay && cells.id >= 0 ? 1 : 0;
    this.#form[TOGETHER] = together ? 1 : 0;
    this.#form[KEPT_IDS] = ids?.address ?? 0;
    this.#hashes = floatsIn(space, MOST * FLOATS);
    const { buffer, byteOffset } = this.#hashes;
    this.#places = new Int32Array(buffer, byteOffset, MOST * NUMBERS);
  }

  /** Reads rows up to a place, or to one that is out of the ordinary; says where they end. */
  read(from: number, end: number): number {
    const { byteOffset } = this.#hashes;
    const { does } = this.#kernel;
    const origin = this.#origin;
    this.count = does.readPlainRows(this.#form.byteOffset, origin + from, origin + end, byteOffset, MOST);
    return this.count === 0 ? from : this.nextOf(this.count - 1);
  }

  workerOf(row: number): number {
    return this.#hashes[row * FLOATS + ROW_WORKER] ?? 0;
  }

  /** How many are told as this one. */
  rowsOf(row: number): number {
    return this.#places[row * NUMBERS + ROW_COUNT] ?? 0;
  }

  /** `NONE` where it is kept, or where there is none. */
  idOf(row: number): number {
    return this.#keepsIds ? NONE : (this.#hashes[row * FLOATS + ROW_ID] ?? NONE);
  }

  beginOf(row: number): number {
    return (this.#places[row * NUMBERS + ROW_BEGIN] ?? 0) - this.#origin;
  }

  nextOf(row: number): number {
    return (this.#places[row * NUMBERS + ROW_NEXT] ?? 0) - this.#origin;
  }

  /** Why the rows end where they do. */
  get stop(): number {
    return this.#form[STOP] ?? NOT_PLAIN;
  }

  /* Of a row that is out of the ordinary. */

  get begin(): number {
    return (this.#form[BEGIN] ?? 0) - this.#origin;
  }

  /** Where the row after it begins. */
  get next(): number {
    return (this.#form[NEXT] ?? 0) - this.#origin;
  }

  get isWhole(): boolean {
    return this.#form[CELLS] === this.#form[WIDTH];
  }

  from(cell: number): number {
    return cell === 0 ? this.begin : this.to(cell - 1) + 1;
  }

  to(cell: number): number {
    return (this.#form[ENDS + cell] ?? 0) - this.#origin;
  }

  /** The hash of a cell's text; `NONE` where it is not ASCII. */
  hashOf(cell: number): number {
    return this.#kernel.does.hash(this.#origin + this.from(cell), this.#origin + this.to(cell));
  }

  /** Whether a cell may hold an id that is derived. */
  mayBeDerived(cell: number): boolean {
    return ((this.#form[MARKS] ?? 0) & (1 << Math.min(cell, LAST_BIT))) !== 0;
  }
}
