import { describe, expect, test } from 'vitest';
import { specFiles } from '../../src/files.ts';
import { resultsOf, wrongEquations } from '../../src/reckoning.ts';
import { testTables } from './table.ts';

testTables('boundaries');

describe.each(specFiles('boundaries'))('the reckonings of $file', ({ rows }) => {
  test('come out', () => {
    expect(rows.flatMap(({ name, why }) => wrongEquations(why ?? '').map((part) => `${name}: ${part}`))).toEqual([]);
  });

  test('arrive at every amount that is expected, other than nothing', () => {
    const loose = rows.flatMap(({ name, why, expect: figures }) =>
      figures
        .flatMap(({ amount, base, free }) => [amount, base, free].filter((figure) => figure !== undefined))
        .filter((figure) => figure !== '0.00' && !resultsOf(why ?? '').includes(figure))
        .map((figure) => `${name}: ${figure}`),
    );
    expect(loose).toEqual([]);
  });
});

test.each([
  ['8450.00 × 9.3 % = 785.85', []],
  ['8450.00 × 9.3 % = 785.86', ['8450.00 × 9.3 % = 785.86']],
  ['4987.50 × 1.525 % ≈ 76.06', []],
  ['employee: (4189.00 − 1048.00) × 8 % + 811.00 × 2 % = 267.50', []],
  ['4987.50 × 1.525 % ≈ 76.07', ['4987.50 × 1.525 % ≈ 76.07']],
])('%s', (why, wrong) => {
  expect(wrongEquations(why)).toEqual(wrong);
});
