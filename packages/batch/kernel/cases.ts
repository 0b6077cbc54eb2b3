import {
  BEGINS,
  CASE,
  CASES,
  COUNTS,
  GROSS,
  ID_FROM,
  ID_TO,
  INDEX,
  INDEX_LENGTH,
  LISTS,
  NOBODY,
  ODD,
  OWNERS,
  PAY_LINES,
  RECORDS,
  ROWS,
  TABLES,
  UNSEEN,
  WITHOUT_IDS,
  WORKERS,
} from '../src/kernel/case-table';
import { GROSS_CELL, ID_CELL, LIST, ORIGIN, SHAPES, SPANS, STRIDE, WORKER_CELL } from '../src/kernel/row-table';
import { bitsOf, FLOAT, INTEGER, integerAt, isPlainId, isSame, setInteger } from './bytes';
import { hundredthsIn } from './pay';

const NONE = -1;

/** The address of begins and ends of a row's cells. */
export function cellsOf(columns: usize, row: i32): usize {
  return integerAt(columns, SPANS) + row * integerAt(columns, STRIDE) * INTEGER;
}

/** Where a cell begins, counted from the origin; -1: the row does not have it. */
export function beginOf(cells: usize, cell: i32): i32 {
  return cell < 0 ? NONE : integerAt(cells, cell * 2);
}

export function endOf(cells: usize, cell: i32): i32 {
  return cell < 0 ? NONE : integerAt(cells, cell * 2 + 1);
}

export function recordOf(cases: usize, number: i32): usize {
  return integerAt(cases, RECORDS) + number * CASE * INTEGER;
}

/** The number of the case with an id, which is given the next one if it is new. */
function numberOf(cases: usize, origin: usize, begin: i32, end: i32): i32 {
  const from = origin + begin;
  const length: usize = end - begin;
  const index: usize = integerAt(cases, INDEX);
  const mask: u32 = integerAt(cases, INDEX_LENGTH) - 1;
  let place = bitsOf(from, length) & mask;
  for (let found = integerAt(index, place); found > 0; found = integerAt(index, place)) {
    const record = recordOf(cases, found - 1);
    const own = integerAt(record, ID_FROM);
    if (usize(integerAt(record, ID_TO) - own) === length && isSame(origin + own, from, length)) return found - 1;
    place = (place + 1) & mask;
  }
  const number = integerAt(cases, CASES);
  setInteger(cases, CASES, number + 1);
  setInteger(index, place, number + 1);
  const record = recordOf(cases, number);
  memory.fill(record, 0, CASE * INTEGER);
  setInteger(record, ID_FROM, begin);
  setInteger(record, ID_TO, end);
  return number;
}

/** A line without an id is given one that begins with that of its worker; with others it would stand in some order. */
function addId(record: usize, list: i32, isFirst: bool, origin: usize, begin: i32, end: i32): void {
  const isWithout = integerAt(record, WITHOUT_IDS) === 1;
  if (begin >= 0 && isPlainId(origin + begin, origin + end)) {
    if (isWithout && list === PAY_LINES) setInteger(record, ODD, 1);
    return;
  }
  if (list !== PAY_LINES || begin !== end || (!isFirst && !isWithout)) setInteger(record, ODD, 1);
  setInteger(record, WITHOUT_IDS, 1);
}

function addRow(record: usize, table: usize, columns: usize, cases: usize, row: i32): void {
  const list = integerAt(table, LIST);
  if (list >= LISTS || integerAt(integerAt(columns, SHAPES), row) < 0) {
    setInteger(record, ODD, 1);
    return;
  }
  const before = integerAt(record, COUNTS + list);
  setInteger(record, COUNTS + list, before + 1);
  if (list === WORKERS) return;
  const origin: usize = integerAt(columns, ORIGIN);
  const cells = cellsOf(columns, row);
  const id = integerAt(table, ID_CELL);
  addId(record, list, before === 0, origin, beginOf(cells, id), endOf(cells, id));
  if (list !== PAY_LINES) return;
  const gross = integerAt(table, GROSS_CELL);
  const begin = beginOf(cells, gross);
  const pay = begin < 0 ? NONE : hundredthsIn(origin + begin, origin + endOf(cells, gross));
  if (pay < 0) setInteger(record, ODD, 1);
  store<f64>(integerAt(cases, GROSS) + row * FLOAT, pay);
}

/** Finds whose the rows of a table are, the first up to a last one, as far as ids stand there as they are. */
export function ownRows(table: usize, columns: usize, cases: usize, first: i32, behind: i32): void {
  const origin: usize = integerAt(columns, ORIGIN);
  const worker = integerAt(table, WORKER_CELL);
  let owner = NOBODY;
  let from = NONE;
  let length: usize = 0;
  for (let row = first; row < behind; row += 1) {
    const cells = cellsOf(columns, row);
    const begin = beginOf(cells, worker);
    const end = endOf(cells, worker);
    // As a rule the rows of a worker stand together.
    const isAgain = owner !== NOBODY && begin >= 0 && usize(end - begin) === length;
    if (!isAgain || !isSame(origin + from, origin + begin, length)) {
      const isSeen = begin >= 0 && isPlainId(origin + begin, origin + end);
      owner = isSeen ? numberOf(cases, origin, begin, end) : NOBODY;
    }
    from = begin;
    length = end - begin;
    setInteger(integerAt(cases, OWNERS), row, owner);
    setInteger(integerAt(cases, TABLES), row, table);
    if (owner === NOBODY) setInteger(cases, UNSEEN, integerAt(cases, UNSEEN) + 1);
    else addRow(recordOf(cases, owner), table, columns, cases, row);
  }
}

/** Makes room for the rows of each case. */
export function layCases(cases: usize): void {
  const count = integerAt(cases, CASES);
  let begin = 0;
  for (let number = 0; number < count; number += 1) {
    const record = recordOf(cases, number);
    for (let list = 0; list < LISTS; list += 1) {
      setInteger(record, BEGINS + list, begin);
      begin += integerAt(record, COUNTS + list);
      setInteger(record, COUNTS + list, 0);
    }
  }
}

/** Puts rows into the room of their cases. */
export function placeRows(table: usize, columns: usize, cases: usize, first: i32, behind: i32): void {
  const list = integerAt(table, LIST);
  if (list >= LISTS) return;
  for (let row = first; row < behind; row += 1) {
    const owner = integerAt(integerAt(cases, OWNERS), row);
    if (owner === NOBODY || integerAt(integerAt(columns, SHAPES), row) < 0) continue;
    const record = recordOf(cases, owner);
    const before = integerAt(record, COUNTS + list);
    setInteger(record, COUNTS + list, before + 1);
    setInteger(integerAt(cases, ROWS), integerAt(record, BEGINS + list) + before, row);
  }
}
