import { closeSync, openSync } from 'node:fs';
import { type LineWriter, lineWriter } from '@totalize/adapter-csv';
import {
  type BatchList,
  type BatchReading,
  calculateSlice,
  type Exception,
  type Finding,
  type Legislation,
  type Place,
  type Totals,
} from '@totalize/core';
import { AHEAD } from './ahead.ts';
import { assemble, type ReadFile } from './assemble.ts';
import { CourseSlices } from './course/course-slice.ts';
import type { Unwritten } from './course/unwritten.ts';
import { Kernel, type SharedKernel } from './kernel/kernel.ts';
import { keyOf, keyOfFinding, workerKey } from './keys.ts';
import { ownRecords } from './own-records.ts';
import type { ForeignRow, SlicedFile } from './partition.ts';
import { TableRecords } from './read-table.ts';
import { type NumberedRow, readRowText } from './row-text.ts';
import { ResultRooms, segmentsOf, type Segments, type SliceSegments, SegmentWriter, writtenIn } from './segments.ts';
import { readExtents } from './spool.ts';
import { toldLines } from './told.ts';

/** What all slices of a run share. */
export interface SliceSettings {
  readonly files: readonly Omit<SlicedFile, 'extents'>[];
  readonly foreign: readonly ForeignRow[];
  /** The lists that every worker needs. */
  readonly shared: readonly ReadFile[];
  readonly asOf: string | undefined;
  readonly schemes: readonly string[] | undefined;
  /** Of the contributions. */
  readonly columns: readonly string[] | undefined;
}

export interface SliceJob {
  readonly slice: number;
  /** Of each file. */
  readonly extents: readonly (readonly number[])[];
  /** What earlier slices wrote into, to be used again. */
  readonly room?: readonly Uint8Array[];
}

export type Counted = Exception & { readonly count: number };

/** What is told once with its count; `key` and `at` say where it came up first. */
export interface KeptCount {
  readonly name: string;
  readonly exception: Counted;
  readonly key: number;
  readonly at: number;
}

export interface SliceOutput extends SliceSegments {
  readonly slice: number;
  readonly rows: { readonly contributions: number; readonly balances: number };
  /** What is still to be written, behind what has been. */
  readonly unwritten: Unwritten | undefined;
  /** What all of it stands in, to be used again. */
  readonly rooms: readonly Uint8Array[];
  /** What is said of records, as lines of JSON. */
  readonly told: Segments;
  /** Told once with their count: with the key of the first, and by the name under which they are counted. */
  readonly attributes: readonly { readonly key: number; readonly exception: Counted }[];
  readonly counts: readonly KeptCount[];
  readonly totals: Totals;
}

/** Whether numbers are written as the contract writes them. */
const hasPlainNumbers = ({ mapping }: Pick<SlicedFile, 'mapping'>): boolean =>
  mapping?.decimal !== ',' && mapping?.thousands !== '.';

/** Whether rows can be told to be the same by their bytes, and written from what others came to. */
const fitsCourses = ({ files, columns }: SliceSettings): boolean =>
  files.every(hasPlainNumbers) && columns?.length !== 1;

/** Computes slices, one by one. */
export class SliceComputer {
  readonly #settings: SliceSettings;
  readonly #legislation: Legislation;
  readonly #spools: readonly number[];
  readonly #places: ReadonlyMap<string, { readonly list: BatchList; readonly file: number }>;
  readonly #contributions: LineWriter;
  readonly #balances: LineWriter;
  readonly #courses: CourseSlices | undefined;
  readonly #rooms: ResultRooms;
  readonly #pieces: Buffer[] = [];
  readonly #isAwaited: () => boolean;
  /** With which others can write what it leaves. */
  readonly kernel: SharedKernel;

  /** `isAwaited`: somebody else has time to write results. */
  constructor(settings: SliceSettings, legislation: Legislation, isAwaited: () => boolean = () => false) {
    this.#settings = settings;
    this.#legislation = legislation;
    this.#isAwaited = isAwaited;
    const kernel = new Kernel();
    this.kernel = kernel.shared;
    this.#rooms = new ResultRooms(kernel.memory);
    this.#spools = settings.files.map(({ path }) => openSync(path, 'r'));
    this.#places = new Map(settings.files.map(({ list, name, number }) => [name, { list, file: number }]));
    this.#contributions = lineWriter('contributions', settings.columns);
    this.#balances = lineWriter('balances');
    this.#courses = fitsCourses(settings)
      ? new CourseSlices(
          settings,
          legislation,
          { contributions: this.#contributions, balances: this.#balances },
          { kernel, rooms: this.#rooms, desks: AHEAD },
        )
      : undefined;
  }

  close(): void {
    for (const spool of this.#spools) closeSync(spool);
  }

  compute(job: SliceJob): SliceOutput {
    this.#rooms.give(job.room ?? []);
    const pieces = this.#settings.files.map(({ crlf }, index) =>
      readExtents(this.#spools[index] ?? -1, job.extents[index] ?? [], crlf, (size) => this.#pieceOf(index, size)),
    );
    const foreign = this.#settings.foreign.filter((row) => row.slice !== job.slice);
    const own = foreign.length === this.#settings.foreign.length;
    if (this.#courses === undefined || !own) return this.#compute(job.slice, pieces, foreign);
    const parted = this.#courses.part(pieces);
    const { known, rest } = parted;
    const others = rest === undefined ? undefined : this.#compute(job.slice, rest, foreign);
    if (others !== undefined && known.length === 0) return others;
    const output = this.#courses.write(job.slice, parted, others, this.#isAwaited);
    this.#rooms.expect(output);
    return output;
  }

  /** The rows of a slice are read into the place of those before: new memory takes longer than reading. */
  #pieceOf(file: number, size: number): Buffer {
    let held = this.#pieces[file];
    if (held === undefined || held.length < size) {
      held = Buffer.allocUnsafeSlow(size * 2);
      this.#pieces[file] = held;
    }
    return held;
  }

  #compute(slice: number, pieces: readonly Buffer[], foreign: readonly ForeignRow[]): SliceOutput {
    const { files, foreignPlaces } = this.#read(pieces, foreign);
    const { reading: whole, told } = assemble([...files, ...this.#settings.shared], this.#settings.asOf);
    const isOwn = ({ file, row }: Place): boolean =>
      file !== undefined && this.#places.has(file) && !foreignPlaces.has(`${row} ${file}`);
    const reading = foreign.length === 0 ? whole : ownRecords(whole, isOwn);
    const notes = new SegmentWriter();
    const tell = (exceptions: readonly Exception[], round: 'file' | 'record'): void => {
      for (const exception of exceptions.filter(isOwn))
        notes.add(keyOf(round, this.#placeOf(exception)), toldLines([exception]));
    };
    tell(told, 'file');
    tell(whole.exceptions, 'record');
    return this.#calculate(slice, reading, notes);
  }

  #placeOf({ file = '', row = 0 }: Place) {
    const place = this.#places.get(file);
    if (place === undefined) throw new Error('an exception of no file of a slice');
    return { ...place, row };
  }

  #read(pieces: readonly Buffer[], foreign: readonly ForeignRow[]) {
    const foreignPlaces = new Set<string>();
    const files = this.#settings.files.map((file, index): ReadFile => {
      const text = pieces[index]?.toString('utf8') ?? '';
      const others = foreign
        .filter((row) => row.file === index)
        .flatMap((row) => [...readRowText(row.text, file.separator, file.crlf)]);
      for (const { number } of others) foreignPlaces.add(`${number} ${file.name}`);
      const own = readRowText(text, file.separator, file.crlf);
      return new TableRecords(file).read(others.length === 0 ? own : inOrder([...own, ...others]));
    });
    return { files, foreignPlaces };
  }

  #calculate(slice: number, reading: BatchReading, told: SegmentWriter): SliceOutput {
    const writers = this.#rooms.writers();
    const rows = { contributions: 0, balances: 0 };
    const keys = this.#workerKeys(reading);
    const { schemes } = this.#settings;
    const workers = calculateSlice(reading, this.#legislation, schemes === undefined ? {} : { schemes });
    let step = workers.next();
    for (; step.done !== true; step = workers.next()) {
      const { workerId, ...result } = step.value;
      const key = keys.get(workerId) ?? 0;
      let text = '';
      for (const row of result.contributions) text += this.#contributions.line(row);
      writers.contributions.add(key, text);
      writers.balances.add(key, result.balances.map(this.#balances.line).join(''));
      writers.said.add(key, toldLines(result.exceptions));
      rows.contributions += result.contributions.length;
      rows.balances += result.balances.length;
    }
    const keyed = (findings: readonly Finding[]) =>
      findings.flatMap((finding) => {
        const place = reading.places[finding.list]?.[finding.index];
        if (place?.file === undefined || !this.#places.has(place.file)) return [];
        return [{ key: keyOfFinding(finding, this.#placeOf(place)), exception: finding.exception }];
      });
    for (const { key, exception } of keyed(step.value.findings)) told.add(key, toldLines([exception]));
    const written = segmentsOf(writers);
    return {
      ...written,
      slice,
      rows,
      unwritten: undefined,
      rooms: writtenIn(written),
      told: told.segments(),
      attributes: keyed(step.value.counted).map(({ key, exception }) => ({
        key,
        exception: { ...exception, count: exception.count ?? 1 },
      })),
      counts: step.value.counts.map(({ name, exception, workerId }, at) => ({
        name,
        exception,
        key: keys.get(workerId) ?? 0,
        at,
      })),
      totals: step.value.totals,
    };
  }

  /** The place of each worker among all: that of the first line, else of the first balance. */
  #workerKeys({ batch, places }: BatchReading): ReadonlyMap<string, number> {
    const keys = new Map<string, number>();
    for (const list of ['payLines', 'balances'] as const) {
      for (const [index, { workerId }] of (batch[list] ?? []).entries())
        if (!keys.has(workerId)) keys.set(workerId, workerKey(this.#placeOf(places[list]?.[index] ?? {})));
    }
    return keys;
  }
}

const inOrder = (rows: readonly NumberedRow[]): NumberedRow[] => rows.toSorted((a, b) => a.number - b.number);
