import { type Row, Unreadable } from '@totalize/adapter-kit';
import { CsvError, parse } from 'csv-parse/sync';
import { lastBreak } from './row-end.ts';

const UNCLOSED = 'CSV_QUOTE_NOT_CLOSED';

const reasons: Readonly<Record<string, string>> = {
  [UNCLOSED]: 'opens a quotation mark that is never closed; close it, or double it if it is part of the text',
  CSV_INVALID_CLOSING_QUOTE:
    'has text after a closing quotation mark; put the whole cell in quotation marks and double those inside it',
  INVALID_OPENING_QUOTE:
    'has a quotation mark inside a cell without quotation marks; put the cell in quotation marks and double those inside it',
};

interface Attempt {
  readonly rows: Row[];
  /** Bytes of the rows before the error. */
  readonly good: number;
  readonly error?: CsvError;
}

const attempt = (bytes: Buffer, delimiter: string): Attempt => {
  const rows: Row[] = [];
  let good = 0;
  try {
    parse(bytes, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[], context) => {
        rows.push(cells);
        good = context.bytes;
        return null;
      },
    });
    return { rows, good };
  } catch (error) {
    if (error instanceof CsvError) return { rows, good, error };
    throw error;
  }
};

/** Length of the line that begins at `at`, and of the break after it. */
const lineAt = (bytes: Buffer, at: number): { length: number; ending: number } => {
  let to = at;
  while (to < bytes.length && bytes[to] !== 10 && bytes[to] !== 13) to += 1;
  const ending = to === bytes.length ? 0 : bytes[to] === 13 && bytes[to + 1] === 10 ? 2 : 1;
  return { length: to - at, ending };
};

/** `="00123"`, written without quotation marks around it, is how other programs keep leading zeros. */
const unprotect = (line: string, delimiter: string): Row | undefined => {
  if (!line.includes('="')) return undefined;
  const mark = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const plain = line.replace(new RegExp(`(^|${mark})="([^"]*)"(?=${mark}|$)`, 'g'), '$1"$2"');
  const { rows, error } = attempt(Buffer.from(plain), delimiter);
  return error === undefined && rows.length === 1 ? rows[0] : undefined;
};

/**
 * Reads what it can: a row that is refused costs its first line only, and reading goes on with the next. What may still
 * become a row with the text that follows is given back.
 */
export const recover = (text: string, delimiter: string, end: boolean): { rows: Row[]; rest: string } => {
  const whole = end ? text.length : lastBreak(text, 0, text.length) + 1;
  const bytes = Buffer.from(text.slice(0, whole));
  const tail = text.slice(whole);
  const rows: Row[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { rows: found, good, error } = attempt(bytes.subarray(at), delimiter);
    for (const row of found) rows.push(row);
    if (error === undefined) break;
    at += good;
    if (!end && error.code === UNCLOSED) return { rows, rest: bytes.toString('utf8', at) + tail };
    const { length, ending } = lineAt(bytes, at);
    const line = bytes.toString('utf8', at, at + length);
    rows.push(unprotect(line, delimiter) ?? unreadable(error));
    at += length + ending;
  }
  return { rows, rest: tail };
};

const unreadable = (error: CsvError): Unreadable => {
  const column = (error as { column?: unknown }).column;
  return new Unreadable(
    reasons[error.code] ?? 'cannot be taken apart into cells',
    typeof column === 'number' ? column : undefined,
  );
};
