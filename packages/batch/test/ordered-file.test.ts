import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OrderedFile } from '../src/ordered-file.ts';
import { SegmentWriter } from '../src/segments.ts';
import { folder } from './folder.ts';

const segments = (...pieces: readonly (readonly [number, string])[]) => {
  const writer = new SegmentWriter();
  for (const [key, text] of pieces) writer.add(key, text);
  return writer.segments();
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('pieces stand in the order of their keys, those of one key in the order in which they came', () => {
  const path = join(folder(), 'file');
  const file = new OrderedFile(path);
  file.append(segments([1, 'a'], [5, 'é'], [5, 'f']));
  file.append(segments([3, 'b'], [4, 'c'], [5, 'g']));
  expect(file.finish()).toBe(sha256('abcéfg'));
  expect(readFileSync(path, 'utf8')).toBe('abcéfg');
});

test('a file goes on behind its mark, whatever was written after it', async () => {
  const path = join(folder(), 'file');
  const begun = new OrderedFile(path);
  begun.append(segments([2, 'two'], [1, 'one']));
  const mark = begun.mark();
  begun.append(segments([9, 'lost']));
  await begun.sync();
  appendFileSync(path, 'half of a piece');
  const again = new OrderedFile(path, mark);
  again.append(segments([3, 'three']));
  expect(again.finish()).toBe(sha256('onetwothree'));
  expect(readFileSync(path, 'utf8')).toBe('onetwothree');
});
