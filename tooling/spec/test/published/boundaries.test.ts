import { describe, expect, test } from 'vitest';
import { specFiles } from '../../src/files.ts';
import { resultsOf, wrongEquations } from '../../src/reckoning.ts';
import type { SpecRow } from '../../src/rows.ts';
import { testTables } from './table.ts';

testTables('boundaries');

/** A figure needs no reckoning where it is nothing, or the pay itself. */
const isPlain = (figure: string, { pay }: SpecRow): boolean =>
  figure === '0.00' || figure === '0' || figure === 'no row' || pay.some(({ gross }) => gross === figure);

/** Currencies with cents that the law rounds to whole units are reckoned without them. */
const isSame = (result: string, figure: string): boolean =>
  [figure, figure.replace(/\.00$/, '')].some((text) => text.replace('-', '') === result);

describe.each(specFiles('boundaries'))('the reckonings of $file', ({ rows }) => {
  test('come out', () => {
    expect(rows.flatMap(({ name, why = '' }) => wrongEquations(why).map((part) => `${name}: ${part}`))).toEqual([]);
  });

  test('arrive at every figure that is expected', () => {
    const missing = rows.flatMap((row) =>
      row.expect
        .flatMap(({ amount, base, free }) => [amount, base, free].filter((figure) => figure !== undefined))
        .filter((figure) => !isPlain(figure, row) && !resultsOf(row.why ?? '').some((result) => isSame(result, figure)))
        .map((figure) => `${row.name}: ${figure}`),
    );
    expect(missing).toEqual([]);
  });
});

test.each([
  ['8450.00 × 9.3 % = 785.85', []],
  ['8450.00 × 9.3 % = 785.86', ['8450.00 × 9.3 % = 785.86']],
  ['4987.50 × 1.525 % ≈ 76.06', []],
  ['employee: (4189.00 − 1048.00) × 8 % + 811.00 × 2 % = 267.50', []],
  ['4987.50 × 1.525 % ≈ 76.07', ['4987.50 × 1.525 % ≈ 76.07']],
  ['300500 × 9.15 % ≈ 27496', []],
  ['300500 × 9.15 % ≈ 27495', ['300500 × 9.15 % ≈ 27495']],
  ['4987.55 × 1.4 % ↓ 69.82', []],
  ['4987.55 × 1.4 % ↓ 69.83', ['4987.55 × 1.4 % ↓ 69.83']],
  ['14990 × 0.75 % ↑ 113', []],
  ['14990 × 0.75 % ↑ 112', ['14990 × 0.75 % ↑ 112']],
  ['14990 × 0.75 % ↑ 114', ['14990 × 0.75 % ↑ 114']],
])('%s', (why, wrong) => {
  expect(wrongEquations(why)).toEqual(wrong);
});
