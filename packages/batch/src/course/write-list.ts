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
import type { Program } from './program.ts';
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
    let at = 0;
    let most = 0;
    const addressOf = (program: Program, { kept }: CourseGroup): number => {
      program.lay(this.#programs, at, kept.texts);
      const address = this.#programs.byteOffset + at * INTEGER;
      most = Math.max(most, this.#programs[at + MOST_WRITTEN] ?? 0);
      at += program.size;
      return address;
    };
    const addresses = new Map(
      groups.map((group) => {
        const { rows, balances, said } = group.kept;
        return [group, [rows, balances, said].map((program) => addressOf(program, group))];
      }),
    );
    const [written, keys] = [this.#written, this.#keys];
    for (const [place, { number, group, worker }] of known.entries()) {
      const [rows = 0, balances = 0, said = 0] = addresses.get(group) ?? [];
      keys[place] = keyOf(number);
      written[place * WRITTEN + WRITTEN_CASE] = number;
      written[place * WRITTEN + WRITTEN_PLACE] = worker;
      written[place * WRITTEN + WRITTEN_ROWS] = rows;
      written[place * WRITTEN + WRITTEN_BALANCES] = balances;
      written[place * WRITTEN + WRITTEN_SAID] = said;
    }
    this.#makePages(most);
    return {
      written: written.subarray(0, known.length * WRITTEN),
      keys: keys.subarray(0, known.length),
      ends: this.#ends,
      most,
      pages: this.#pages,
    };
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
