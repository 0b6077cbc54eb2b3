import { csvCell } from '@totalize/adapter-csv';
import { BLOCK, copyBlocks } from '../blocks.ts';
import type { ByteSink } from '../byte-sink.ts';
import { writeDecimal, writeHundredths, writeWithoutZeros } from '../decimal-bytes.ts';
import { type Literal, literalOf } from '../literal.ts';
import type { Case } from './cases.ts';
import type { CourseGroup } from './course-group.ts';
import type { KeptCourse } from './kept-course.ts';
import {
  BEGIN,
  BEHIND,
  DIGITS,
  END_OF_HEAD,
  FIGURE,
  HEAD,
  KIND,
  LENGTH,
  NOTHING,
  PART,
  PLACE,
  type Program,
  type ProgramId,
  RATE,
  STATUS,
  UNROUNDED,
} from './program.ts';
import type { Rows } from './rows.ts';
import type { Parted } from './stand-in.ts';

const due = literalOf(csvCell('due'));
const capped = literalOf(csvCell('capped'));

/** Writes what courses come to. */
export class CourseWriter {
  readonly #rows: Rows;
  /** Where the ids of a program begin and end in the bytes of the rows. */
  #ids = new Int32Array(64);

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Writes the rows of a program for one worker of a group. */
  write(program: Program, { kept, cases }: CourseGroup, worker: number, cells: Float64Array, sink: ByteSink): void {
    const { code, literals } = program;
    sink.reserve(program.most + program.rates * kept.longestRate + BLOCK);
    const one = cases[worker];
    if (one !== undefined) this.#find(program.ids, one);
    const { buffer: bytes, view } = sink;
    let to = sink.length;
    /** The head that was written last. */
    let head = -1;
    let headFrom = to;
    let headLength = 0;
    for (let part = 0; part < code.length; part += PART) {
      to = copyBlocks(view, to, literals, code[part + BEGIN] ?? 0, code[part + LENGTH] ?? 0);
      const kind = code[part];
      const place = code[part + PLACE] ?? 0;
      if (kind === FIGURE) {
        const figure = cells[place + worker] ?? 0;
        const digits = code[part + DIGITS] ?? 0;
        const small = figure | 0;
        // Of most figures, which are integers of the processor, none need be put into an object to be handed on.
        if (small === figure && small >= 0 && digits === 2) to = writeHundredths(view, to, small);
        else to = writeDecimal(bytes, view, to, figure, digits);
        const behind = code[part + BEHIND] ?? 0;
        bytes[to] = behind;
        if (behind > 0) to += 1;
      } else if (kind === HEAD) {
        if (place === head) {
          to = copyBlocks(view, to, view, headFrom, headLength);
          part = code[part + DIGITS] ?? 0;
        } else headFrom = to;
        head = place;
      } else if (kind === END_OF_HEAD) headLength = to - headFrom;
      else if (kind !== NOTHING) to = this.#other(program, part, kept, cells[place + worker] ?? 0, sink, to);
    }
    sink.wrote(to);
  }

  #other(
    { code }: Program,
    part: number,
    { rates }: KeptCourse,
    figure: number,
    { buffer, view }: ByteSink,
    to: number,
  ): number {
    const kind = code[part + KIND];
    if (kind === STATUS) return put(view, to, (figure & 1) === 1 ? capped : due);
    if (kind === RATE) return put(view, to, rates[figure >> 1]);
    if (kind === UNROUNDED) return writeWithoutZeros(buffer, view, to, figure, code[part + DIGITS] ?? 0);
    const id = (code[part + PLACE] ?? 0) * 2;
    const from = this.#ids[id] ?? 0;
    return copyBlocks(view, to, this.#rows.view, from, (this.#ids[id + 1] ?? 0) - from);
  }

  #find(ids: readonly ProgramId[], one: Case): void {
    const rows = this.#rows;
    if (this.#ids.length < ids.length * 2) this.#ids = new Int32Array(ids.length * 4);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at];
      const isWorker = id?.kind !== 'id';
      const row = isWorker ? (one.rows.payLines[0] ?? -1) : one.rowOfRank(id.list, id.rank);
      const { columns } = rows.tableOf(row);
      const slot = isWorker ? columns.worker : columns.id;
      this.#ids[at * 2] = rows.from(row, slot);
      this.#ids[at * 2 + 1] = rows.to(row, slot);
    }
  }

  /** A sentence of the course with the ids of the worker. */
  text(one: Case, parted: Parted): string {
    const rows = this.#rows;
    let text = '';
    for (const [at, part] of parted.texts.entries()) {
      const hole = parted.holes[at];
      text += part;
      if (hole?.kind === 'worker') text += one.workerId.text();
      if (hole?.kind !== 'id') continue;
      const row = one.rowOfRank(hole.list, hole.rank);
      const { id } = rows.tableOf(row).columns;
      text += rows.plainText(rows.from(row, id), rows.to(row, id));
    }
    return text;
  }
}

const put = (view: DataView, to: number, literal: Literal | undefined): number =>
  literal === undefined ? to : copyBlocks(view, to, literal.view, 0, literal.length);
