import {
  addTotals,
  compileLaw,
  identifierLike,
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
import { type Case, Cases, NOBODY } from './cases.ts';
import { CourseGroup } from './course-group.ts';
import { CourseKeeper } from './course-keeper.ts';
import { CourseWriter } from './course-writer.ts';
import type { KeptCourse, Writers } from './kept-course.ts';
import { rowColumnsOf } from './row-columns.ts';
import { RowTable } from './row-table.ts';
import { Rows } from './rows.ts';

/** A worker whose course is known. */
interface Known {
  readonly one: Case;
  readonly group: CourseGroup;
  /** Of those in the group. */
  readonly worker: number;
}

/** A slice taken apart into the workers whose courses are known, and the rows of all others, as bytes of each file. */
export interface PartedSlice {
  /** In the order of their first lines. */
  readonly known: readonly Known[];
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
    this.#keeper = new CourseKeeper({ ...settings, shared }, legislation, writers, memory);
    const isAttribute = (name: string): boolean => this.#law.attributes.has(name);
    const tables = settings.files.map((file) => new RowTable(file, rowColumnsOf(file, isAttribute), memory));
    this.#rows = new Rows(tables, this.#keeper.shapes, kernel);
    this.#writer = new CourseWriter(this.#rows, kernel);
    const decided = shared.batch.overrides?.map(({ workerId }) => workerId) ?? [];
    this.#named = new Set([...decided, ...shared.tainted.workers.keys()]);
  }

  /** `pieces`: the rows of each file, as `readExtents` gives them. What comes of it holds until the next slice. */
  part(pieces: readonly Buffer[]): PartedSlice {
    const key = this.#keeper.beginSlice();
    this.#rows.read(pieces);
    const cases = new Cases(this.#rows, key);
    const known = this.#charged(this.#known(cases));
    const isWhole = known.length === cases.all.length && !cases.owners.includes(NOBODY);
    return { known, rest: isWhole ? undefined : this.#restOf(cases, known) };
  }

  #known(cases: Cases): Known[] {
    const known: Known[] = [];
    const groups = new Map<KeptCourse, CourseGroup>();
    for (const one of cases.all) {
      if (one.odd || one.rows.payLines.length === 0 || this.#isNamed(one)) continue;
      const kept = this.#keeper.courseOf(one, this.#rows);
      if (kept === undefined) continue;
      const group = groups.get(kept) ?? new CourseGroup(kept);
      groups.set(kept, group);
      known.push({ one, group, worker: group.cases.push(one) - 1 });
    }
    return known;
  }

  #isNamed({ workerId }: Case): boolean {
    return this.#named.size > 0 && this.#named.has(workerId.text());
  }

  #charged(known: Known[]): Known[] {
    this.#sheet.clear();
    const groups = new Set(known.map(({ group }) => group));
    const failed = new Set([...groups].filter((group) => !group.charge(this.#sheet)));
    return failed.size === 0 ? known : known.filter(({ group }) => !failed.has(group));
  }

  /** The rows whose owners are not among these, with their numbers. */
  #restOf({ owners }: Cases, known: readonly Known[]): readonly Buffer[] {
    const rows = this.#rows;
    const done = new Set(known.map(({ one }) => one.number));
    const sinks = this.#files.map(() => ({ sink: new ByteSink(), next: -1 }));
    for (const [row, owner] of owners.entries()) {
      const piece = sinks[rows.files[row] ?? 0];
      if (piece === undefined || done.has(owner)) continue;
      const number = rows.numbers[row] ?? 0;
      if (number !== piece.next) piece.sink.write(numberLine(number));
      piece.next = number + 1;
      piece.sink.append(rows.bytes.subarray(rows.starts[row], rows.ends[row]));
    }
    return sinks.map(({ sink }) => Buffer.from(sink.bytes()));
  }

  /** Writes what the courses come to, in order with what the others came to. */
  write(slice: number, known: readonly Known[], others: SliceOutput | undefined): SliceOutput {
    const { cells } = this.#sheet;
    const writers = this.#rooms.writers();
    const merge = (['contributions', 'balances', 'said'] as const).map((name) =>
      mergerOf(writers[name], others?.[name]),
    );
    const first = new Map<CourseGroup, number>();
    for (const { one, group, worker } of known) {
      const { kept } = group;
      const key = workerKey(this.#placeOf(one));
      for (const { below } of merge) below(key);
      if (!first.has(group)) first.set(group, key);
      this.#writer.write(kept.rows, group, worker, cells, writers.contributions.sink);
      writers.contributions.end(key, kept.course.rows.length);
      this.#writer.write(kept.balances, group, worker, cells, writers.balances.sink);
      writers.balances.end(key, kept.course.balances.length);
      for (const { text } of kept.said) writers.said.sink.write(this.#writer.text(one, text));
      writers.said.end(key, kept.said.length);
    }
    for (const { below } of merge) below(Number.POSITIVE_INFINITY);
    const [contributions = nothing(), balances = nothing(), said = nothing()] = merge.map(({ segments }) => segments());
    const totals = new TotalsCollector();
    for (const group of first.keys()) group.addTotals(totals, this.#sheet);
    return {
      slice,
      contributions,
      balances,
      said,
      told: others?.told ?? nothing(),
      attributes: [...(others?.attributes ?? []), ...this.#sensitive(known)],
      counts: [...(others?.counts ?? []), ...countsOf(first)],
      totals: others === undefined ? totals.totals() : addTotals([others.totals, totals.totals()]),
    };
  }

  /** What worker ids look like, each told with the place of the first and their number. */
  #sensitive(known: readonly Known[]): SliceOutput['attributes'] {
    if (this.#law.identifiers.length === 0) return [];
    const found = new Map<string, { key: number; count: number }>();
    for (const { one } of known) {
      const name = identifierLike(one.workerId.text(), this.#law);
      if (name === undefined) continue;
      const before = found.get(name);
      if (before === undefined) found.set(name, { key: keyOf('ids', this.#placeOf(one)), count: 1 });
      else before.count += 1;
    }
    return [...found].map(([name, { key, count }]) => ({ key, exception: { ...sensitiveId(name), count } }));
  }

  #placeOf({ rows }: Case): FilePlace {
    const row = rows.payLines[0] ?? -1;
    const file = this.#files[this.#rows.files[row] ?? 0]?.number ?? 0;
    return { list: 'payLines', file, row: this.#rows.numbers[row] ?? 0 };
  }
}

/** What is told once with its count, for all workers of each course. */
const countsOf = (first: ReadonlyMap<CourseGroup, number>): KeptCount[] =>
  [...first].flatMap(([{ kept, cases }, key]) =>
    [...kept.course.notes.counts].map(([name, exception], at) => ({
      name,
      exception: { ...exception, count: exception.count * cases.length },
      key,
      at,
    })),
  );

/** Puts pieces of others between those that are being written, in the order of their keys. */
const mergerOf = (writer: SegmentWriter, others: Segments | undefined) => {
  let cursor: Cursor = beginning;
  return {
    below: (key: number): void => {
      if (others !== undefined) cursor = writer.takeBelow(key, others, cursor);
    },
    segments: (): Segments => {
      const { rows, ...pieces } = writer.segments();
      return { ...pieces, rows: rows + (others?.rows ?? 0) };
    },
  };
};
