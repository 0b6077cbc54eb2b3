import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uncovered } from '../../src/certificate/uncovered.ts';
import { contains } from '../../src/time/interval.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => ({ from, to: from + length }));

test('the days that nothing covers', () => {
  fc.assert(
    fc.property(interval, fc.array(interval, { maxLength: 5 }), (whole, covers) => {
      const gaps = uncovered(whole, covers);
      for (let day = whole.from; day <= whole.to; day += 1) {
        expect(gaps.some((gap) => contains(gap, day))).toBe(!covers.some((cover) => contains(cover, day)));
      }
      expect(gaps.every((gap) => contains(whole, gap.from) && contains(whole, gap.to))).toBe(true);
    }),
  );
});
