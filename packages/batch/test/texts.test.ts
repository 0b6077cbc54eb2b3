import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Texts } from '../src/course/texts.ts';

test('a text is that of its bytes, whatever was asked for before it', () => {
  const text = fc.string({ unit: fc.constantFrom('1', '2', '-', 'a'), maxLength: 20 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 200 }), (all) => {
      const texts = new Texts();
      const bytes = Buffer.from(all.join(''));
      let at = 0;
      for (const one of all) {
        expect(texts.of(bytes, at, at + one.length)).toBe(one);
        at += one.length;
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('texts that have the same place by their hash take turns', () => {
  const texts = new Texts();
  const days = Array.from({ length: 20_000 }, (_, at) => `${at}`);
  for (const round of [1, 2])
    for (const day of days) expect([round, texts.of(Buffer.from(day), 0, day.length)]).toEqual([round, day]);
});
