import {
  type Asked,
  type BatchReading,
  courseOf,
  coverageAnswers,
  type Legislation,
  longestLineId,
} from '@totalize/core';
import { assemble, type ReadFile } from '../assemble.ts';
import { Rooms, type Space } from '../kernel/space.ts';
import type { SlicedFile } from '../partition.ts';
import { TableRecords } from '../read-table.ts';
import type { NumberedRow } from '../row-text.ts';
import { CaseKey } from './case-key.ts';
import { type Case, type CaseList, caseLists } from './cases.ts';
import { LONGEST_ID } from './cell.ts';
import type { Made } from './frame.ts';
import { type KeptCourse, keptCourse, type Writers } from './kept-course.ts';
import type { Rows } from './rows.ts';
import { Shapes } from './shapes.ts';
import { holdsStandIn, idStandIn, workerStandIn } from './stand-in.ts';
import { answersOf, cellsOfWorker, daysOf } from './worker-cells.ts';

export interface CourseSettings {
  readonly files: readonly Omit<SlicedFile, 'extents'>[];
  /** What every worker needs. */
  readonly shared: BatchReading;
  readonly asOf: string | undefined;
  readonly schemes: readonly string[] | undefined;
}

/** Pay that any currency can have. */
const SOME_PAY = '1000';
/** Shapes, and keys made of them, beyond which all are forgotten before the next slice. */
const MOST_SHAPES = 50_000;
const MOST_KEYS = 100_000;
/** Rows of all courses that are kept. */
const MOST_ROWS = 60_000;

/** A derived id that becomes too long is shortened in a way that depends on the worker's. */
const isSafelyNamed = ({ batch }: BatchReading): boolean =>
  batch.payLines.every(({ lineId = '' }) => lineId.length + LONGEST_ID <= longestLineId);

const nothingAsked: Asked = { attributes: [], ages: [], coverage: { days: [], schemes: [] } };

/** The courses of the workers seen so far, for all whose records are the same. */
export class CourseKeeper {
  readonly shapes: Shapes;
  readonly #settings: CourseSettings;
  readonly #legislation: Legislation;
  readonly #writers: Writers;
  /** What is written of courses, from which the kernel reads it. */
  readonly #rooms: Rooms;
  readonly #tables: readonly TableRecords[];
  #key = new CaseKey();
  #rows = 0;

  constructor(settings: CourseSettings, legislation: Legislation, writers: Writers, space: Space) {
    this.#settings = settings;
    this.#legislation = legislation;
    this.#writers = writers;
    this.#rooms = new Rooms(space);
    this.shapes = new Shapes(space);
    this.#tables = settings.files.map((file) => new TableRecords(file));
  }

  /** Where the keys of the next slice begin; the shapes of all its rows must be known by one number. */
  beginSlice(): CaseKey {
    if (this.shapes.size > MOST_SHAPES || this.#key.keys > MOST_KEYS || this.#rows > MOST_ROWS) {
      this.shapes.clear();
      this.#rooms.clear();
      this.#key = new CaseKey();
      this.#rows = 0;
    }
    return this.#key;
  }

  /** `undefined`: the worker's records are computed by themselves, as the first few are that answer alike. */
  courseOf(one: Case, rows: Rows): KeptCourse | undefined {
    const { workers } = one.rows;
    // Several rows of one worker hold for a time each; no row of them stands for another.
    const more = workers.length < 2 ? '' : workers.map((row) => cellsOfWorker(rows, row)).join('\n\n');
    const worker = workers.length === 1 ? workers[0] : undefined;
    return one.key.frame(more).courseOf({
      cells: worker === undefined ? '' : cellsOfWorker(rows, worker),
      days: daysOf(rows, one.rows),
      answersTo: (asked) => answersOf(rows, worker, asked),
      coverageOf: (asked) => {
        if (asked.coverage.days.length === 0) return '';
        const read = this.#read(one, rows, ['workers', 'assignments', 'certificates']);
        return read && coverageAnswers(read, workerStandIn, this.#legislation, asked.coverage);
      },
      make: () => {
        const made = this.#make(this.#read(one, rows, caseLists));
        this.#rows += made?.kept?.course.rows.length ?? 0;
        return made;
      },
    });
  }

  #make(reading: BatchReading | undefined): Made | undefined {
    if (reading === undefined) return undefined;
    if (!isSafelyNamed(reading)) return { kept: undefined, asked: nothingAsked };
    const { schemes } = this.#settings;
    const { course, asked } = courseOf(reading, this.#legislation, schemes === undefined ? {} : { schemes });
    return { kept: course === undefined ? undefined : keptCourse(course, this.#writers, this.#rooms), asked };
  }

  /** `undefined`: something is to be said of the records. */
  #read(one: Case, all: Rows, lists: readonly CaseList[]): BatchReading | undefined {
    const { shared, asOf } = this.#settings;
    const rows = this.#rowsOf(one, all, lists);
    if (rows === undefined) return undefined;
    const files = this.#tables.map((table, at): ReadFile => table.read(rows[at] ?? []));
    if (files.some(({ records }, at) => records.length !== rows[at]?.length)) return undefined;
    const { reading, told } = assemble(files, asOf);
    if (told.length > 0 || reading.exceptions.length > 0) return undefined;
    const { batch, places } = reading;
    return { ...shared, batch: { ...shared.batch, ...batch }, places: { ...shared.places, ...places } };
  }

  /** The rows of each file, with stand-ins for what differs. */
  #rowsOf(one: Case, rows: Rows, lists: readonly CaseList[]): readonly NumberedRow[][] | undefined {
    const found: NumberedRow[][] = this.#settings.files.map(() => []);
    for (const list of lists) {
      for (const [at, row] of one.rows[list].entries()) {
        const cells = rows.cellsOf(row);
        if (cells === undefined || cells.some(holdsStandIn)) return undefined;
        const { worker, id, gross, slots } = rows.tableOf(row).columns;
        cells[slots.indexOf(worker)] = workerStandIn;
        const isNamed = list !== 'workers' && (list !== 'payLines' || one.hasLineIds);
        if (isNamed) cells[slots.indexOf(id)] = idStandIn(list, one.ranks[list]?.[at] ?? at);
        if (list === 'payLines') cells[slots.indexOf(gross)] = SOME_PAY;
        found[rows.files[row] ?? 0]?.push({ row: cells, number: rows.numbers[row] ?? 0, forbidden: undefined });
      }
    }
    return found;
  }
}
