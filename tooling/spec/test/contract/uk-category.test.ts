import { expect, test } from 'vitest';
import { british, gbp, pay, rows, run, series, told } from './run.ts';

// Category letters, and what is taken where none is given. Pay of 6000.00 in May 2026.

const uk = (worker: object) =>
  run({ payLines: [pay('2026-05', '6000.00', gbp)], employers: [british], workers: [{ workerId: 'W', ...worker }] });
const both = (worker: object) =>
  rows(uk(worker), { scheme: 'gb.class-1' }, ['amount', 'status']).map((row) => row.slice(11));

const full = 'employee 287.50 due';
const married = 'employee 94.33 due';
const deferred = 'employee 99.04 due';
const free = 'employee 0.00 exempt';
const ordinary = 'employer 837.45 due';
const relief = 'employer 271.65 due';
const zone = 'employer 587.55 due';

test.each([
  ['A', full, ordinary],
  ['B', married, ordinary],
  ['C', free, ordinary],
  ['H', full, relief],
  ['M', full, relief],
  ['V', full, relief],
  ['F', full, zone],
  ['I', married, zone],
  ['L', deferred, zone],
  ['S', free, zone],
  ['N', full, zone],
  ['E', married, zone],
  ['D', deferred, zone],
  ['K', free, zone],
  ['J', deferred, ordinary],
  ['Z', deferred, relief],
])('category %s', (category, employee, employer) => {
  expect(both({ attributes: { 'gb.ni-category': category } })).toEqual([employee, employer]);
});

test.each([
  ['no birth date: 40', undefined, full, ordinary],
  ['20', '2005-06-01', full, relief],
  ['21', '2005-05-31', full, ordinary],
  ['65', '1960-06-01', full, ordinary],
  ['66', '1960-05-31', free, ordinary],
  ['15', '2010-06-01', free, 'employer 0.00 exempt'],
  ['16', '2010-05-31', full, relief],
])('by age on the pay date: %s', (_, birthDate, employee, employer) => {
  expect(both(birthDate === undefined ? {} : { birthDate })).toEqual([employee, employer]);
});

test('a category given comes before the age', () => {
  expect(both({ birthDate: '1950-01-01', attributes: { 'gb.ni-category': 'A' } })).toEqual([full, ordinary]);
});

test.each(['X', 'a', ''])('"%s" is no category: an error for the scheme', (category) => {
  const result = uk({ attributes: { 'gb.ni-category': category } });
  expect(told(result, 'attribute-invalid')).toEqual(['error attribute-invalid 2026-05 GB gb.class-1']);
  expect(series(result, 'gb.class-1')).toEqual([]);
});

test('the reason of those who are free', () => {
  expect(rows(uk({ attributes: { 'gb.ni-category': 'C' } }), { scheme: 'gb.class-1' })).toEqual([
    'gb.class-1 employee exempt not-subject',
    'gb.class-1 employer due domestic-law',
  ]);
});
