import { readFile } from 'node:fs/promises';
import { printScaled } from '@totalize/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeFile, compiledKernel } from '../scripts/compile.ts';
import { hashOf } from '../src/hash.ts';
import { BEYOND, Kernel } from '../src/kernel/kernel.ts';

const { does, memory } = new Kernel();
const BEFORE = 3;
const UNTOUCHED = 0xff;
const LONGEST = 32;

test('the code is what its sources are compiled to', async () => {
  const code = await readFile(new URL('../src/kernel/code.ts', import.meta.url), 'utf8');
  expect(code).toBe(codeFile(await compiledKernel()));
});

const page = memory.take(1000);
const bytes = fc.uint8Array({ minLength: 300, maxLength: 300 });

test('bytes are copied as they are, and only few behind them are overwritten', () => {
  const places = fc.record({
    to: fc.integer({ min: 0, max: 150 }),
    from: fc.integer({ min: 300, max: 450 }),
    length: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(bytes, bytes, places, (target, source, { to, from, length }) => {
      page.set(target);
      page.set(source, 300);
      const at = page.byteOffset;
      expect(does.copy(at + to, at + from, length)).toBe(at + to + length);
      expect([...page.subarray(to, to + length)]).toEqual([...source.subarray(from - 300, from - 300 + length)]);
      expect([...page.subarray(0, to)]).toEqual([...target.subarray(0, to)]);
      const behind = to + length + BEYOND;
      expect([...page.subarray(behind, 300)]).toEqual([...target.subarray(behind)]);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('a text is copied behind itself', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 100 }), (text, length) => {
      page.set(text);
      does.copy(page.byteOffset + length, page.byteOffset, length);
      expect([...page.subarray(length, length * 2)]).toEqual([...text.subarray(0, length)]);
    }),
    { seed: 7, numRuns: 500 },
  );
});

/** What is written, behind bytes that must stay as they are. */
const written = (
  units: number,
  digits: number,
  name: 'writeDecimal' | 'writeHundredths' | 'writeWithoutZeros' = 'writeDecimal',
): string => {
  page.fill(UNTOUCHED);
  const end = does[name](page.byteOffset + BEFORE, units, digits) - page.byteOffset;
  expect(end).toBeLessThanOrEqual(BEFORE + LONGEST);
  expect([...page.subarray(0, BEFORE)]).toEqual(Array.from({ length: BEFORE }, () => UNTOUCHED));
  expect(page.subarray(end + BEYOND).every((byte) => byte === UNTOUCHED)).toBe(true);
  return page.toString('latin1', BEFORE, end);
};

const around = (number: number): number[] => [number - 1, number, number + 1].flatMap((one) => [one, -one]);
const powersOfTen = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const numbers = [...powersOfTen, 2 ** 31, 2 ** 32, 2 ** 53 - 2, 4_000_000_000];
const edges = [0, -0, ...numbers.flatMap(around)];

test.each(Array.from({ length: 20 }, (_, digits) => digits))(
  'the edges of numbers are printed with %d digits',
  (digits) => {
    for (const units of edges) expect(written(units, digits)).toBe(printScaled(units, digits));
  },
);

test('hundredths are printed as the core prints them', () => {
  const most = 4_000_000_000 - 1;
  const few = edges.map((units) => Math.min(Math.abs(units), most));
  for (const units of few) expect(written(units, 2, 'writeHundredths')).toBe(printScaled(units, 2));
  fc.assert(
    fc.property(fc.oneof(fc.nat(200_000), fc.nat(most)), (units) => {
      expect(written(units, 2, 'writeHundredths')).toBe(printScaled(units, 2));
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test('all numbers are printed as the core prints them', () => {
  const units = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.integer(), fc.maxSafeInteger());
  fc.assert(
    fc.property(units, fc.integer({ min: 0, max: 19 }), (one, digits) => {
      const printed = printScaled(one, digits);
      expect(written(one, digits)).toBe(printed);
      const short = digits === 0 ? printed : printed.replace(/\.?0+$/, '');
      expect(written(one, digits, 'writeWithoutZeros')).toBe(short);
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test('bytes have the hash that their text has', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '~', ' ', '\u{7f}'), maxLength: 70 }), (text) => {
      page.write(text, 5);
      expect(does.hash(page.byteOffset + 5, page.byteOffset + 5 + text.length)).toBe(hashOf(text));
    }),
    { seed: 7, numRuns: 1000 },
  );
  page.write('é', 5);
  expect(does.hash(page.byteOffset + 5, page.byteOffset + 7)).toBe(-1);
});

const OTHER = 500;
const anyBytes = fc.uint8Array({ maxLength: 40 });
/** Texts of which one often begins like another. */
const likeTexts = fc
  .tuple(fc.nat(20), anyBytes, anyBytes)
  .map(([same, one, rest]) => [one, Uint8Array.from([...one.subarray(0, same), ...rest])]);

test('texts are compared as their bytes are', () => {
  fc.assert(
    fc.property(likeTexts, ([one = new Uint8Array(), other = new Uint8Array()]) => {
      page.fill(UNTOUCHED);
      page.set(one);
      page.set(other, OTHER);
      const found = does.compare(page.byteOffset, one.length, page.byteOffset + OTHER, other.length);
      expect(Math.sign(found)).toBe(Buffer.compare(one, other));
    }),
    { seed: 7, numRuns: 2000 },
  );
});

const place = (text: string): [number, number] => {
  page.fill(UNTOUCHED);
  return [page.byteOffset + BEFORE, page.byteOffset + BEFORE + page.write(text, BEFORE)];
};

test('an id is plain if it has letters, digits and a little between them', () => {
  const near = [
    '/',
    '0',
    '9',
    ':',
    '@',
    'A',
    'Z',
    '[',
    '^',
    '_',
    '`',
    'a',
    'z',
    '{',
    '-',
    '.',
    ',',
    ' ',
    'é',
    '\u{7f}',
  ];
  const id = fc.oneof(
    fc.string({ unit: fc.constantFrom(...near), maxLength: 4 }),
    fc.string({ unit: fc.constantFrom('a', 'B', '7', '-', '.', '_'), minLength: 10, maxLength: 70 }),
    fc.string({ unit: fc.constantFrom('a', 'B', '7'), minLength: 14, maxLength: 34 }).map((text) => `${text} x`),
    fc.integer({ min: 60, max: 70 }).map((length) => 'a'.repeat(length)),
  );
  fc.assert(
    fc.property(id, (text) => {
      expect(does.isPlainId(...place(text)) !== 0).toBe(/^[0-9A-Za-z][-0-9A-Z_a-z.]{0,63}$/.test(text));
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test('plain amounts are read as hundredths, all others are none', () => {
  const amount = fc.oneof(
    fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.constantFrom('', '.', '.5', '.05', '.50', '.500'))
      .map(([whole, rest]) => `${whole}${rest}`),
    fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', ',', ' '), maxLength: 17 }),
  );
  fc.assert(
    fc.property(amount, (text) => {
      const [, whole = '', places = ''] = /^(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
      expect(does.hundredthsIn(...place(text))).toBe(whole === '' ? -1 : Number(whole + places.padEnd(2, '0')));
    }),
    { seed: 7, numRuns: 3000 },
  );
});
