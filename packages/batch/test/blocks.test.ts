import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK, copyBlocks } from '../src/blocks.ts';
import { viewOf } from '../src/byte-sink.ts';

const bytes = fc.uint8Array({ minLength: 300, maxLength: 300 });

test('bytes are copied as they are, and only what is less than a block behind them is overwritten', () => {
  const places = fc.record({
    to: fc.integer({ min: 0, max: 150 }),
    from: fc.integer({ min: 0, max: 150 }),
    length: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(bytes, bytes, places, (source, target, { to, from, length }) => {
      const before = target.slice();
      expect(copyBlocks(viewOf(target), to, viewOf(source), from, length)).toBe(to + length);
      expect(target.slice(to, to + length)).toEqual(source.slice(from, from + length));
      expect(target.slice(0, to)).toEqual(before.slice(0, to));
      const behind = to + Math.ceil(length / BLOCK) * BLOCK;
      expect(target.slice(behind)).toEqual(before.slice(behind));
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('a text is copied behind itself', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 100 }), (page, length) => {
      const text = page.slice(0, length);
      copyBlocks(viewOf(page), length, viewOf(page), 0, length);
      expect(page.slice(length, length * 2)).toEqual(text);
    }),
    { seed: 7, numRuns: 500 },
  );
});
