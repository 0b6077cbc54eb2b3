import { csvCell } from '@totalize/adapter-csv';
import type { ByteSink } from '../byte-sink.ts';
import { writeDecimal } from '../decimal-bytes.ts';
import { type Literal, literalOf, WORD } from '../literal.ts';
import type { Case } from './cases.ts';
import { type KeptCourse, rateOf } from './kept-course.ts';
import {
  END_OF_HEAD,
  FIGURE,
  HEAD,
  ID,
  KINDS,
  LITERAL,
  type Program,
  type ProgramId,
  RATE,
  UNROUNDED,
} from './program.ts';
import type { Rows } from './rows.ts';
import type { Parted } from './stand-in.ts';

const due = literalOf(csvCell('due'));
const capped = literalOf(csvCell('capped'));
/** What is written word by word may be followed by so many bytes that what comes next overwrites. */
const BEHIND = WORD;

/** Where the figures of one worker stand. */
export interface Figures {
  readonly cells: Float64Array;
  /** The first of each column, by its number. */
  readonly places: Int32Array;
  readonly worker: number;
}

/** Writes what a course comes to for one worker. */
export class CourseWriter {
  readonly #rows: Rows;
  /** Where the ids of a program begin and end in the bytes of the rows. */
  #ids = new Int32Array(64);

  /** The figure of each kind that was written last, and where it stands. */
  readonly #last = {
    figures: new Float64Array(KINDS),
    digitsOf: new Int32Array(KINDS),
    begins: new Int32Array(KINDS),
    lengths: new Int32Array(KINDS),
  };

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Writes the rows of a program. */
  write(program: Program, one: Case, kept: KeptCourse, { cells, places, worker }: Figures, sink: ByteSink): void {
    const { code, literals } = program;
    if (program.rates > 0) for (const at of kept.course.rates.keys()) rateOf(kept, at);
    const longest = kept.rates.reduce((most, { length }) => Math.max(most, length), 0);
    sink.reserve(program.most + program.rates * longest + BEHIND);
    this.#find(program.ids, one);
    const ids = this.#ids;
    const from = this.#rows.view;
    const { buffer: bytes, view } = sink;
    let to = sink.length;
    const { figures, digitsOf, begins, lengths } = this.#last;
    figures.fill(Number.NaN);
    /** The head that was written last. */
    let head = -1;
    let headFrom = to;
    let headLength = 0;
    for (let at = 0; at < code.length; ) {
      const first = code[at + 1] ?? 0;
      switch (code[at]) {
        case LITERAL: {
          const literal = literals[first];
          if (literal !== undefined) to = put(view, to, literal);
          at += 2;
          break;
        }
        case FIGURE: {
          const figure = cells[(places[first] ?? 0) + worker] ?? 0;
          const digits = code[at + 2] ?? 0;
          const kind = code[at + 3] ?? 0;
          const behind = code[at + 4] ?? 0;
          const begin = to;
          // Rows of one line repeat what they are counted on, and halves of a contribution each other.
          if (figure === figures[kind] && digits === digitsOf[kind]) {
            to = repeat(view, to, begins[kind] ?? 0, lengths[kind] ?? 0);
          } else {
            const small = figure | 0;
            // An integer of the processor need not be put into an object to be handed on.
            to = small === figure ? writeDecimal(bytes, to, small, digits) : writeDecimal(bytes, to, figure, digits);
            figures[kind] = figure;
            digitsOf[kind] = digits;
            lengths[kind] = to - begin;
            begins[kind] = begin;
          }
          if (behind > 0) bytes[to] = behind;
          if (behind > 0) to += 1;
          at += 5;
          break;
        }
        case HEAD: {
          if (first === head) to = repeat(view, to, headFrom, headLength);
          else headFrom = to;
          at = first === head ? (code[at + 2] ?? 0) : at + 3;
          head = first;
          break;
        }
        case END_OF_HEAD:
          headLength = to - headFrom;
          at += 1;
          break;
        case ID: {
          const end = ids[first * 2 + 1] ?? 0;
          let place = ids[first * 2] ?? 0;
          for (; place + WORD <= end; place += WORD, to += WORD) view.setInt32(to, from.getInt32(place, true), true);
          for (; place < end; place += 1, to += 1) view.setUint8(to, from.getUint8(place));
          at += 2;
          break;
        }
        case UNROUNDED:
          to = writeWithoutZeros(bytes, to, cells[(places[first] ?? 0) + worker] ?? 0, code[at + 2] ?? 0);
          at += 3;
          break;
        default: {
          const mark = cells[(places[first] ?? 0) + worker] ?? 0;
          to = put(view, to, code[at] === RATE ? rateOf(kept, mark >> 1) : mark % 2 === 1 ? capped : due);
          at += 2;
        }
      }
    }
    sink.wrote(to);
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
      if (hole?.kind === 'worker') text += one.workerId;
      if (hole?.kind !== 'id') continue;
      const row = one.rowOfRank(hole.list, hole.rank);
      const { id } = rows.tableOf(row).columns;
      text += rows.plainText(rows.from(row, id), rows.to(row, id));
    }
    return text;
  }
}

const put = (view: DataView, to: number, { words, length }: Literal): number => {
  for (let word = 0, place = to; word < words.length; word += 1, place += WORD)
    view.setInt32(place, words[word] ?? 0, true);
  return to + length;
};

/** Writes once more what stands at a place. */
const repeat = (view: DataView, to: number, from: number, length: number): number => {
  for (let word = 0; word < length; word += WORD) view.setInt32(to + word, view.getInt32(from + word, true), true);
  return to + length;
};

const writeWithoutZeros = (bytes: Uint8Array, at: number, units: number, digits: number): number => {
  let [rest, places] = [units, digits];
  for (; places > 0; places -= 1) {
    const tens = Math.trunc(rest / 10);
    if (tens * 10 !== rest) break;
    rest = tens;
  }
  return writeDecimal(bytes, at, rest, places);
};
