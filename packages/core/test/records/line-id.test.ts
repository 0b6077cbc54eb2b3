import { derivedLineId, type LineKey } from '@totalize/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { good, read, told } from './sample.ts';

const { lineId: _, ...line } = good.payLines;
const plain = 'W1:E1:2026-01-01:2026-01-31:2026-01-31:regular:USD';

const idsOf = (payLines: unknown[]): (string | undefined)[] =>
  read({ payLines }).batch.payLines.map(({ lineId }) => lineId);

test('numbers equal lines', () => {
  expect(idsOf([line, { ...line, gross: '1' }, { ...line, kind: 'regular' }, { ...line, kind: 'one-off' }])).toEqual([
    `${plain}:1`,
    `${plain}:2`,
    `${plain}:3`,
    `${plain.replace('regular', 'one-off')}:1`,
  ]);
});

test('neither a faulty line nor one with an id shifts the numbers of the others', () => {
  const [, expected] = idsOf([line, line]);
  expect(idsOf([{ ...line, gross: 0.5 }, line])).toEqual([expected]);
  expect(idsOf([{ ...line, lineId: 'L-1' }, line])).toEqual(['L-1', expected]);
});

test('a faulty line is told by its derived id', () => {
  expect(read({ payLines: [{ ...line, gross: 0.5 }] }).exceptions[0]?.lineId).toBe(`${plain}:1`);
});

test('a derived id that equals a given one is the same line twice', () => {
  const { batch, exceptions, refused } = read({ payLines: [line, { ...line, workerId: 'W2', lineId: `${plain}:1` }] });
  expect(told(exceptions)).toEqual(['error duplicate-line lineId']);
  expect(exceptions[0]?.message).toContain('stands already at place 1');
  expect([batch.payLines.length, refused.length]).toEqual([1, 1]);
});

test('one id twice: the first is computed', () => {
  const { batch, exceptions } = read({ payLines: [good.payLines, { ...good.payLines, workerId: 'W2' }] });
  expect(told(exceptions)).toEqual(['error duplicate-line lineId']);
  expect(batch.payLines).toMatchObject([{ workerId: 'W1' }]);
});

const hostile = fc
  .array(fc.constantFrom('a', 'b', ':', '%', '~', '3A', '25', '1', '\u{1F600}', '__proto__', ' '.repeat(60)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join('').slice(0, 200).toWellFormed());

test('different keys have different ids, of at most 200 characters', () => {
  const key = fc.record({
    workerId: hostile,
    employerId: hostile,
    periodStart: fc.constantFrom('2026-01-01', '2026-02-01'),
    periodEnd: fc.constant('2026-02-28'),
    payDate: fc.constant('2026-02-28'),
    kind: fc.constantFrom('regular', 'one-off'),
    currency: fc.constant('USD'),
  }) satisfies fc.Arbitrary<LineKey>;
  fc.assert(
    fc.property(key, key, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (a, b, m, n) => {
      const [first, second] = [derivedLineId(a, m), derivedLineId(b, n)];
      expect(first === second).toBe(JSON.stringify([a, m]) === JSON.stringify([b, n]));
      expect(first.length).toBeLessThanOrEqual(200);
      expect(first.isWellFormed()).toBe(true);
    }),
    { seed: 20260131, numRuns: 2000 },
  );
});
