import {
  WRITTEN,
  WRITTEN_BALANCES,
  WRITTEN_CASE,
  WRITTEN_PLACE,
  WRITTEN_ROWS,
  WRITTEN_SAID,
} from '../kernel/case-table.ts';
import { MOST_WRITTEN } from '../kernel/parts.ts';
import { floatsIn, integersIn, Rooms, type Space } from '../kernel/space.ts';
import { resultNames } from '../segments.ts';
import type { CourseGroup } from './course-group.ts';
import type { Unwritten } from './unwritten.ts';

/** A worker whose course is known. */
export interface Known {
  /** That of the case. */
  readonly number: number;
  readonly group: CourseGroup;
  /** Of those in the group. */
  readonly worker: number;
}

/** Small enough to stay where the processor finds it at once. */
const SMALLEST_PAGE = 128 * 1024;
/** Beyond so many bytes of one worker there are no pages. */
const LARGEST_PAGE = 16 * 1024 * 1024;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;

/** What the kernel is told of the workers of a slice, to write what they come to. */
export class WriteList {
  readonly #rooms: Rooms;
  readonly #programRooms: Rooms;
  readonly #pagesRooms: Rooms;
  /** There is room for so many workers. */
  #most = 0;
  #written: Int32Array = new Int32Array();
  #keys: Float64Array = new Float64Array();
  #ends: Int32Array = new Int32Array();
  /** Programs with what was charged. */
  #programs: Int32Array = new Int32Array();
  #pages: Uint8Array = new Uint8Array();

  constructor(space: Space) {
    this.#rooms = new Rooms(space);
    this.#programRooms = new Rooms(space);
    this.#pagesRooms = new Rooms(space);
  }

  /** Takes workers in the place of those before. `keyOf`: the key of a case's pieces. */
  lay(
    known: readonly Known[],
    groups: readonly CourseGroup[],
    keyOf: (number: number) => number,
  ): Pick<Unwritten, 'written' | 'keys' | 'ends' | 'most' | 'pages'> {
    this.#makeRoom(known.length, groups);
    const most = this.#layPrograms(groups);
    this.#layWorkers(known);
    const keys = this.#keys.subarray(0, known.length);
    for (let at = 0; at < keys.length; at += 1) keys[at] = keyOf(known[at]?.number ?? -1);
    this.#makePages(most);
    return {
      written: this.#written.subarray(0, known.length * WRITTEN),
      keys,
      ends: this.#ends,
      most,
      pages: this.#pages,
    };
  }

  /** Says how many bytes are written of one worker at most. */
  #layPrograms(groups: readonly CourseGroup[]): number {
    const programs = this.#programs;
    let at = 0;
    let most = 0;
    for (const group of groups) {
      const { kept } = group;
      for (const name of ['rows', 'balances', 'said'] as const) {
        kept[name].lay(programs, at, kept.texts);
        group[name] = programs.byteOffset + at * INTEGER;
        most = Math.max(most, programs[at + MOST_WRITTEN] ?? 0);
        at += kept[name].size;
      }
    }
    return most;
  }

  #layWorkers(known: readonly Known[]): void {
    const written = this.#written;
    for (let place = 0; place < known.length; place += 1) {
      const one = known[place];
      if (one === undefined) return;
      const at = place * WRITTEN;
      written[at + WRITTEN_CASE] = one.number;
      written[at + WRITTEN_PLACE] = one.worker;
      written[at + WRITTEN_ROWS] = one.group.rows;
      written[at + WRITTEN_BALANCES] = one.group.balances;
      written[at + WRITTEN_SAID] = one.group.said;
    }
  }

  #makeRoom(workers: number, groups: readonly CourseGroup[]): void {
    if (this.#most < workers) {
      const [rooms, most] = [this.#rooms, workers * 2];
      rooms.clear();
      this.#most = most;
      this.#written = integersIn(rooms, most * WRITTEN);
      this.#keys = floatsIn(rooms, most);
      this.#ends = integersIn(rooms, most);
    }
    const programs = groups.flatMap(({ kept }) => [kept.rows, kept.balances, kept.said]);
    const size = programs.reduce((sum, program) => sum + program.size, 0);
    if (this.#programs.length >= size) return;
    this.#programRooms.clear();
    this.#programs = integersIn(this.#programRooms, size * 2);
  }

  /** One for each file of results. */
  #makePages(most: number): void {
    if (most > LARGEST_PAGE) return;
    const size = resultNames.length * Math.max(SMALLEST_PAGE, most);
    if (this.#pages.length >= size) return;
    this.#pagesRooms.clear();
    this.#pages = this.#pagesRooms.take(size);
  }
}
