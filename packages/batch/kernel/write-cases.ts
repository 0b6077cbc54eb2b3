import {
  BEGINS,
  ID_FROM,
  ID_TO,
  IDS,
  ORDER,
  ROWS,
  TABLES,
  WRITTEN,
  WRITTEN_CASE,
  WRITTEN_PLACE,
} from '../src/kernel/case-table';
import { CODE, COLUMNS, ID_COUNT, ID_LIST, MOST_WRITTEN, OWN, PROGRAM, TEXTS } from '../src/kernel/parts';
import { ID_CELL, ORIGIN } from '../src/kernel/row-table';
import { FLOAT, INTEGER, integerAt, setInteger } from './bytes';
import { beginOf, cellsOf, endOf, recordOf } from './cases';
import { writeRows } from './write-rows';

/** Finds the ids that a program takes: address and length of each. */
function findIds(columns: usize, cases: usize, record: usize, program: usize): void {
  const origin: usize = integerAt(columns, ORIGIN);
  const list: usize = integerAt(program, ID_LIST);
  const count = integerAt(program, ID_COUNT);
  const ids: usize = integerAt(cases, IDS);
  for (let id = 0; id < count; id += 1) {
    const named = integerAt(list, id * 2);
    let begin = integerAt(record, ID_FROM);
    let end = integerAt(record, ID_TO);
    if (named !== OWN) {
      const first = integerAt(record, BEGINS + named);
      const place = integerAt(integerAt(cases, ORDER), first + integerAt(list, id * 2 + 1));
      const row = integerAt(integerAt(cases, ROWS), first + place);
      const cell = integerAt(integerAt(integerAt(cases, TABLES), row), ID_CELL);
      const cells = cellsOf(columns, row);
      begin = beginOf(cells, cell);
      end = endOf(cells, cell);
    }
    setInteger(ids, id * 2, origin + begin);
    setInteger(ids, id * 2 + 1, end - begin);
  }
}

/**
 * Writes for workers, one after the other, what one of their programs writes, as long as there may be room; says for how
 * many, and in `ends` where that of each ends. `figures`: the address of the first of all.
 */
export function writeCases(
  columns: usize,
  cases: usize,
  written: usize,
  count: i32,
  programs: i32,
  figures: usize,
  from: usize,
  end: usize,
  ends: usize,
): i32 {
  let to = from;
  for (let done = 0; done < count; done += 1) {
    const one = written + done * WRITTEN * INTEGER;
    const charged: usize = integerAt(one, programs);
    if (to + integerAt(charged, MOST_WRITTEN) > end) return done;
    const program: usize = integerAt(charged, CODE);
    findIds(columns, cases, recordOf(cases, integerAt(one, WRITTEN_CASE)), program);
    const own = figures + integerAt(one, WRITTEN_PLACE) * FLOAT;
    const parts = program + PROGRAM * INTEGER;
    const places = charged + COLUMNS * INTEGER;
    to = writeRows(parts, places, own, integerAt(cases, IDS), integerAt(charged, TEXTS), to);
    setInteger(ends, done, to);
  }
  return count;
}
