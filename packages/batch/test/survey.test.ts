import { expect, test } from 'vitest';
import { IdWatch } from '../src/id-watch.ts';
import { hashOf, NONE } from '../src/hash.ts';
import { Spool } from '../src/spool.ts';
import { Survey } from '../src/survey.ts';
import { join } from 'node:path';
import { folder } from './folder.ts';

const surveyOf = (size: number, workers: readonly (string | undefined)[]) => {
  const survey = new Survey(size);
  const slices = workers.map((worker) => survey.next(worker === undefined ? NONE : hashOf(worker)));
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

test('an id that several workers have is found, and one that a worker has twice is not', () => {
  const spool = new Spool(join(folder(), 'ids'));
  const watch = new IdWatch(spool);
  for (let at = 0; at < 5000; at += 1) watch.add(hashOf(`L${at}`), 1);
  watch.add(hashOf('L17'), 1);
  watch.add(hashOf('L18'), 2);
  expect([...(watch.twins() ?? [])]).toEqual([hashOf('L18')]);
  spool.close();
});
