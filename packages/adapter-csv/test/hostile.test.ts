import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectCsv, recordKinds } from '@totalize/adapter-csv';
import { overrides, readAll } from './all.ts';

const alphabet = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  "'",
  '=',
  '|',
  '\\',
  '\0',
  '\u{feff}',
  'a',
  '1',
  '2026-01-31',
  'ü',
  '𐀀',
  ' ',
  'worker_id',
  'authority',
];

describe('whatever comes', () => {
  test('random bytes neither throw nor lose rows without a word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...recordKinds), async (bytes, kind) => {
        expect(detectCsv(bytes).confidence).toBeLessThanOrEqual(1);
        await readAll(kind, bytes);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  test('random marks below a good header', async () => {
    const header = overrides().trimEnd();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }), async (parts) => {
        const { exceptions, refused } = await readAll('overrides', `${header}\n${parts.join('')}`);
        expect(exceptions.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(refused);
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  test('rows after random damage are read: what follows a line without marks is safe', async () => {
    const mark = fc.array(fc.constantFrom('a', '"', 'b', ' '), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(mark, async (parts) => {
        const { records } = await readAll('overrides', overrides('first', parts.join(''), '"last"'));
        expect(records.at(-1)?.authority).toBe('last');
      }),
      { seed: 13, numRuns: 500 },
    );
  });

  test('chunks make no difference', async () => {
    const file = Buffer.from(overrides('"a\n""b"', 'ü'.repeat(100), 'bad "x"', "'=1").repeat(1));
    const whole = await readAll('overrides', file);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
        const chunks = Array.from({ length: Math.ceil(file.length / size) }, (_, at) =>
          file.subarray(at * size, (at + 1) * size),
        );
        expect(await readAll('overrides', chunks)).toEqual(whole);
      }),
      { seed: 17, numRuns: 60 },
    );
  });
});

const MB = 1024 * 1024;

describe('hostile sizes', () => {
  test.each([
    ['a cell of 10 MB', 'x'.repeat(10 * MB)],
    ['a quoted cell of 10 MB', `"${'x\n'.repeat(5 * MB)}"`],
    ['an unclosed cell of 20 MB in one line', `"${'x'.repeat(20 * MB)}`],
    ['a line of 40 MB', 'x'.repeat(40 * MB)],
  ])(
    '%s is refused alone',
    async (_, cell) => {
      const { records, exceptions } = await readAll('overrides', overrides('first', cell, 'last'));
      expect(records.map((record) => record.authority)).toEqual(['first', 'last']);
      expect(exceptions.length).toBe(1);
      expect(exceptions[0]?.value?.length ?? 0).toBeLessThanOrEqual(40);
    },
    30_000,
  );

  test('a header of 200,000 columns', async () => {
    const { exceptions } = await readAll('exchangeRates', `${'x,'.repeat(200_000)}y\n`);
    expect(exceptions.at(-1)?.severity).toBe('error');
  }, 30_000);
});
