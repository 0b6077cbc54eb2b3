import { type Asked, type BatchReading, courseOf, type Legislation } from '@totalize/core';
import { assemble, type ReadFile } from '../assemble.ts';
import type { SlicedFile } from '../partition.ts';
import { readTable } from '../read-table.ts';
import { readRowText, type NumberedRow } from '../row-text.ts';
import type { Case, CaseList, CaseRow } from './cases.ts';
import { type KeptCourse, keptCourse, type Writers } from './kept-course.ts';
import { Frame } from './frame.ts';
import { Shapes } from './shapes.ts';
import { holdsStandIn, idStandIn, workerStandIn } from './stand-in.ts';
import { Templates } from './template.ts';
import { cellsOfWorker } from './worker-cells.ts';

export interface CourseSettings {
  readonly files: readonly Omit<SlicedFile, 'extents'>[];
  /** What every worker needs. */
  readonly shared: BatchReading;
  readonly asOf: string | undefined;
  readonly schemes: readonly string[] | undefined;
}

/** Pay that any currency can have. */
const SOME_PAY = '1000';
/** Shapes and frames beyond which all are forgotten before the next slice. */
const MOST_SHAPES = 50_000;
const MOST_FRAMES = 50_000;
/** Rows of all courses that are kept. */
const MOST_ROWS = 150_000;

const cellsOf = ({ table: { rows, separator }, row }: CaseRow): string[] => {
  const [read] = readRowText(`${rows.text(rows.starts[row] ?? 0, rows.ends[row] ?? 0)}\n`, separator);
  return Array.isArray(read?.row) ? (read.row as string[]) : [];
};

const nothingAsked: Asked = { attributes: [], ages: [] };

/** The courses of the workers seen so far, for all whose records are the same. */
export class CourseKeeper {
  readonly shapes: Shapes = new Shapes();
  readonly #settings: CourseSettings;
  readonly #legislation: Legislation;
  readonly #writers: Writers;
  readonly #templates = new Templates();
  readonly #frames = new Map<string, Frame>();
  #rows = 0;

  constructor(settings: CourseSettings, legislation: Legislation, writers: Writers) {
    this.#settings = settings;
    this.#legislation = legislation;
    this.#writers = writers;
  }

  /** Makes room before a slice, whose shapes must all be known by one number. */
  beginSlice(): void {
    if (this.shapes.size <= MOST_SHAPES && this.#frames.size <= MOST_FRAMES && this.#rows <= MOST_ROWS) return;
    this.shapes.clear();
    this.#frames.clear();
    this.#templates.clear();
    this.#rows = 0;
  }

  /** `undefined`: the worker's records are computed by themselves, as those are that come up for the first time. */
  courseOf(one: Case): KeptCourse | undefined {
    const { workers } = one.rows;
    // Several rows of one worker hold for a time each; no row of them stands for another.
    const key = workers.length < 2 ? one.key : `${one.key}\n${workers.map(cellsOfWorker).join('\n\n')}`;
    const frame = this.#frames.get(key) ?? new Frame();
    this.#frames.set(key, frame);
    const worker = workers.length === 1 ? workers[0] : undefined;
    return frame.courseOf(worker, () => {
      const made = this.#make(one);
      this.#rows += made.kept?.rows.length ?? 0;
      return made;
    });
  }

  #make(one: Case): { readonly kept: KeptCourse | undefined; readonly asked: Asked } {
    const rows = this.#rowsOf(one);
    const reading = rows === undefined ? undefined : this.#read(rows);
    if (reading === undefined) return { kept: undefined, asked: nothingAsked };
    const { schemes } = this.#settings;
    const { course, asked } = courseOf(reading, this.#legislation, schemes === undefined ? {} : { schemes });
    const kept = course === undefined ? undefined : keptCourse(course, this.#writers, this.#templates);
    return { kept, asked };
  }

  /** `undefined`: something is to be said of the records. */
  #read(rows: readonly NumberedRow[][]): BatchReading | undefined {
    const { shared, asOf } = this.#settings;
    const files = this.#settings.files.map((file, at): ReadFile => readTable(file, rows[at] ?? []));
    if (files.some(({ records }, at) => records.length !== rows[at]?.length)) return undefined;
    const { reading, told } = assemble(files, asOf);
    if (told.length > 0 || reading.exceptions.length > 0) return undefined;
    const { batch, places } = reading;
    return {
      ...shared,
      batch: { ...shared.batch, ...batch },
      places: { ...shared.places, ...places },
    };
  }

  /** The rows of each file, with stand-ins for what differs. */
  #rowsOf(one: Case): readonly NumberedRow[][] | undefined {
    const rows: NumberedRow[][] = this.#settings.files.map(() => []);
    for (const [list, own] of Object.entries(one.rows) as [CaseList, CaseRow[]][]) {
      for (const [at, place] of own.entries()) {
        const cells = cellsOf(place);
        if (cells.some(holdsStandIn)) return undefined;
        const { table, row } = place;
        const { worker, id, gross, slots } = table.rows.columns;
        cells[slots.indexOf(worker)] = workerStandIn;
        if (list !== 'workers') cells[slots.indexOf(id)] = idStandIn(list, one.ranks[list][at] ?? 0);
        if (list === 'payLines') cells[slots.indexOf(gross)] = SOME_PAY;
        rows[table.file]?.push({ row: cells, number: table.rows.numbers[row] ?? 0, forbidden: undefined });
      }
    }
    return rows;
  }
}
