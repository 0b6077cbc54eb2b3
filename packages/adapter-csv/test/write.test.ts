import { expect, test } from 'vitest';
import { type Records, writeCsv } from '@totalize/adapter-csv';
import { writeAll } from './all.ts';

const exception = (message: string, value?: string): Records['exceptions'] => ({
  severity: 'error',
  code: 'law-missing',
  message,
  ...(value === undefined ? {} : { value }),
});
const columns = ['message', 'value'];

test.each([
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-x', "'-x"],
  ['@a', "'@a"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['-12.34', '-12.34'],
  ['-12.34+cmd', "'-12.34+cmd"],
  ["'t Hart", "'t Hart"],
  ['a=b', 'a=b'],
  ['a "b", c', '"a ""b"", c"'],
])('%j is written as %j', async (message, cell) => {
  expect(await writeAll('exceptions', [exception(message)], { columns })).toBe(`message,value\n${cell},\n`);
});

test('columns in the order asked for, an unknown one refused', async () => {
  expect(await writeAll('exceptions', [exception('m', 'v')], { columns: ['value', 'Message'] })).toBe(
    'value,message\nv,m\n',
  );
  await expect(writeAll('exceptions', [], { columns: ['nonsense'] })).rejects.toThrow('nonsense');
});

test('a byte order mark only where asked for', async () => {
  expect((await writeAll('exceptions', [], { columns, bom: true })).charCodeAt(0)).toBe(0xfeff);
  expect(await writeAll('exceptions', [], { columns })).toBe('message,value\n');
});

test('rows are written as they come, not when all are there', async () => {
  let made = 0;
  const rows = (function* () {
    for (; made < 100_000; made += 1) yield exception('x'.repeat(100));
  })();
  const chunks = writeCsv('exceptions', rows);
  await chunks.next();
  await chunks.next();
  expect(made).toBeLessThan(10_000);
});
