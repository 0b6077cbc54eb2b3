import {
  ASSIGNMENTS,
  AT,
  BEGINS,
  CASES,
  CERTIFICATES,
  COUNTS,
  ENTRIES,
  ENTRY,
  FREE,
  FREE_END,
  HASH,
  LENGTH,
  LISTS,
  MOST_IDS,
  MOST_SIGNATURES,
  ODD,
  ORDER,
  PAY_LINES,
  ROWS,
  SCRATCH,
  SIGNATURE,
  SIGNATURE_INDEX,
  SIGNATURE_INDEX_LENGTH,
  SIGNATURES,
  TABLES,
  UNORDERED,
  WITHOUT_IDS,
  WORKERS,
} from '../src/kernel/case-table';
import { ID_CELL, ORIGIN, SHAPES, SIGNED, SIGNED_CELLS } from '../src/kernel/row-table';
import { bitsOf, compare, INTEGER, integerAt, isSame, LINE_FEED, setInteger } from './bytes';
import { beginOf, cellsOf, endOf, recordOf } from './cases';
import { copy } from './copy';

const NONE = -1;

/* How the rows of a list stand in the order of their ids. */
const ASCENDING = 0;
const ANOTHER = 1;
/** Two have the same, or there are too many. */
const NO_ORDER = 2;

/** Compares the ids of two rows of a list. */
function compareRows(columns: usize, cases: usize, one: i32, other: i32): i32 {
  const origin: usize = integerAt(columns, ORIGIN);
  const tables: usize = integerAt(cases, TABLES);
  const cells = cellsOf(columns, one);
  const otherCells = cellsOf(columns, other);
  const cell = integerAt(integerAt(tables, one), ID_CELL);
  const otherCell = integerAt(integerAt(tables, other), ID_CELL);
  const begin = beginOf(cells, cell);
  const otherBegin = beginOf(otherCells, otherCell);
  return compare(
    origin + begin,
    endOf(cells, cell) - begin,
    origin + otherBegin,
    endOf(otherCells, otherCell) - otherBegin,
  );
}

/** Finds the order of the rows of a list by their ids; as a rule it is their own. */
function orderOf(columns: usize, cases: usize, record: usize, list: i32): i32 {
  const count = integerAt(record, COUNTS + list);
  const begin = integerAt(record, BEGINS + list) * INTEGER;
  const rows: usize = integerAt(cases, ROWS) + begin;
  const order: usize = integerAt(cases, ORDER) + begin;
  if (list === WORKERS || (list === PAY_LINES && integerAt(record, WITHOUT_IDS) === 1)) {
    for (let at = 0; at < count; at += 1) setInteger(order, at, at);
    return ASCENDING;
  }
  if (count >= MOST_IDS) return NO_ORDER;
  let found = ASCENDING;
  for (let at = 0; at < count; at += 1) {
    let place = at;
    for (; place > 0; place -= 1) {
      const before = integerAt(order, place - 1);
      const difference = compareRows(columns, cases, integerAt(rows, before), integerAt(rows, at));
      if (difference === 0) return NO_ORDER;
      if (difference < 0) break;
      setInteger(order, place, before);
      found = ANOTHER;
    }
    setInteger(order, place, at);
  }
  return found;
}

/** Writes the numbers of a signature; says where they end, 0 where something about the ids is out of the ordinary. */
function signRows(columns: usize, cases: usize, record: usize, from: usize): usize {
  const shapes: usize = integerAt(columns, SHAPES);
  let count = 1;
  setInteger(from, count, integerAt(record, WITHOUT_IDS));
  for (let list = 0; list < LISTS; list += 1) {
    const order = orderOf(columns, cases, record, list);
    if (order === NO_ORDER) return 0;
    const length = integerAt(record, COUNTS + list);
    const begin = integerAt(record, BEGINS + list) * INTEGER;
    setInteger(from, (count += 1), length);
    for (let at = 0; at < length; at += 1)
      setInteger(from, (count += 1), integerAt(shapes, integerAt(integerAt(cases, ROWS) + begin, at)));
    if (order === ASCENDING) continue;
    setInteger(from, (count += 1), UNORDERED);
    for (let at = 0; at < length; at += 1)
      setInteger(from, (count += 1), integerAt(integerAt(cases, ORDER) + begin, at));
  }
  setInteger(from, 0, count);
  return from + (count + 1) * INTEGER;
}

/** Writes the cells of a list's rows that may make a difference; says where they end. */
function signCells(columns: usize, cases: usize, record: usize, list: i32, from: usize): usize {
  const origin: usize = integerAt(columns, ORIGIN);
  const rows: usize = integerAt(cases, ROWS) + integerAt(record, BEGINS + list) * INTEGER;
  const count = integerAt(record, COUNTS + list);
  let to = from;
  for (let at = 0; at < count; at += 1) {
    const row = integerAt(rows, at);
    const table: usize = integerAt(integerAt(cases, TABLES), row);
    const places: usize = integerAt(table, SIGNED_CELLS);
    const signed = integerAt(table, SIGNED);
    const cells = cellsOf(columns, row);
    for (let cell = 0; cell < signed; cell += 1) {
      const place: i32 = load<u8>(places + cell);
      const begin = beginOf(cells, place);
      to = copy(to, origin + begin, endOf(cells, place) - begin);
      store<u8>(to, LINE_FEED);
      to += 1;
    }
  }
  return to;
}

/** The number of a signature, which is given the next one if it is new; -1: there is no more room. */
function numberOf(signatures: usize, from: usize, length: usize): i32 {
  const bits = bitsOf(from, length);
  const entries: usize = integerAt(signatures, ENTRIES);
  const index: usize = integerAt(signatures, SIGNATURE_INDEX);
  const mask: u32 = integerAt(signatures, SIGNATURE_INDEX_LENGTH) - 1;
  let place = bits & mask;
  for (let found = integerAt(index, place); found > 0; found = integerAt(index, place)) {
    const entry = entries + (found - 1) * ENTRY * INTEGER;
    const isLike = u32(integerAt(entry, HASH)) === bits && usize(integerAt(entry, LENGTH)) === length;
    if (isLike && isSame(integerAt(entry, AT), from, length)) return found - 1;
    place = (place + 1) & mask;
  }
  const number = integerAt(signatures, SIGNATURES);
  const at: usize = integerAt(signatures, FREE);
  if (number === integerAt(signatures, MOST_SIGNATURES) || at + length > usize(integerAt(signatures, FREE_END)))
    return NONE;
  memory.copy(at, from, length);
  setInteger(signatures, FREE, at + length);
  setInteger(signatures, SIGNATURES, number + 1);
  setInteger(index, place, number + 1);
  const entry = entries + number * ENTRY * INTEGER;
  setInteger(entry, HASH, bits);
  setInteger(entry, AT, at);
  setInteger(entry, LENGTH, length);
  return number;
}

/**
 * Says of each case what its rows are alike in: the shape of each, the order of ids where it is not that of their rows, and
 * the cells that may make a difference. Cases with the same number differ in nothing but ids and gross pay.
 */
export function signCases(columns: usize, cases: usize, signatures: usize): void {
  const count = integerAt(cases, CASES);
  const scratch: usize = integerAt(cases, SCRATCH);
  for (let number = 0; number < count; number += 1) {
    const record = recordOf(cases, number);
    setInteger(record, SIGNATURE, NONE);
    if (integerAt(record, ODD) === 1 || integerAt(record, COUNTS + PAY_LINES) === 0) continue;
    let to = signRows(columns, cases, record, scratch);
    if (to === 0) {
      setInteger(record, ODD, 1);
      continue;
    }
    to = signCells(columns, cases, record, WORKERS, to);
    to = signCells(columns, cases, record, ASSIGNMENTS, to);
    to = signCells(columns, cases, record, CERTIFICATES, to);
    setInteger(record, SIGNATURE, numberOf(signatures, scratch, to - scratch));
  }
}
