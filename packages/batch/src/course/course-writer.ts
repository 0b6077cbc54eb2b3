import type { ByteSink } from '../byte-sink.ts';
import { BEYOND, type Kernel } from '../kernel/kernel.ts';
import { integersIn } from '../kernel/space.ts';
import type { Case } from './cases.ts';
import type { CourseGroup } from './course-group.ts';
import type { Program, ProgramId } from './program.ts';
import type { Rows } from './rows.ts';
import type { Parted } from './stand-in.ts';

const FEW_IDS = 32;

/** Writes what courses come to. */
export class CourseWriter {
  readonly #rows: Rows;
  readonly #kernel: Kernel;
  /** Address and length of each id of a program. */
  #ids: Int32Array;

  /** `rows`, and all that is written and from, stand in the memory of the kernel. */
  constructor(rows: Rows, kernel: Kernel) {
    this.#rows = rows;
    this.#kernel = kernel;
    this.#ids = integersIn(kernel.memory, FEW_IDS * 2);
  }

  /** Writes the rows of a program for one worker of a group. */
  write(program: Program, { kept, cases }: CourseGroup, worker: number, figures: Float64Array, sink: ByteSink): void {
    const { code, ids, most, rates } = program;
    sink.reserve(most + rates * kept.texts.longest + BEYOND);
    const one = cases[worker];
    if (one !== undefined) this.#find(ids, one);
    const { byteOffset } = sink.buffer;
    const first = figures.byteOffset + worker * Float64Array.BYTES_PER_ELEMENT;
    const from = byteOffset + sink.length;
    const { does } = this.#kernel;
    sink.wrote(does.writeRows(code.byteOffset, first, this.#ids.byteOffset, kept.texts.address, from) - byteOffset);
  }

  #find(ids: readonly ProgramId[], one: Case): void {
    const rows = this.#rows;
    const begin = rows.bytes.byteOffset;
    if (this.#ids.length < ids.length * 2) this.#ids = integersIn(this.#kernel.memory, ids.length * 4);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at];
      const isWorker = id?.kind !== 'id';
      const row = isWorker ? (one.rows.payLines[0] ?? -1) : one.rowOfRank(id.list, id.rank);
      const { columns } = rows.tableOf(row);
      const slot = isWorker ? columns.worker : columns.id;
      const from = rows.from(row, slot);
      this.#ids[at * 2] = begin + from;
      this.#ids[at * 2 + 1] = rows.to(row, slot) - from;
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
