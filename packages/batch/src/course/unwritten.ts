import { WRITTEN, WRITTEN_BALANCES, WRITTEN_ROWS, WRITTEN_SAID } from '../kernel/case-table.ts';
import type { GuestKernel } from '../kernel/kernel.ts';
import { PageWriter } from '../page-writer.ts';
import {
  eachResult,
  partedAt,
  type PieceTarget,
  type ResultName,
  resultNames,
  type Segments,
  type SliceSegments,
} from '../segments.ts';

/**
 * Workers of a slice whose courses are known, to be written: all that the kernel needs stands in its memory, so that any
 * thread can write them that works on it too.
 */
export interface Unwritten {
  /** Of each worker the numbers that the kernel is told. */
  readonly written: Int32Array;
  /** The keys of their pieces, which ascend. */
  readonly keys: Float64Array;
  /** Room for where that of each ends. */
  readonly ends: Int32Array;
  /** Addresses: of the columns of rows, of the cases, and of the first figure. */
  readonly rows: number;
  readonly cases: number;
  readonly figures: number;
  /** Bytes that are written of one worker to a file at most. */
  readonly most: number;
  /** Room for so many bytes for each file, unless these are very many: then nobody else can write them. */
  readonly pages: Uint8Array;
  /** Of the memory in which all this stands. */
  readonly length: number;
  /** What others came to, to stand between. */
  readonly others: SliceSegments;
}

type Targets = Readonly<Record<ResultName, PieceTarget>>;

const programs: Readonly<Record<ResultName, number>> = {
  contributions: WRITTEN_ROWS,
  balances: WRITTEN_BALANCES,
  said: WRITTEN_SAID,
};

/** Workers that are written before it is asked whether to go on. */
const AT_A_TIME = 16;

const write = (
  does: GuestKernel['does'],
  { written, ends, keys, rows, cases, figures, most }: Unwritten,
  [from, behind]: readonly [number, number],
  name: ResultName,
  target: PieceTarget,
): void => {
  const program = programs[name];
  for (let at = from; at < behind; ) {
    const room = target.room(most);
    const one = written.byteOffset + at * WRITTEN * Int32Array.BYTES_PER_ELEMENT;
    const done = does.writeCases(rows, cases, one, behind - at, program, figures, room.from, room.end, ends.byteOffset);
    if (done === 0) throw new Error('there is no room to write what one worker comes to');
    for (let worker = 0; worker < done; worker += 1) target.end(keys[at + worker] ?? 0, ends[worker] ?? 0);
    at += done;
  }
};

const sizeOfPage = ({ pages }: Unwritten): number => Math.floor(pages.length / resultNames.length);

/** Writes workers until all are written, or until `stop` says that somebody else can; `undefined`: none is left. */
export const writeCourses = (
  does: GuestKernel['does'],
  all: Unwritten,
  targets: Targets,
  stop: () => boolean = () => false,
): Unwritten | undefined => {
  const { keys, written } = all;
  let { others } = all;
  const takeBelow = (key: number): void => {
    others = eachResult((name) => {
      const [before, rest] = partedAt(key, others[name]);
      targets[name].take(before);
      return rest;
    });
  };
  for (let from = 0; from < keys.length; ) {
    if (sizeOfPage(all) >= all.most && stop())
      return { ...all, keys: keys.subarray(from), written: written.subarray(from * WRITTEN), others };
    takeBelow(keys[from] ?? 0);
    const next = Math.min(...resultNames.map((name) => others[name].index[0] ?? Number.POSITIVE_INFINITY));
    let behind = from + 1;
    while (behind < Math.min(keys.length, from + AT_A_TIME) && (keys[behind] ?? 0) <= next) behind += 1;
    for (const name of resultNames) write(does, all, [from, behind], name, targets[name]);
    from = behind;
  }
  takeBelow(Number.POSITIVE_INFINITY);
  return undefined;
};

/** Writes all workers, and hands on their pieces page by page. */
export const writeByPages = (
  kernel: GuestKernel,
  all: Unwritten,
  handOn: (name: ResultName, pieces: Segments) => void,
): void => {
  const size = sizeOfPage(all);
  const writerOf = (name: ResultName): PageWriter => {
    const from = resultNames.indexOf(name) * size;
    return new PageWriter(all.pages.subarray(from, from + size), (pieces) => handOn(name, pieces));
  };
  const targets = eachResult(writerOf);
  kernel.reach(all.length);
  writeCourses(kernel.does, all, targets);
  for (const name of resultNames) targets[name].flush();
};
