import { describe, expect, test } from 'vitest';
import { overrides, rate, rates, readAll } from './all.ts';

const authorities = async (text: string) => {
  const { records, rows, exceptions } = await readAll('overrides', text, { file: 'o.csv' });
  return { read: records.map((record) => record.authority), rows, exceptions };
};

describe('a row that cannot be read costs itself only', () => {
  test.each([
    ['an unclosed quotation mark', '"open', 'never closed'],
    ['a quotation mark inside a cell', 'a "b" c', 'inside a cell'],
    ['text after a closing quotation mark', '"a" b', 'after a closing'],
    ['too many cells', 'a,b', '6 cells'],
    ['a zero byte', 'a\0b', 'control character'],
    ['an escape character', 'a\u{1b}[2Jb', 'control character'],
  ])('%s', async (_, cell, why) => {
    const { read, rows, exceptions } = await authorities(overrides('first', cell, 'third', 'fourth'));
    expect(read).toEqual(['first', 'third', 'fourth']);
    expect(rows).toEqual([2, 4, 5]);
    expect(exceptions).toMatchObject([{ severity: 'error', code: 'file-unreadable', file: 'o.csv', row: 3 }]);
    expect(exceptions[0]?.message).toContain(why);
  });

  test('an unclosed mark among quoted cells', async () => {
    const { read, exceptions } = await authorities(overrides('"a"', '"open', '"c"', '"d, e"'));
    expect(read).toEqual(['a', 'c', 'd, e']);
    expect(exceptions.map(({ row }) => row)).toEqual([3]);
  });

  test('many bad rows, many chunks', async () => {
    const cells = Array.from({ length: 30_000 }, (_, at) => (at % 1000 === 7 ? '"open' : `"cell ${at}"`));
    const { read, exceptions } = await authorities(overrides(...cells));
    expect(read).toEqual(cells.filter((cell) => cell !== '"open').map((cell) => cell.slice(1, -1)));
    expect(exceptions.map(({ row }) => row)).toEqual(Array.from({ length: 30 }, (_, at) => at * 1000 + 9));
  });
});

test('missing cells at the end are empty, unless they are required', async () => {
  const file = 'date,from,to,rate,valid_to\n2026-01-31,USD,EUR,1\n2026-01-31,USD,EUR\n';
  const { records, exceptions } = await readAll('exchangeRates', file);
  expect(records).toHaveLength(1);
  expect(exceptions).toMatchObject([{ row: 3, column: 'rate', message: 'rate is missing.' }]);
});

test('empty lines and columns at the end are nothing', async () => {
  const file = 'date,from,to,rate,,\n2026-01-31,USD,EUR,1,,\n,,,,,\n\n\n2026-02-01,USD,EUR,1,,,,\n';
  const { rows, exceptions } = await readAll('exchangeRates', file);
  expect({ rows, exceptions }).toEqual({ rows: [2, 6], exceptions: [] });
});

test.each(['\n', '\r\n', '\r'])('line ends %j, a quoted one inside a cell being part of one row', async (end) => {
  const { read, rows } = await authorities(
    overrides(`"a${end}b ""q"""`, 'c').replaceAll('\n', end).replaceAll('\r\r', '\r'),
  );
  expect(read).toEqual([`a${end}b "q"`.replaceAll('\r\r', '\r'), 'c']);
  expect(rows).toEqual([2, 3]);
});

test('a carriage return and its line feed in two chunks are one line end', async () => {
  const start = Buffer.from('date,from,to,rate\r\n');
  const line = '2026-01-31,USD,EUR,1\r\n';
  const body = Buffer.from(line.repeat(30_000));
  const shift = Array.from({ length: 22 }, (_, length) => Buffer.from(' '.repeat(length)));
  for (const blanks of shift) {
    const { rows } = await readAll('exchangeRates', Buffer.concat([blanks, start, body]));
    expect(rows.at(-1)).toBe(30_001);
  }
});

test.each([
  ['nothing', ''],
  ['blank lines', '\n\n \n'],
  ['a workbook', Buffer.from('PK\u{3}\u{4}rest')],
  ['a header that lacks columns', 'date,from,to\n2026-01-31,USD,EUR\n2026-01-31,USD,EUR\n'],
  ['a header with a column twice', rates().replace('date', 'date,Date')],
])('%s: one error for the file', async (_, file) => {
  const { records, exceptions } = await readAll('exchangeRates', file);
  expect(records).toEqual([]);
  expect(exceptions).toMatchObject([{ severity: 'error', code: 'file-unreadable' }]);
});

test('a formula that protects a number is the number', async () => {
  const file = 'worker_id,birth_date\n="00123",2000-01-01\n"=""0042""",\n';
  expect((await readAll('workers', file)).records.map((record) => record.workerId)).toEqual(['00123', '0042']);
});

test('an id that a spreadsheet made a number of is refused', async () => {
  const { exceptions } = await readAll('workers', 'worker_id\n1.23E+11\n');
  expect(exceptions).toMatchObject([{ row: 2, column: 'worker_id', code: 'record-invalid' }]);
});

test('one bad cell, one exception', async () => {
  const { exceptions } = await readAll('exchangeRates', rates(rate('x'), '2026-02-30,USD,ZZZ,1'));
  expect(exceptions.map(({ row, column, value }) => [row, column, value])).toEqual([
    [2, 'rate', 'x'],
    [3, 'date', '2026-02-30'],
    [3, 'to', 'ZZZ'],
  ]);
});

test('line ends of every kind in one file', async () => {
  const { records, rows, exceptions } = await readAll('workers', 'worker_id\nW1\r\nW2\rW3\n\r\nW4');
  expect(exceptions).toEqual([]);
  expect(records.map(({ workerId }) => workerId)).toEqual(['W1', 'W2', 'W3', 'W4']);
  expect(rows).toEqual([2, 3, 4, 6]);
});
