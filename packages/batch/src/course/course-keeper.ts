import {
  type Asked,
  type BatchReading,
  courseOf,
  coverageAnswers,
  type Legislation,
  longestLineId,
} from '@totalize/core';
import { assemble, type ReadFile } from '../assemble.ts';
import { LONGEST_ID } from '../kernel/case-table.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { Rooms } from '../kernel/space.ts';
import type { SlicedFile } from '../partition.ts';
import { TableRecords } from '../read-table.ts';
import type { NumberedRow } from '../row-text.ts';
import { type CaseList, caseLists } from './case-lists.ts';
import type { Cases } from './cases.ts';
import { type Applicant, Frame, type Made } from './frame.ts';
import { type KeptCourse, keptCourse, type Writers } from './kept-course.ts';
import type { Rows } from './rows.ts';
import { Shapes } from './shapes.ts';
import { Signatures } from './signatures.ts';
import { holdsStandIn, idStandIn, workerStandIn } from './stand-in.ts';
import { answersOf, cellsOfWorker, daysOf, hasPlainDays, isPlainWorker } from './worker-cells.ts';

export interface CourseSettings {
  readonly files: readonly Omit<SlicedFile, 'extents'>[];
  /** What every worker needs. */
  readonly shared: BatchReading;
  readonly asOf: string | undefined;
  readonly schemes: readonly string[] | undefined;
}

/** Pay that any currency can have. */
const SOME_PAY = '1000';
/** Shapes, and what is made of them, beyond which all are forgotten before the next slice. */
const MOST_SHAPES = 50_000;
const MOST_FRAMES = 100_000;
/** Rows of all courses that are kept. */
const MOST_ROWS = 60_000;

/** Courses that are found out at once before it shows whether that is worth it. */
const FIRST = 8;

/** A worker of a slice. */
interface One {
  readonly cases: Cases;
  readonly number: number;
  readonly rows: Rows;
}

/** A derived id that becomes too long is shortened in a way that depends on the worker's. */
const isSafelyNamed = ({ batch }: BatchReading): boolean =>
  batch.payLines.every(({ lineId = '' }) => lineId.length + LONGEST_ID <= longestLineId);

const nothingAsked: Asked = { attributes: [], ages: [], coverage: { days: [], schemes: [] } };

/** The courses of the workers seen so far, for all whose records are the same. */
export class CourseKeeper {
  readonly shapes: Shapes;
  readonly signatures: Signatures;
  readonly #settings: CourseSettings;
  readonly #legislation: Legislation;
  readonly #writers: Writers;
  /** What is written of courses, from which the kernel reads it. */
  #rooms: Rooms;
  /** The same of courses that were forgotten before one of the last slices. */
  readonly #forgotten: (Rooms | undefined)[] = [];
  readonly #memory: Kernel['memory'];
  readonly #slices: number;
  readonly #tables: readonly TableRecords[];
  /** By what the rows are alike in, but for cells that are asked for. */
  readonly #frames = new Map<string, Frame>();
  /** By the numbers of signatures; `none`: workers of it are computed by themselves. */
  readonly #courses: (KeptCourse | 'none' | undefined)[] = [];
  #rows = 0;
  /** Courses that were found out, and those of them that another worker has had since. */
  #made = 0;
  #usedAgain = 0;

  /** `slices`: so many may be read before one has been written. */
  constructor(settings: CourseSettings, legislation: Legislation, writers: Writers, kernel: Kernel, slices: number) {
    this.#settings = settings;
    this.#legislation = legislation;
    this.#writers = writers;
    this.#memory = kernel.memory;
    this.#slices = slices;
    this.#rooms = new Rooms(kernel.memory);
    this.shapes = new Shapes(kernel.memory);
    this.signatures = new Signatures(kernel);
    this.#tables = settings.files.map((file) => new TableRecords(file));
  }

  /** Forgets what there is too much of; the shapes of all rows of a slice must be known by one number. */
  beginSlice(): void {
    const isMuch = this.shapes.size > MOST_SHAPES || this.#frames.size > MOST_FRAMES || this.#rows > MOST_ROWS;
    if (isMuch || this.signatures.areMany) this.#forgetWorkers();
    this.#forgotten.push(isMuch ? this.#forgetCourses() : undefined);
    if (this.#forgotten.length > this.#slices) this.#forgotten.shift()?.clear();
  }

  #forgetWorkers(): void {
    this.signatures.clear();
    this.#courses.length = 0;
  }

  /** What was written of them, which slices may still be written from. */
  #forgetCourses(): Rooms {
    const rooms = this.#rooms;
    this.#rooms = new Rooms(this.#memory);
    this.shapes.clear();
    this.#frames.clear();
    this.#rows = 0;
    return rooms;
  }

  /** The course of a case; `undefined`: the worker's records are computed by themselves, as the first few are that answer alike. */
  courseOf(cases: Cases, number: number, rows: Rows): KeptCourse | undefined {
    const signature = cases.signatureOf(number);
    if (signature < 0) return undefined;
    const known = this.#courses[signature];
    if (known === 'none') return undefined;
    if (known !== undefined) return this.#again(known);
    const found = this.#find({ cases, number, rows });
    if (found === 'few') return undefined;
    this.#courses[signature] = found ?? 'none';
    return found;
  }

  #again(kept: KeptCourse): KeptCourse {
    if (!kept.isUsedAgain) {
      kept.isUsedAgain = true;
      this.#usedAgain += 1;
    }
    return kept;
  }

  /** Most of those that were found out so far are of use to others. */
  get #isWorthIt(): boolean {
    return this.#made < FIRST + this.#usedAgain * 2;
  }

  #find(one: One): KeptCourse | undefined | 'few' {
    const { cases, number, rows } = one;
    const workers = [...cases.rowsOf(number, 'workers')];
    const days = [...cases.rowsOf(number, 'assignments'), ...cases.rowsOf(number, 'certificates')];
    if (!workers.every((row) => isPlainWorker(rows, row)) || !days.every((row) => hasPlainDays(rows, row)))
      return undefined;
    // Several rows of one worker hold for a time each; no row of them stands for another.
    const more = workers.length < 2 ? '' : workers.map((row) => cellsOfWorker(rows, row)).join('\n\n');
    const worker = workers.length === 1 ? workers[0] : undefined;
    const key = `${this.signatures.numbersOf(cases.signatureOf(number))}${more}`;
    const frame = this.#frames.get(key) ?? new Frame();
    this.#frames.set(key, frame);
    const applicant: Applicant = {
      days: daysOf(rows, days),
      answersTo: (asked) => answersOf(rows, worker, asked),
      coverageOf: (asked) => {
        if (asked.coverage.days.length === 0) return '';
        const read = this.#read(one, ['workers', 'assignments', 'certificates']);
        return read && coverageAnswers(read, workerStandIn, this.#legislation, asked.coverage);
      },
      make: () => {
        const made = this.#make(this.#read(one, caseLists));
        this.#rows += made?.kept?.course.rows.length ?? 0;
        this.#made += 1;
        return made;
      },
    };
    return frame.courseOf(applicant, this.#isWorthIt);
  }

  #make(reading: BatchReading | undefined): Made | undefined {
    if (reading === undefined) return undefined;
    if (!isSafelyNamed(reading)) return { kept: undefined, asked: nothingAsked };
    const { schemes } = this.#settings;
    const { course, asked } = courseOf(reading, this.#legislation, schemes === undefined ? {} : { schemes });
    return { kept: course === undefined ? undefined : keptCourse(course, this.#writers, this.#rooms), asked };
  }

  /** `undefined`: something is to be said of the records. */
  #read(one: One, lists: readonly CaseList[]): BatchReading | undefined {
    const { shared, asOf } = this.#settings;
    const rows = this.#rowsOf(one, lists);
    if (rows === undefined) return undefined;
    const files = this.#tables.map((table, at): ReadFile => table.read(rows[at] ?? []));
    if (files.some(({ records }, at) => records.length !== rows[at]?.length)) return undefined;
    const { reading, told } = assemble(files, asOf);
    if (told.length > 0 || reading.exceptions.length > 0) return undefined;
    const { batch, places } = reading;
    return { ...shared, batch: { ...shared.batch, ...batch }, places: { ...shared.places, ...places } };
  }

  /** The rows of each file, with stand-ins for what differs. */
  #rowsOf({ cases, number, rows }: One, lists: readonly CaseList[]): readonly NumberedRow[][] | undefined {
    const found: NumberedRow[][] = this.#settings.files.map(() => []);
    for (const list of lists) {
      const order = cases.orderOf(number, list);
      for (const [at, row] of cases.rowsOf(number, list).entries()) {
        const cells = rows.cellsOf(row);
        if (cells === undefined || cells.some(holdsStandIn)) return undefined;
        const { worker, id, gross, slots } = rows.tableOf(row).columns;
        cells[slots.indexOf(worker)] = workerStandIn;
        const isNamed = list !== 'workers' && (list !== 'payLines' || cases.hasLineIds(number));
        if (isNamed) cells[slots.indexOf(id)] = idStandIn(list, order.indexOf(at));
        if (list === 'payLines') cells[slots.indexOf(gross)] = SOME_PAY;
        found[rows.files[row] ?? 0]?.push({ row: cells, number: rows.numbers[row] ?? 0, forbidden: undefined });
      }
    }
    return found;
  }
}
