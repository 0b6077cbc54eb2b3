import {
  addTotals,
  compileLaw,
  identifierLike,
  isIdentifierAmong,
  type Law,
  type Legislation,
  sensitiveId,
  Sheet,
  TotalsCollector,
} from '@totalize/core';
import { assemble } from '../assemble.ts';
import { ByteSink } from '../byte-sink.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { floatsIn } from '../kernel/space.ts';
import { type FilePlace, keyOf, workerKey } from '../keys.ts';
import { numberLine } from '../row-marks.ts';
import { beginning, type Cursor, type ResultRooms, SegmentWriter, type Segments } from '../segments.ts';
import type { KeptCount, SliceOutput, SliceSettings } from '../slice.ts';
import { Cases } from './cases.ts';
import { CourseGroup } from './course-group.ts';
import { CourseKeeper } from './course-keeper.ts';
import { CourseWriter, type Known } from './course-writer.ts';
import type { KeptCourse, Writers } from './kept-course.ts';
import { rowColumnsOf } from './row-columns.ts';
import { RowTable } from './row-table.ts';
import { Rows } from './rows.ts';

/** A slice taken apart into the workers whose courses are known, and the rows of all others, as bytes of each file. */
export interface PartedSlice {
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
}

const nothing = (): Segments => new SegmentWriter().segments();

/** Computes the workers of slices whose records are the same as those of others but for ids and gross pay. */
export class CourseSlices {
  readonly #files: SliceSettings['files'];
  readonly #law: Law;
  readonly #keeper: CourseKeeper;
  readonly #rows: Rows;
  readonly #cases: Cases;
  readonly #writer: CourseWriter;
  readonly #sheet: Sheet;
  /** Whom a decision names, also one that was refused. */
  readonly #named: ReadonlySet<string | undefined>;
  readonly #rooms: ResultRooms;

  constructor(settings: SliceSettings, legislation: Legislation, writers: Writers, place: Place) {
    const { kernel, rooms } = place;
    const { memory } = kernel;
    this.#rooms = rooms;
    this.#sheet = new Sheet((figures) => floatsIn(memory, figures));
    this.#files = settings.files;
    this.#law = compileLaw(legislation);
    const { reading: shared } = assemble(settings.shared, settings.asOf);
    this.#keeper = new CourseKeeper({ ...settings, shared }, legislation, writers, kernel);
    const isAttribute = (name: string): boolean => this.#law.attributes.has(name);
    const tables = settings.files.map((file) => new RowTable(file, rowColumnsOf(file, isAttribute), memory));
    this.#rows = new Rows(tables, this.#keeper.shapes, kernel);
    this.#cases = new Cases(this.#rows, this.#keeper.signatures, kernel);
    this.#writer = new CourseWriter(this.#rows, this.#cases, kernel);
    const decided = shared.batch.overrides?.map(({ workerId }) => workerId) ?? [];
    this.#named = new Set([...decided, ...shared.tainted.workers.keys()]);
  }

  /** `pieces`: the rows of each file, as `readExtents` gives them. What comes of it holds until the next slice. */
  part(pieces: readonly Buffer[]): PartedSlice {
    this.#keeper.beginSlice();
    this.#rows.read(pieces);
    this.#cases.read();
    this.#sheet.clear();
    const all = this.#known();
    const found = [...new Set(all.map(({ group }) => group))];
    const groups = found.filter((group) => group.charge(this.#sheet, this.#cases));
    const known = groups.length === found.length ? all : all.filter(({ group }) => groups.includes(group));
    const isWhole = known.length === this.#cases.count && this.#cases.areAllSeen;
    return { known, groups, rest: isWhole ? undefined : this.#restOf(known) };
  }

  #known(): Known[] {
    const cases = this.#cases;
    const known: Known[] = [];
    const groups = new Map<KeptCourse, CourseGroup>();
    for (let number = 0; number < cases.count; number += 1) {
      if (this.#isNamed(number)) continue;
      const kept = this.#keeper.courseOf(cases, number, this.#rows);
      if (kept === undefined) continue;
      const group = groups.get(kept) ?? new CourseGroup(kept);
      groups.set(kept, group);
      known.push({ number, group, worker: group.cases.push(number) - 1 });
    }
    return known;
  }

  #isNamed(number: number): boolean {
    return this.#named.size > 0 && this.#named.has(this.#cases.idOf(number));
  }

  /** The rows whose owners are not among these, with their numbers. */
  #restOf(known: readonly Known[]): readonly Buffer[] {
    const [rows, cases] = [this.#rows, this.#cases];
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

  /** Writes what the courses come to, in order with what the others came to. */
  write(slice: number, { known, groups }: PartedSlice, others: SliceOutput | undefined): SliceOutput {
    const writers = this.#rooms.writers();
    const merge = (['contributions', 'balances', 'said'] as const).map((name) =>
      mergerOf(writers[name], others?.[name]),
    );
    const keys = Float64Array.from(known, ({ number }) => workerKey(this.#placeOf(number)));
    this.#writer.begin(known, this.#sheet.cells);
    for (let from = 0; from < known.length; ) {
      const next = Math.min(...merge.map(({ below }) => below(keys[from] ?? 0)));
      let behind = from + 1;
      while (behind < known.length && (keys[behind] ?? 0) <= next) behind += 1;
      this.#writer.write('rows', from, behind, keys, writers.contributions);
      this.#writer.write('balances', from, behind, keys, writers.balances);
      this.#writer.write('said', from, behind, keys, writers.said);
      from = behind;
    }
    for (const { below } of merge) below(Number.POSITIVE_INFINITY);
    const [contributions = nothing(), balances = nothing(), said = nothing()] = merge.map(({ segments }) => segments());
    const totals = new TotalsCollector();
    for (const group of groups) group.addTotals(totals, this.#sheet);
    return {
      slice,
      contributions,
      balances,
      said,
      told: others?.told ?? nothing(),
      attributes: [...(others?.attributes ?? []), ...this.#sensitive(known)],
      counts: [
        ...(others?.counts ?? []),
        ...groups.flatMap((group) => countsOf(group, workerKey(this.#placeOf(group.cases[0] ?? -1)))),
      ],
      totals: others === undefined ? totals.totals() : addTotals([others.totals, totals.totals()]),
    };
  }

  /** What worker ids look like, each told with the place of the first and their number. */
  #sensitive(known: readonly Known[]): SliceOutput['attributes'] {
    const ids = known.map(({ number }) => this.#cases.idOf(number));
    if (!isIdentifierAmong(ids, this.#law)) return [];
    const found = new Map<string, { key: number; count: number }>();
    for (const [at, { number }] of known.entries()) {
      const name = identifierLike(ids[at] ?? '', this.#law);
      if (name === undefined) continue;
      const before = found.get(name);
      if (before === undefined) found.set(name, { key: keyOf('ids', this.#placeOf(number)), count: 1 });
      else before.count += 1;
    }
    return [...found].map(([name, { key, count }]) => ({ key, exception: { ...sensitiveId(name), count } }));
  }

  #placeOf(number: number): FilePlace {
    const row = this.#cases.firstLine(number);
    const file = this.#files[this.#rows.files[row] ?? 0]?.number ?? 0;
    return { list: 'payLines', file, row: this.#rows.numbers[row] ?? 0 };
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

/** Puts pieces of others between those that are being written, in the order of their keys. */
const mergerOf = (writer: SegmentWriter, others: Segments | undefined) => {
  let cursor: Cursor = beginning;
  return {
    /** Says what the key of the next piece is. */
    below: (key: number): number => {
      if (others === undefined) return Number.POSITIVE_INFINITY;
      cursor = writer.takeBelow(key, others, cursor);
      return others.index[cursor.at] ?? Number.POSITIVE_INFINITY;
    },
    segments: (): Segments => {
      const { rows, ...pieces } = writer.segments();
      return { ...pieces, rows: rows + (others?.rows ?? 0) };
    },
  };
};
