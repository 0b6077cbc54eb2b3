import { expect, test } from 'vitest';
import { IdWatch } from '../src/id-watch.ts';
import { hashOf, NONE } from '../src/hash.ts';
import { Survey } from '../src/survey.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './folder.ts';

const surveyOf = (size: number, workers: readonly (string | undefined)[]) => {
  const survey = new Survey(size);
  const slices = workers.map((worker) => survey.next(worker === undefined ? NONE : hashOf(worker), 1));
  survey.end();
  return { survey, slices };
};

test('a slice ends with a worker, and a line of nobody goes with the one before', () => {
  const { survey, slices } = surveyOf(2, ['a', 'a', 'a', 'b', undefined, 'c', 'd']);
  expect(slices).toEqual([0, 0, 0, 1, 1, 2, 2]);
  expect(survey.grouped).toBe(true);
  expect(survey.lines()).toEqual([3, 2, 2]);
  expect(['a', 'b', 'c', 'd'].map((worker) => survey.sliceOf(hashOf(worker)))).toEqual([0, 1, 2, 2]);
});

test('lines of a worker that stand apart are counted together', () => {
  const { survey } = surveyOf(3, ['a', 'b', 'c', 'a', 'b', 'c']);
  expect(survey.grouped).toBe(false);
  expect(survey.lines()).toEqual([4, 2]);
  expect(['a', 'b', 'c'].map((worker) => survey.sliceOf(hashOf(worker)))).toEqual([0, 0, 1]);
});

test('a line of nobody counts for the worker before, wherever the others stand', () => {
  const { survey } = surveyOf(2, ['a', undefined, 'b', 'a', undefined]);
  expect(survey.grouped).toBe(false);
  expect(survey.lines()).toEqual([4, 1]);
});

test('workers without a line come behind, as many in a slice as it has lines', () => {
  const { survey } = surveyOf(2, ['a']);
  const later = ['x', 'y', 'z'].map((worker) => survey.sliceOf(hashOf(worker)));
  expect(later).toEqual([1, 1, 2]);
  expect(survey.lines()).toEqual([1, 0, 0]);
});

test('ten thousand workers keep their numbers', () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `W${at}`);
  const { survey, slices } = surveyOf(1, names);
  expect(slices).toEqual(names.map((_, at) => at));
  expect(survey.sliceOf(hashOf('W7777'))).toBe(7777);
});

// Of the larger number, some are in memory and some on disk.
test.each([5000, 700_000])(
  'of %i ids, one that several workers have is found, and one that a worker has twice is not',
  (count) => {
    const path = join(folder(), 'ids');
    const watch = new IdWatch(path);
    for (let at = 0; at < count; at += 1) watch.add(hashOf(`L${at}`), 1);
    watch.add(hashOf('L17'), 1);
    watch.add(hashOf('L18'), 2);
    watch.add(hashOf('L4999'), 2);
    expect(existsSync(path)).toBe(count > 5000);
    expect(new Set(watch.twins())).toEqual(new Set([hashOf('L18'), hashOf('L4999')]));
  },
);

test('very many ids that several workers have are not set apart', () => {
  const watch = new IdWatch(join(folder(), 'ids'));
  for (const worker of [1, 2]) for (let at = 0; at < 10_001; at += 1) watch.add(hashOf(`L${at}`), worker);
  expect(watch.twins()).toBeUndefined();
});
