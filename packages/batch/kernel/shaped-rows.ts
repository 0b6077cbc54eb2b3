import {
  COUNT,
  CRLF,
  CUTS,
  DIFFERING,
  ENDS,
  HOLES,
  IGNORED,
  LAST,
  MARK,
  MOST,
  NEXT,
  NUMBER,
  NUMBERS,
  ORIGIN,
  RECENT,
  RECENT_SHAPES,
  SHAPE_NUMBER,
  SHAPES,
  SPANS,
  STARTS,
  STRIDE,
  TEXT,
} from '../src/kernel/row-table';
import { FLOAT, INTEGER, integerAt, isSame, LINE_FEED, plainEnd, RETURN, setInteger } from './bytes';

/** Begins a line with the number of the row after it. */
const NUMBER_LINE: u8 = 1;
const ZERO: u8 = 48;
const CONTROL: u8 = 32;

/** Reads a row of a shape that is expected, up to a place at most; says where it ends, 0 where it is none of it. */
function expect(shape: usize, table: usize, from: usize, end: usize, spans: usize, origin: usize): usize {
  const text: usize = integerAt(shape, TEXT);
  const holes: usize = integerAt(table, HOLES);
  const ignored: usize = integerAt(table, IGNORED);
  const differing = integerAt(table, DIFFERING);
  let at = from;
  let read: usize = 0;
  for (let hole = 0; hole <= differing; hole += 1) {
    const cut: usize = integerAt(shape, CUTS + hole);
    const length = cut - read;
    if (at + length > end || !isSame(at, text + read, length)) return 0;
    at += length;
    read = cut;
    if (hole < differing) {
      const slot: i32 = load<u8>(holes + hole);
      setInteger(spans, slot * 2, at - origin);
      at = plainEnd(at);
      if (load<u8>(ignored + slot) === 1)
        while (load<u8>(at) >= CONTROL && load<u8>(at) !== u8(integerAt(table, MARK))) at += 1;
      setInteger(spans, slot * 2 + 1, at - origin);
    }
  }
  if (integerAt(table, CRLF) === 1) {
    if (load<u8>(at) !== RETURN) return 0;
    at += 1;
  }
  return load<u8>(at) === LINE_FEED ? at + 1 : 0;
}

/** Reads a line with a number; says where it ends. */
function readNumber(from: usize, columns: usize): usize {
  let number = 0;
  let at = from + 1;
  for (; load<u8>(at) !== LINE_FEED; at += 1) number = number * 10 + i32(load<u8>(at) - ZERO);
  setInteger(columns, NUMBER, number);
  return at + 1;
}

/**
 * Reads rows of a table up to a place, as long as each has a shape that may be expected and there is room; says where the
 * next begins. Rows come in the same order again and again, month by month or worker by worker.
 */
export function readShapedRows(table: usize, columns: usize, from: usize, end: usize): usize {
  const origin: usize = integerAt(columns, ORIGIN);
  const width = integerAt(columns, STRIDE) * INTEGER;
  const spans: usize = integerAt(columns, SPANS);
  const most = integerAt(columns, MOST);
  let count = integerAt(columns, COUNT);
  let at = from;
  while (at < end) {
    if (load<u8>(at) === NUMBER_LINE) {
      at = readNumber(at, columns);
      continue;
    }
    if (count === most) break;
    const own = spans + count * width;
    const last: usize = integerAt(table, LAST);
    let found: usize = last === 0 ? 0 : integerAt(last, NEXT);
    let next: usize = 0;
    if (found !== 0) next = expect(found, table, at, end, own, origin);
    for (let recent = 0; next === 0 && recent < RECENT_SHAPES; recent += 1) {
      found = integerAt(table, RECENT + recent);
      if (found === 0) break;
      next = expect(found, table, at, end, own, origin);
    }
    if (next === 0) break;
    if (last !== 0) setInteger(last, NEXT, found);
    setInteger(table, LAST, found);
    const number = integerAt(columns, NUMBER);
    setInteger(columns, NUMBER, number + 1);
    setInteger(integerAt(columns, STARTS), count, at - origin);
    setInteger(integerAt(columns, ENDS), count, next - origin);
    store<f64>(integerAt(columns, NUMBERS) + count * FLOAT, f64(u32(number)));
    setInteger(integerAt(columns, SHAPES), count, integerAt(found, SHAPE_NUMBER));
    count += 1;
    at = next;
  }
  setInteger(columns, COUNT, count);
  return at;
}
