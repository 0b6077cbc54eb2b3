import {
  BEHIND,
  DIGITS,
  END,
  END_OF_HEAD,
  END_OF_TAIL,
  FIGURE,
  HEAD,
  ID,
  KIND,
  LENGTH,
  LITERAL,
  NUMBER,
  PART,
  RATE,
  STATUS,
  TAIL,
  UNROUNDED,
} from '../src/kernel/parts';
import { FLOAT, INTEGER, integerAt } from './bytes';
import { copy } from './copy';
import { writeDecimal, writeHundredths, writeWithoutZeros } from './figures';

/** Most figures are fewer hundredths than this. */
const MOST_HUNDREDTHS: f64 = 4_000_000_000;
/** Texts that marks stand for before those of rates. */
const STATUSES = 2;

/** Copies a text whose address and length stand in a list of them. */
function copyOf(to: usize, texts: usize, number: i32): usize {
  return copy(to, integerAt(texts, number * 2), integerAt(texts, number * 2 + 1));
}

/**
 * Writes the rows of a program for one worker; says where they end. `figures`: the address of the worker's in the first
 * column; `columns`: that of a list of where columns begin; `ids`, `texts`: addresses of lists of texts.
 */
export function writeRows(
  program: usize,
  columns: usize,
  figures: usize,
  ids: usize,
  texts: usize,
  from: usize,
): usize {
  let to = from;
  /** The head that was written last. */
  let head = -1;
  let headFrom = to;
  let headLength: usize = 0;
  /** The same of the rest of a row. */
  let tail = -1;
  let tailFrom = to;
  let tailLength: usize = 0;
  let kind = HEAD;
  for (let part = program; kind !== END; part += PART * INTEGER) {
    to = copy(to, integerAt(part, LITERAL), integerAt(part, LENGTH));
    kind = integerAt(part, KIND);
    const number = integerAt(part, NUMBER);
    if (kind === FIGURE) {
      const figure = load<f64>(figures + integerAt(columns, number) * FLOAT);
      const digits = integerAt(part, DIGITS);
      if (digits === 2 && figure >= 0 && figure < MOST_HUNDREDTHS) to = writeHundredths(to, u32(figure));
      else to = writeDecimal(to, figure, digits);
      const behind = integerAt(part, BEHIND);
      store<u8>(to, u8(behind));
      if (behind > 0) to += 1;
    } else if (kind === HEAD) {
      if (number === head) {
        to = copy(to, headFrom, headLength);
        part = program + integerAt(part, DIGITS) * INTEGER;
      } else headFrom = to;
      head = number;
    } else if (kind === END_OF_HEAD) headLength = to - headFrom;
    else if (kind === TAIL) {
      if (number === tail) {
        to = copy(to, tailFrom, tailLength);
        part = program + integerAt(part, DIGITS) * INTEGER;
      } else tailFrom = to;
      tail = number;
    } else if (kind === END_OF_TAIL) tailLength = to - tailFrom;
    else if (kind === ID) to = copyOf(to, ids, number);
    else if (kind !== END) {
      const figure = load<f64>(figures + integerAt(columns, number) * FLOAT);
      if (kind === UNROUNDED) to = writeWithoutZeros(to, figure, integerAt(part, DIGITS));
      else if (kind === STATUS) to = copyOf(to, texts, i32(figure) & 1);
      else if (kind === RATE) to = copyOf(to, texts, STATUSES + (i32(figure) >> 1));
    }
  }
  return to;
}
