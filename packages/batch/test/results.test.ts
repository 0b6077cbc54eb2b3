import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Results } from '../src/results.ts';
import { SegmentWriter } from '../src/segments.ts';
import type { SliceOutput } from '../src/slice.ts';
import { folder } from './folder.ts';

const segments = (key: number, text: string) => {
  const writer = new SegmentWriter();
  writer.add(key, text);
  return writer.segments();
};

const begin = () => ({ header: { contributions: 'head\n', balances: 'head\n' }, told: segments(0, '') });

const output = (slice: number): SliceOutput => ({
  slice,
  contributions: segments(slice, `row ${slice}\n`),
  balances: segments(slice, ''),
  said: segments(slice, `said ${slice}\n`),
  told: segments(slice, ''),
  attributes: [],
  counts: [],
  rows: { contributions: 1, balances: 0 },
  unwritten: undefined,
  rooms: [],
  totals: {
    amounts: [],
    recoverable: [],
    lines: { in: 1, out: 1, refused: 0 },
    gross: [{ currency: 'USD', in: `${slice}.25`, out: `${slice}.25`, refused: '0.00' }],
  },
});

const writeRest = (): void => {};

const contributions = (at: string): string => readFileSync(join(at, 'contributions.csv'), 'utf8');

const all = [0, 1, 2].map((slice) => `row ${slice}\n`).join('');

test('a run goes on behind its last slice with all that was known', async () => {
  const at = folder();
  const begun = new Results(at, 'run', begin);
  begun.add(output(0), writeRest);
  begun.add(output(1), writeRest);
  appendFileSync(join(at, 'contributions.csv'), 'half of a r');
  const results = new Results(at, 'run', begin);
  expect(results.done).toBe(2);
  results.add(output(2), writeRest);
  await results.finish();
  expect(contributions(at)).toBe(`head\n${all}`);
  expect(results.gathered.rows).toEqual({ contributions: 3, balances: 0 });
  expect(results.gathered.totals).toMatchObject({ lines: { in: 3 }, gross: [{ in: '3.75', out: '3.75' }] });
});

test.each(['contributions.csv', 'said.index'])(
  'a slice whose results are not in %s is computed again',
  async (name) => {
    const at = folder();
    const begun = new Results(at, 'run', begin);
    begun.add(output(0), writeRest);
    const length = readFileSync(join(at, name)).length;
    begun.add(output(1), writeRest);
    begun.add(output(2), writeRest);
    truncateSync(join(at, name), length + 1);
    const results = new Results(at, 'run', begin);
    expect(results.done).toBe(1);
    for (const slice of [1, 2]) results.add(output(slice), writeRest);
    await results.finish();
    expect(contributions(at)).toBe(`head\n${all}`);
    expect(results.gathered.totals.lines.in).toBe(3);
  },
);

test('another run begins anew', async () => {
  const at = folder();
  new Results(at, 'run', begin).add(output(0), writeRest);
  expect(new Results(at, 'other run', begin).done).toBe(0);
  expect(contributions(at)).toBe('head\n');
});
