import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RunThreads } from '../src/executor.ts';
import type { LargeRun, SharedFile } from '../src/large-run.ts';
import { runLarge } from '../src/run.ts';
import { folder } from './folder.ts';

const WORKERS = 240;
const months = Array.from({ length: 12 }, (_, at) => `${at + 1}`.padStart(2, '0'));

/** Every worker is another one, so that all are computed by the engine. */
const payText = (): string => {
  const rows = Array.from({ length: WORKERS }, (_, worker) =>
    months.map(
      (month) =>
        `L${worker}-${month},W${worker},E1,2026-${month}-01,2026-${month}-28,2026-${month}-${10 + (worker % 19)},USD,${1000 + worker}.${month}`,
    ),
  );
  return ['line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross', ...rows.flat(), ''].join(
    '\n',
  );
};

const employers: SharedFile = {
  list: 'employers',
  number: 1,
  name: 'employers.csv',
  records: [{ employerId: 'E1', country: 'US' }],
  places: [{ row: 2 }],
  exceptions: [],
  refused: [],
};

const isThread = (resource: string): boolean => resource === 'MessagePort' || resource === 'Worker';
const threads = (): number => process.getActiveResourcesInfo().filter(isThread).length;

/** The contributions of a run, and the most threads there were while slices came. */
const computed = async (root: string, name: string, run: RunThreads) => {
  const pay = join(root, 'pay.csv');
  writeFileSync(pay, payText());
  let most = 0;
  const large: LargeRun = {
    files: [{ list: 'payLines', number: 0, name: 'pay.csv', mapping: undefined, path: pay }],
    shared: [employers],
    asOf: '2026-12-31',
    schemes: ['us.*'],
    columns: undefined,
    folder: join(root, name),
    linesOfSlice: 12,
    grouped: true,
    fingerprint: (sha256) => sha256.join(' '),
    onRead: () => {},
    onProgress: () => {
      most = Math.max(most, threads());
      // Long enough for another thread to begin.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8);
    },
  };
  try {
    const result = await runLarge(large, run);
    if (typeof result === 'string') throw new Error(result);
    return { text: readFileSync(result.contributions.path, 'utf8'), most, told: [...result.told()] };
  } finally {
    await run.end();
  }
};

test('a thread that is added when there is much left gives the same results in the same order', async () => {
  const root = folder();
  const alone = await computed(root, 'alone', new RunThreads(1, 1));
  const helped = await computed(root, 'helped', new RunThreads(1, 3, 0));
  expect(alone.text.split('\n').length).toBeGreaterThan(WORKERS * months.length * 2);
  expect(helped.text === alone.text).toBe(true);
  expect(helped.told).toEqual(alone.told);
  expect(helped.most).toBeGreaterThan(alone.most);
});
