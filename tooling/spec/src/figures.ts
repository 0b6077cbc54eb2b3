import type { Contribution, Result } from '@totalize/core';
import { Decimal } from 'decimal.js';
import { lineIdOf } from './lines.ts';
import { type Expected, figureNames } from './rows.ts';

const sum = (amounts: readonly string[]): Decimal =>
  amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));

/** Line ids from the first to the last of `3` or `1-11`. */
const idsOf = (lines: string | number): ReadonlySet<string> => {
  const [first = 0, last = first] = `${lines}`.split('-').map(Number);
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => lineIdOf(first - 1 + index)));
};

const rowsOf = (result: Result, { lines, schemes, payer }: Expected): readonly Contribution[] => {
  const wanted = schemes.split(' + ');
  const ids = lines === undefined ? undefined : idsOf(lines);
  return result.contributions.filter(
    (row) => wanted.includes(row.scheme) && (payer === 'both' || row.payer === payer) && (ids?.has(row.lineId) ?? true),
  );
};

const only = (texts: readonly string[]): string => [...new Set(texts)].join(' | ');

const figureOf = (
  rows: readonly Contribution[],
  name: (typeof figureNames)[number],
  payer: Expected['payer'],
): string => {
  const total = (field: 'wages' | 'base' | 'amount'): Decimal => sum(rows.map((row) => row[field]));
  const digits = rows[0]?.amount.split('.')[1]?.length ?? 0;
  switch (name) {
    case 'amount':
    case 'base':
      return total(name).toFixed(digits);
    case 'rate':
    case 'status':
      return only(rows.map((row) => row[name]));
    case 'free':
      return total('wages').minus(total('base')).toFixed(digits);
    case 'percent': {
      const schemes = new Set(rows.map((row) => row.scheme)).size;
      const wages = total('wages').div(payer === 'both' ? rows.length : schemes);
      return total('amount').div(wages).times(100).toString();
    }
  }
};

/** What the result holds where figures are expected, written in the same way. */
export const foundFor = (result: Result, expected: Expected): Expected => {
  const rows = rowsOf(result, expected);
  const found = figureNames
    .filter((name) => name in expected)
    .map((name) => [name, rows.length === 0 ? 'no row' : figureOf(rows, name, expected.payer)]);
  return { ...expected, ...Object.fromEntries(found) };
};
