import {
  addTotals,
  compileLaw,
  identifierLike,
  type Int,
  type Law,
  type Legislation,
  sensitiveId,
  type Totals,
  TotalsCollector,
} from '@totalize/core';
import { assemble } from '../assemble.ts';
import { ByteSink } from '../byte-sink.ts';
import { type FilePlace, keyOf, workerKey } from '../keys.ts';
import { numberLine } from '../row-marks.ts';
import { beginning, type Cursor, SegmentWriter, type Segments } from '../segments.ts';
import type { KeptCount, SliceOutput, SliceSettings } from '../slice.ts';
import { type Case, Cases, type CaseTable } from './cases.ts';
import { CourseKeeper } from './course-keeper.ts';
import { CourseWriter, grossOf } from './course-writer.ts';
import type { KeptCourse, Writers } from './kept-course.ts';
import { type RowColumns, rowColumnsOf } from './row-columns.ts';
import { WalkedRows } from './walked-rows.ts';

/** A worker whose course is known. */
interface Known {
  readonly one: Case;
  readonly kept: KeptCourse;
  readonly gross: readonly Int[];
  readonly key: number;
}

/** A slice taken apart into the workers whose courses are known, and the rows of all others, as bytes of each file. */
export interface PartedSlice {
  readonly known: readonly Known[];
  /** `undefined`: there are none. */
  readonly rest: readonly Buffer[] | undefined;
}

const SPARE = 4096;

const nothing = (): Segments => new SegmentWriter().segments();

/** Computes the workers of slices whose records are the same as those of others but for ids and gross pay. */
export class CourseSlices {
  readonly #files: SliceSettings['files'];
  readonly #columns: readonly RowColumns[];
  readonly #law: Law;
  readonly #keeper: CourseKeeper;
  readonly #writer = new CourseWriter();
  /** Whom a decision names, also one that was refused. */
  readonly #named: ReadonlySet<string | undefined>;
  /** Bytes that slices came to so far, at most. */
  readonly #most = { contributions: 0, balances: 0 };

  constructor(settings: SliceSettings, legislation: Legislation, writers: Writers) {
    this.#files = settings.files;
    this.#law = compileLaw(legislation);
    this.#columns = settings.files.map((file) => this.#columnsOf(file));
    const { reading: shared } = assemble(settings.shared, settings.asOf);
    this.#keeper = new CourseKeeper({ ...settings, shared }, legislation, writers);
    const decided = shared.batch.overrides?.map(({ workerId }) => workerId) ?? [];
    this.#named = new Set([...decided, ...shared.tainted.workers.keys()]);
  }

  /** `pieces`: the rows of each file, as `readExtents` gives them. */
  part(pieces: readonly Buffer[]): PartedSlice {
    this.#keeper.beginSlice();
    const tables = this.#files.map((file, at): CaseTable => {
      const columns = this.#columns[at] ?? this.#columnsOf(file);
      const rows = new WalkedRows(pieces[at] ?? Buffer.alloc(0), file, columns);
      return { file: at, list: file.list, separator: file.separator, rows };
    });
    const cases = new Cases(tables, this.#keeper.shapes);
    const known: Known[] = [];
    const owners = new Set<Case>();
    for (const one of cases.byWorker.values()) {
      const found = this.#known(one);
      if (found === undefined) continue;
      known.push(found);
      owners.add(one);
    }
    const rest = tables.map((table, at) =>
      restOf(table, cases.owners.get(table) ?? [], owners, this.#files[at]?.crlf === true),
    );
    return { known, rest: rest.every(({ length }) => length === 0) ? undefined : rest };
  }

  #columnsOf(file: SliceSettings['files'][number]): RowColumns {
    return rowColumnsOf(file, (name) => this.#law.attributes.has(name));
  }

  #known(one: Case): Known | undefined {
    const [first] = one.rows.payLines;
    if (one.odd || first === undefined || this.#named.has(one.workerId)) return undefined;
    const kept = this.#keeper.courseOf(one);
    const gross = kept === undefined ? undefined : grossOf(one, kept.digits);
    if (kept === undefined || gross === undefined) return undefined;
    return { one, kept, gross, key: workerKey(this.#placeOf(one)) };
  }

  /** Writes what the courses come to, in order with what the others came to. */
  write(slice: number, known: readonly Known[], others: SliceOutput | undefined): SliceOutput {
    const writers = {
      contributions: new SegmentWriter(this.#most.contributions),
      balances: new SegmentWriter(this.#most.balances),
      said: new SegmentWriter(),
    };
    const merge = (['contributions', 'balances', 'said'] as const).map((name) =>
      mergerOf(writers[name], others?.[name]),
    );
    const used = new Map<KeptCourse, number>();
    for (const { one, kept, gross, key } of known) {
      for (const { below } of merge) below(key);
      if (!used.has(kept)) used.set(kept, key);
      this.#writer.run(one, kept, gross, writers.contributions.sink);
      writers.contributions.end(key, kept.rows.length);
      this.#writer.balances(kept, writers.balances.sink);
      writers.balances.end(key, kept.balances.length);
      for (const { text } of kept.said) writers.said.sink.write(this.#writer.text(one, text));
      writers.said.end(key, kept.said.length);
    }
    for (const { below } of merge) below(Number.POSITIVE_INFINITY);
    const [contributions, balances, said] = merge.map(({ segments }) => segments());
    const output = {
      contributions: contributions ?? nothing(),
      balances: balances ?? nothing(),
      said: said ?? nothing(),
    };
    for (const name of ['contributions', 'balances'] as const)
      this.#most[name] = Math.max(this.#most[name], output[name].bytes.length + SPARE);
    const counts = countsOf(used);
    const totals = takeTotals(used.keys());
    return {
      slice,
      ...output,
      told: others?.told ?? nothing(),
      attributes: [...(others?.attributes ?? []), ...this.#sensitive(known)],
      counts: [...(others?.counts ?? []), ...counts],
      totals: others === undefined ? totals : addTotals([others.totals, totals]),
    };
  }

  /** What worker ids look like, each told with the place of the first and their number. */
  #sensitive(known: readonly Known[]): SliceOutput['attributes'] {
    if (this.#law.identifiers.length === 0) return [];
    const found = new Map<string, { key: number; count: number }>();
    for (const { one } of known) {
      const name = identifierLike(one.workerId, this.#law);
      if (name === undefined) continue;
      const before = found.get(name);
      if (before === undefined) found.set(name, { key: keyOf('ids', this.#placeOf(one)), count: 1 });
      else before.count += 1;
    }
    return [...found].map(([name, { key, count }]) => ({ key, exception: { ...sensitiveId(name), count } }));
  }

  #placeOf({ rows }: Case): FilePlace {
    const [first] = rows.payLines;
    const file = this.#files[first?.table.file ?? 0]?.number ?? 0;
    return { list: 'payLines', file, row: first?.table.rows.numbers[first.row] ?? 0 };
  }
}

/** Takes what the courses of a slice have summed up, and lets them begin anew. */
const takeTotals = (used: Iterable<KeptCourse>): Totals => {
  const collector = new TotalsCollector();
  for (const kept of used) {
    const { course } = kept;
    collector.addComputed(course.lines * kept.runs, course.currency, kept.gross);
    for (const kind of kept.rows) {
      const { scheme, payer, reason, charged, status } = kind.row;
      const below = charged === undefined ? status : 'due';
      if (kind.below !== undefined) collector.addRow({ scheme, payer, reason, status: below, amount: kind.below });
      if (kind.capped !== undefined) collector.addRow({ scheme, payer, reason, status: 'capped', amount: kind.capped });
      kind.below = undefined;
      kind.capped = undefined;
    }
    kept.runs = 0;
    kept.gross = 0;
  }
  return collector.totals();
};

/** What is told once with its count, for all workers of each course. */
const countsOf = (used: ReadonlyMap<KeptCourse, number>): KeptCount[] =>
  [...used].flatMap(([{ course, runs }, key]) =>
    [...course.notes.counts].map(([name, exception], at) => ({
      name,
      exception: { ...exception, count: exception.count * runs },
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

/** The rows of a table whose owners are not among these, with their numbers. */
const restOf = (
  { rows }: CaseTable,
  owners: readonly (Case | undefined)[],
  known: ReadonlySet<Case>,
  returns: boolean,
): Buffer => {
  const sink = new ByteSink(0);
  let next = -1;
  for (const [row, owner] of owners.entries()) {
    if (owner !== undefined && known.has(owner)) continue;
    const number = rows.numbers[row] ?? 0;
    if (number !== next) sink.write(numberLine(number));
    next = number + 1;
    sink.append(rows.bytes.subarray(rows.starts[row], rows.ends[row]));
    sink.write(returns ? '\r\n' : '\n');
  }
  return Buffer.from(sink.bytes());
};
