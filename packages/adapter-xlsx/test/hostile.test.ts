import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectXlsx, readXlsx, writeXlsx } from '@totalize/adapter-xlsx';
import { bytesOf, foreign, readAll } from './all.ts';
import { book, data, zip } from './zip.ts';

const rates = [{ date: '2026-01-31', from: 'USD', to: 'EUR', rate: '0.9201' }];
const good = (): Promise<Buffer> => bytesOf(writeXlsx('exchangeRates', rates));

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const { records, exceptions } = await readAll('exchangeRates', bytes);
  expect(records).toEqual([]);
  const errors = exceptions.filter(({ severity }) => severity === 'error');
  expect(errors).toHaveLength(1);
  return errors[0]?.message ?? '';
};

describe('hostile workbooks are refused in one sentence', () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 32));
  test.each([
    ['a part that grows a thousandfold', book({ packed: bomb, size: 64 * 1024 * 1024 }), /out of all proportion/],
    ['the same, with a lie about its size', book({ packed: bomb, size: 10 }), /out of all proportion/],
    ['too many parts', zip(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`p${at}`, '']))), /2001 parts/],
    ['a document type', book(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${data('')}`), /document type/],
    ['an external entity', book(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${data('')}`), /document type/],
    ['an unknown entity', book(data('<row r="1"><c><is><t>&a;</t></is></c></row>')), /no XML/],
    ['no XML', book('hello'), /no XML/],
    ['deep nesting', book('<a>'.repeat(5000)), /nested too deeply/],
    ['a cell far to the right', book(data('<row r="1"><c r="XFD1"><v>1</v></c></row>')), /beyond column/],
    ['rows out of order', book(data('<row r="5"/><row r="4"/>')), /not in order/],
    ['cells out of order', book(data('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')), /not in order/],
    ['row numbers beyond the sheet', book(data('<row r="99999999"/>')), /not in order/],
    ['no workbook', zip({ 'a.txt': 'hello' }), /no Excel workbook/],
    ['a binary workbook', zip({ 'xl/workbook.bin': 'x' }), /\.xlsb/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls/],
    ['a text file', Buffer.from('worker_id,gross\n'), /no Excel workbook/],
  ])('%s', async (_, bytes, why) => {
    const before = process.memoryUsage().rss;
    expect(await refusal(bytes)).toMatch(why);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test('cut off anywhere', async () => {
    const bytes = await good();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        expect(await refusal(bytes.subarray(0, length))).toMatch(/damaged|no Excel workbook/);
      }),
      { seed: 31, numRuns: 100 },
    );
  });

  test('with bytes changed it neither throws nor takes other values for those that were written', async () => {
    const bytes = foreign({
      S: [
        ['date', 'from', 'to', 'rate'],
        ['2026-01-31', 'USD', 'EUR', 0.9201],
      ],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of changes) damaged[at] = value;
          const { records, exceptions } = await readAll('exchangeRates', damaged);
          expect(records.length + exceptions.length).toBeGreaterThan(0);
          for (const record of records) expect(record).toEqual(rates[0]);
        },
      ),
      { seed: 37, numRuns: 400 },
    );
  });

  test('random bytes behind the mark of a ZIP file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (rest) => {
        const bytes = Buffer.concat([Buffer.from('PK\u{3}\u{4}'), rest]);
        expect(detectXlsx(bytes).confidence).toBeGreaterThan(0);
        expect(await refusal(bytes)).not.toBe('');
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});

test('a prefix and a missing reference make no difference', async () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>date</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>from</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>to</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:r><x:t>ra</x:t></x:r><x:r><x:t>te</x:t></x:r></x:is></x:c></x:row>' +
    '<x:row><x:c t="d"><x:v>2026-01-31T00:00:00</x:v></x:c><x:c t="str"><x:v>USD</x:v></x:c><x:c t="inlineStr"><x:is><x:t>EUR</x:t></x:is></x:c><x:c><x:v>9.201E-1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  expect((await readAll('exchangeRates', book(sheet))).records).toEqual(rates);
});

test('a hundred thousand rows in bounded memory', async () => {
  const rows = function* () {
    for (let at = 0; at < 100_000; at += 1) yield { workerId: `W${at}`, residence: 'DE' };
  };
  const bytes = await bytesOf(writeXlsx('workers', rows(), { columns: ['worker_id', 'residence'] }));
  const before = process.memoryUsage().heapUsed;
  let [count, most] = [0, 0];
  for await (const { records } of readXlsx('workers', bytes)) {
    count += records.length;
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  expect(count).toBe(100_000);
  expect(most - before).toBeLessThan(100 * 1024 * 1024);
});
