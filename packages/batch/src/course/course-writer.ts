import {
  WRITTEN,
  WRITTEN_BALANCES,
  WRITTEN_CASE,
  WRITTEN_PLACE,
  WRITTEN_ROWS,
  WRITTEN_SAID,
} from '../kernel/case-table.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { integersIn, Rooms } from '../kernel/space.ts';
import type { SegmentWriter } from '../segments.ts';
import type { Cases } from './cases.ts';
import type { CourseGroup } from './course-group.ts';
import type { Rows } from './rows.ts';

/** A worker whose course is known. */
export interface Known {
  /** That of the case. */
  readonly number: number;
  readonly group: CourseGroup;
  /** Of those in the group. */
  readonly worker: number;
}

const programs: Readonly<Record<'rows' | 'balances' | 'said', number>> = {
  rows: WRITTEN_ROWS,
  balances: WRITTEN_BALANCES,
  said: WRITTEN_SAID,
};

/** Writes what courses come to. */
export class CourseWriter {
  readonly #rows: Rows;
  readonly #cases: Cases;
  readonly #kernel: Kernel;
  readonly #rooms: Rooms;
  /** There is room for so many workers. */
  #most = 0;
  #known: readonly Known[] = [];
  #figures = 0;
  /** What the kernel is told of each. */
  #written: Int32Array = new Int32Array();
  /** Where what it wrote of each ends. */
  #ends: Int32Array = new Int32Array();

  /** `rows`, and all that is written and from, stand in the memory of the kernel. */
  constructor(rows: Rows, cases: Cases, kernel: Kernel) {
    this.#rows = rows;
    this.#cases = cases;
    this.#kernel = kernel;
    this.#rooms = new Rooms(kernel.memory);
  }

  /** Takes the workers of a slice, whose figures stand on one sheet. */
  begin(known: readonly Known[], figures: Float64Array): void {
    this.#known = known;
    this.#figures = figures.byteOffset;
    if (this.#most < known.length) {
      this.#most = known.length * 2;
      this.#rooms.clear();
      this.#ends = integersIn(this.#rooms, this.#most);
      this.#written = integersIn(this.#rooms, this.#most * WRITTEN);
    }
    const written = this.#written;
    for (let at = 0; at < known.length; at += 1) {
      const one = known[at];
      if (one === undefined) continue;
      const { rows, balances, said } = one.group.kept;
      written[at * WRITTEN + WRITTEN_CASE] = one.number;
      written[at * WRITTEN + WRITTEN_PLACE] = one.worker;
      written[at * WRITTEN + WRITTEN_ROWS] = rows.address;
      written[at * WRITTEN + WRITTEN_BALANCES] = balances.address;
      written[at * WRITTEN + WRITTEN_SAID] = said.address;
    }
  }

  /** Writes what one program of each writes, for workers from one up to another; `keys`: those of their pieces. */
  write(name: keyof typeof programs, from: number, behind: number, keys: Float64Array, writer: SegmentWriter): void {
    const { sink } = writer;
    for (let at = from; at < behind; ) {
      sink.reserve(this.#known[at]?.group.kept[name].most ?? 0);
      const { byteOffset, length } = sink.buffer;
      const done = this.#kernel.does.writeCases(
        this.#rows.address,
        this.#cases.address,
        this.#written.byteOffset + at * WRITTEN * Int32Array.BYTES_PER_ELEMENT,
        behind - at,
        programs[name],
        this.#figures,
        byteOffset + sink.length,
        byteOffset + length,
        this.#ends.byteOffset,
      );
      for (let one = 0; one < done; one += 1) {
        sink.wrote((this.#ends[one] ?? 0) - byteOffset);
        writer.end(keys[at + one] ?? 0, this.#known[at + one]?.group.kept[name].rows ?? 0);
      }
      at += done;
    }
  }
}
