import {
  addTotals,
  compileLaw,
  identifierLike,
  isIdentifierAmong,
  type Law,
  type Legislation,
  sensitiveId,
  TotalsCollector,
} from '@totalize/core';
import { assemble } from '../assemble.ts';
import { ByteSink } from '../byte-sink.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type FilePlace, keyOf, workerKey } from '../keys.ts';
import { numberLine } from '../row-marks.ts';
import { eachResult, noSegments, type ResultRooms, segmentsOf, writtenIn } from '../segments.ts';
import type { KeptCount, SliceOutput, SliceSettings } from '../slice.ts';
import { CourseGroup } from './course-group.ts';
import { CourseKeeper } from './course-keeper.ts';
import { Desk } from './desk.ts';
import type { KeptCourse, Writers } from './kept-course.ts';
import { rowColumnsOf } from './row-columns.ts';
import { RowTable } from './row-table.ts';
import { writeCourses } from './unwritten.ts';
import type { Known } from './write-list.ts';

/** A slice taken apart into the workers whose courses are known, and the rows of all others, as bytes of each file. */
export interface PartedSlice {
  readonly desk: Desk;
  /** In the order of their first lines. */
  readonly known: readonly Known[];
  readonly groups: readonly CourseGroup[];
  /** `undefined`: there are none. */
  readonly rest: readonly Buffer[] | undefined;
}

/** Where slices are computed, and their results written. */
interface Place {
  readonly kernel: Kernel;
  readonly rooms: ResultRooms;
  /** Slices that may lie there until they have been written. */
  readonly desks: number;
}

/** Computes the workers of slices whose records are the same as those of others but for ids and gross pay. */
export class CourseSlices {
  readonly #files: SliceSettings['files'];
  readonly #law: Law;
  readonly #kernel: Kernel;
  readonly #keeper: CourseKeeper;
  readonly #desks: readonly Desk[];
  /** Whom a decision names, also one that was refused. */
  readonly #named: ReadonlySet<string | undefined>;
  readonly #rooms: ResultRooms;
  #slices = 0;

  constructor(settings: SliceSettings, legislation: Legislation, writers: Writers, place: Place) {
    const { kernel, rooms, desks } = place;
    this.#rooms = rooms;
    this.#kernel = kernel;
    this.#files = settings.files;
    this.#law = compileLaw(legislation);
    const { reading: shared } = assemble(settings.shared, settings.asOf);
    const keeper = new CourseKeeper({ ...settings, shared }, legislation, writers, kernel, desks);
    this.#keeper = keeper;
    const isAttribute = (name: string): boolean => this.#law.attributes.has(name);
    const tables = settings.files.map((file) => new RowTable(file, rowColumnsOf(file, isAttribute), kernel.memory));
    this.#desks = Array.from({ length: desks }, () => new Desk(tables, keeper.shapes, keeper.signatures, kernel));
    const decided = shared.batch.overrides?.map(({ workerId }) => workerId) ?? [];
    this.#named = new Set([...decided, ...shared.tainted.workers.keys()]);
  }

  /** The one that has been free for longest: what lay there must have been written. */
  #freeDesk(): Desk {
    const desk = this.#desks[this.#slices % this.#desks.length];
    if (desk === undefined) throw new RangeError('there is no desk');
    this.#slices += 1;
    return desk;
  }

  /** `pieces`: the rows of each file, as `readExtents` gives them. */
  part(pieces: readonly Buffer[]): PartedSlice {
    this.#keeper.beginSlice();
    const desk = this.#freeDesk();
    desk.read(pieces);
    const { cases, sheet } = desk;
    const all = this.#known(desk);
    const found = [...new Set(all.map(({ group }) => group))];
    const groups = found.filter((group) => group.charge(sheet, cases));
    const known = groups.length === found.length ? all : all.filter(({ group }) => groups.includes(group));
    const isWhole = known.length === cases.count && cases.areAllSeen;
    return { desk, known, groups, rest: isWhole ? undefined : this.#restOf(desk, known) };
  }

  #known({ rows, cases }: Desk): Known[] {
    const known: Known[] = [];
    const groups = new Map<KeptCourse, CourseGroup>();
    for (let number = 0; number < cases.count; number += 1) {
      if (this.#named.size > 0 && this.#named.has(cases.idOf(number))) continue;
      const kept = this.#keeper.courseOf(cases, number, rows);
      if (kept === undefined) continue;
      const group = groups.get(kept) ?? new CourseGroup(kept);
      groups.set(kept, group);
      known.push({ number, group, worker: group.cases.push(number) - 1 });
    }
    return known;
  }

  /** The rows whose owners are not among these, with their numbers. */
  #restOf({ rows, cases }: Desk, known: readonly Known[]): readonly Buffer[] {
    const done = new Uint8Array(cases.count);
    for (const { number } of known) done[number] = 1;
    const sinks = this.#files.map(() => ({ sink: new ByteSink(), next: -1 }));
    for (let row = 0; row < rows.count; row += 1) {
      const piece = sinks[rows.files[row] ?? 0];
      if (piece === undefined || done[cases.ownerOf(row)] === 1) continue;
      const number = rows.numbers[row] ?? 0;
      if (number !== piece.next) piece.sink.write(numberLine(number));
      piece.next = number + 1;
      piece.sink.append(rows.bytes.subarray(rows.starts[row], rows.ends[row]));
    }
    return sinks.map(({ sink }) => Buffer.from(sink.bytes()));
  }

  /**
   * Writes what the courses come to, in order with what the others came to, until `stop` says that somebody else can go
   * on with it.
   */
  write(slice: number, parted: PartedSlice, others: SliceOutput | undefined, stop: () => boolean): SliceOutput {
    const { desk, known, groups } = parted;
    const { rows, cases, sheet, list } = desk;
    const keyOfCase = (number: number): number => workerKey(this.#placeOf(desk, number));
    const unwritten = {
      ...list.lay(known, groups, keyOfCase),
      rows: rows.address,
      cases: cases.address,
      figures: sheet.cells.byteOffset,
      length: this.#kernel.memory.length,
      others: eachResult((name) => others?.[name] ?? noSegments),
    };
    const writers = this.#rooms.writers();
    const left = writeCourses(this.#kernel.does, unwritten, writers, stop);
    const written = segmentsOf(writers);
    const totals = new TotalsCollector();
    for (const group of groups) group.addTotals(totals, sheet);
    const rowsOf = (name: 'rows' | 'balances'): number =>
      groups.reduce((sum, { kept, cases: own }) => sum + own.length * kept[name].rows, 0);
    return {
      ...written,
      slice,
      unwritten: left,
      rows: {
        contributions: rowsOf('rows') + (others?.rows.contributions ?? 0),
        balances: rowsOf('balances') + (others?.rows.balances ?? 0),
      },
      told: others?.told ?? noSegments,
      attributes: [...(others?.attributes ?? []), ...this.#sensitive(parted)],
      counts: [
        ...(others?.counts ?? []),
        ...groups.flatMap((group) => countsOf(group, keyOfCase(group.cases[0] ?? -1))),
      ],
      totals: others === undefined ? totals.totals() : addTotals([others.totals, totals.totals()]),
      rooms: [...writtenIn(written), ...(others?.rooms ?? [])],
    };
  }

  /** What worker ids look like, each told with the place of the first and their number. */
  #sensitive({ desk, known }: PartedSlice): SliceOutput['attributes'] {
    const ids = known.map(({ number }) => desk.cases.idOf(number));
    if (!isIdentifierAmong(ids, this.#law)) return [];
    const found = new Map<string, { key: number; count: number }>();
    for (const [at, { number }] of known.entries()) {
      const name = identifierLike(ids[at] ?? '', this.#law);
      if (name === undefined) continue;
      const before = found.get(name);
      if (before === undefined) found.set(name, { key: keyOf('ids', this.#placeOf(desk, number)), count: 1 });
      else before.count += 1;
    }
    return [...found].map(([name, { key, count }]) => ({ key, exception: { ...sensitiveId(name), count } }));
  }

  #placeOf({ rows, cases }: Desk, number: number): FilePlace {
    const row = cases.firstLine(number);
    const file = this.#files[rows.files[row] ?? 0]?.number ?? 0;
    return { list: 'payLines', file, row: rows.numbers[row] ?? 0 };
  }
}

/** What is told once with its count, for all workers of a course; `key`: that of the first. */
const countsOf = ({ kept, cases }: CourseGroup, key: number): KeptCount[] =>
  [...kept.course.notes.counts].map(([name, exception], at) => ({
    name,
    exception: { ...exception, count: exception.count * cases.length },
    key,
    at,
  }));
