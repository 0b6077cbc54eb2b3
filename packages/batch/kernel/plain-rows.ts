import {
  BEGIN,
  CELLS,
  CRLF,
  DERIVED,
  ENDS,
  FULL,
  ID,
  KEPT_IDS,
  LAST_BIT,
  MARKS,
  NEXT,
  NOT_PLAIN,
  ODD,
  READ,
  ROW,
  ROW_BEGIN,
  ROW_COUNT,
  ROW_ID,
  ROW_NEXT,
  ROW_WORKER,
  SEPARATOR,
  STOP,
  TOGETHER,
  WIDTH,
  WORKER,
} from '../src/kernel/plain-form';
import { FLOAT, INTEGER, integerAt, isSame, LINE_FEED, RETURN, setInteger } from './bytes';
import { hash, NONE } from './hash';
import { keepPair } from './id-pairs';

const BLOCK: usize = 16;
const TAB: u8 = 9;
const SPACE: u8 = 32;
const QUOTE: u8 = 34;
const APOSTROPHE: u8 = 39;
const COLON: u8 = 58;
const EQUALS: u8 = 61;
const TILDE: u8 = 126;
const DELETE: u8 = 127;

/** A bit for each of the next bytes that may mean something. */
function marked(at: usize, separator: v128): u32 {
  const bytes = v128.load(at);
  const control = i8x16.lt_u(bytes, i8x16.splat(SPACE));
  const ends = v128.or(control, i8x16.eq(bytes, separator));
  const quoted = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(DELETE)));
  const derived = v128.or(i8x16.eq(bytes, i8x16.splat(COLON)), i8x16.eq(bytes, i8x16.splat(TILDE)));
  return i8x16.bitmask(v128.or(v128.or(ends, quoted), derived));
}

/** Finds the cells of the row that begins at a place; `false`: it is not plain. */
function readRow(form: usize, begin: usize): bool {
  const separator = u8(integerAt(form, SEPARATOR));
  const separators = i8x16.splat(separator);
  const width = integerAt(form, WIDTH);
  const ends = form + ENDS * INTEGER;
  let cells = 0;
  let marks: u32 = 0;
  let block = begin;
  let bits = marked(block, separators);
  let at = begin;
  let byte: u8 = 0;
  do {
    while (bits === 0) {
      block += BLOCK;
      bits = marked(block, separators);
    }
    at = block + ctz(bits);
    bits &= bits - 1;
    byte = load<u8>(at);
    if (byte === separator) {
      if (cells < width) store<u32>(ends + cells * INTEGER, u32(at));
      cells += 1;
    } else if (byte === COLON || byte === TILDE) marks |= 1 << min(cells, LAST_BIT);
  } while (byte === separator || byte === COLON || byte === TILDE || byte === TAB);
  if (cells < width) store<u32>(ends + cells * INTEGER, u32(at));
  const crlf = integerAt(form, CRLF) === 1;
  setInteger(form, BEGIN, begin);
  setInteger(form, NEXT, crlf ? at + 2 : at + 1);
  setInteger(form, CELLS, cells + 1);
  setInteger(form, MARKS, marks);
  return crlf ? byte === RETURN && load<u8>(at, 1) === LINE_FEED : byte === LINE_FEED;
}

function beginOf(form: usize, cell: i32): usize {
  return cell === 0 ? integerAt(form, BEGIN) : integerAt(form, ENDS + cell - 1) + 1;
}

/** `NONE`: nothing, or what has to be looked at. */
function hashOfCell(from: usize, to: usize): f64 {
  const first = load<u8>(from);
  return from === to || first <= SPACE || first === APOSTROPHE || first === EQUALS ? NONE : hash(from, to);
}

/** What is told of a row. */
function tell(row: usize, worker: f64, id: f64, begin: usize, next: usize): void {
  store<f64>(row + ROW_WORKER * FLOAT, worker);
  store<f64>(row + ROW_ID * FLOAT, id);
  setInteger(row, ROW_BEGIN, begin);
  setInteger(row, ROW_NEXT, next);
  setInteger(row, ROW_COUNT, 1);
}

/**
 * Reads rows up to a place, of which the last ends there: of each tells worker, id and place, at most so many, and says of how
 * many. Stops at a row that is out of the ordinary.
 */
export function readPlainRows(form: usize, from: usize, end: usize, told: usize, most: i32): i32 {
  const width = integerAt(form, WIDTH);
  const workerCell = integerAt(form, WORKER);
  const idCell = integerAt(form, ID);
  const derivable: u32 = integerAt(form, DERIVED) === 1 ? 1 << min(idCell, LAST_BIT) : 0;
  const together = integerAt(form, TOGETHER) === 1;
  const kept: usize = integerAt(form, KEPT_IDS);
  let at = from;
  let count = 0;
  let stop = READ;
  let worker = NONE;
  let workerFrom: usize = 0;
  let workerLength: usize = 0;
  while (at < end && count < most && stop !== FULL) {
    stop = readRow(form, at) ? ODD : NOT_PLAIN;
    if (stop === NOT_PLAIN || integerAt(form, CELLS) !== width || (u32(integerAt(form, MARKS)) & derivable) !== 0)
      break;
    const begin = beginOf(form, workerCell);
    const length = usize(integerAt(form, ENDS + workerCell)) - begin;
    const isAgain = worker !== NONE && length === workerLength && isSame(begin, workerFrom, length);
    if (!isAgain) worker = hashOfCell(begin, begin + length);
    workerFrom = begin;
    workerLength = length;
    const id = idCell < 0 ? NONE : hashOfCell(beginOf(form, idCell), integerAt(form, ENDS + idCell));
    if (worker === NONE || (idCell >= 0 && id === NONE)) break;
    const next: usize = integerAt(form, NEXT);
    const row = told + (count - 1) * ROW;
    if (isAgain && together) {
      setInteger(row, ROW_NEXT, next);
      setInteger(row, ROW_COUNT, integerAt(row, ROW_COUNT) + 1);
    } else {
      tell(row + ROW, worker, id, at, next);
      count += 1;
    }
    at = next;
    stop = kept !== 0 && id !== NONE && !keepPair(kept, id, worker) ? FULL : READ;
  }
  setInteger(form, STOP, stop);
  return count;
}
