import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/credit/certified.ts';
import { choices, place } from '../../src/credit/place.ts';
import { printQuarter, quarterOf, quartersBetween } from '../../src/credit/quarter.ts';
import type { UsCoverage } from '../../src/credit/us-quarters.ts';

const block = (from: number, to: number, quarters: number): Block => ({
  country: 'XX',
  reportingStart: '1990-01-01',
  quarters,
  slots: quartersBetween(from, to),
  periodOf: () => ({ country: 'XX', reportingStart: '1990-01-01', reportingEnd: '1990-12-31' }),
  before1937: 0,
  reckoning: '',
  citation: '',
});

const coverage = (counts: Readonly<Record<number, number>>): UsCoverage => ({
  fixed: new Set(),
  flexible: new Map(
    Object.entries(counts).map(([year, count]) => [
      Number(year),
      { count, places: quartersBetween(quarterOf(Number(year), 1), quarterOf(Number(year), 4)) },
    ]),
  ),
  total: 0,
  simplified: 0,
  unknownYears: [],
  reckoning: [],
});

const print = (quarters: Iterable<number>): string => [...quarters].map(printQuarter).join(' ');

test('choices begin with the earliest', () => {
  expect(choices([1, 2, 3, 4], 2).map((places) => places.join(''))).toEqual(['12', '13', '14', '23', '24', '34']);
  expect(choices([1, 2], 0)).toEqual([[]]);
  expect(choices([1], 2)).toEqual([]);
});

describe('placing', () => {
  test('the earliest U.S. quarters if several placings serve equally', () => {
    const { us } = place([], coverage({ 1990: 2, 1991: 1 }), { first: 'foreign' });
    expect(print(us)).toBe('1990Q1 1990Q2 1991Q1');
  });

  test('U.S. quarters out of the way of the most foreign ones, over the turn of a year too', () => {
    const { us, foreign } = place([block(quarterOf(1990, 4), quarterOf(1991, 2), 3)], coverage({ 1990: 3, 1991: 2 }), {
      first: 'foreign',
    });
    expect(print(us)).toBe('1990Q1 1990Q2 1990Q3 1991Q3 1991Q4');
    expect(print(foreign.keys())).toBe('1990Q4 1991Q1 1991Q2');
  });

  test('backwards from the end of the period, or of the window if that is earlier', () => {
    const one = block(quarterOf(1990, 1), quarterOf(1991, 4), 3);
    const options = { first: 'window', backwards: true } as const;
    const { foreign } = place([one], coverage({}), { ...options, window: { first: 0, last: quarterOf(1995, 1) } });
    expect(print(foreign.keys())).toBe('1991Q4 1991Q3 1991Q2');
    const earlier = place([one], coverage({}), { ...options, window: { first: 0, last: quarterOf(1990, 4) } });
    expect(print(earlier.foreign.keys())).toBe('1990Q4 1990Q3 1990Q2');
  });

  test('what is left over backwards stands after the window', () => {
    const one = block(quarterOf(1990, 3), quarterOf(1991, 4), 4);
    const window = { first: 0, last: quarterOf(1990, 4) };
    const { placedOf } = place([one], coverage({}), { first: 'window', backwards: true, window });
    expect(print(placedOf.get(one) ?? [])).toBe('1990Q4 1990Q3 1991Q1 1991Q2');
  });
});
