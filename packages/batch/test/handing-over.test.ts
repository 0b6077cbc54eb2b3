import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLegislation } from '@totalize/legislation';
import { expect, test } from 'vitest';
import { AHEAD } from '../src/ahead.ts';
import { writeByPages } from '../src/course/unwritten.ts';
import { GuestKernel } from '../src/kernel/kernel.ts';
import { Partitioner, type PartFile } from '../src/partition.ts';
import { plainStartOf } from '../src/plain-start.ts';
import { type ResultName, resultNames, type Segments } from '../src/segments.ts';
import { SliceComputer, type SliceJob, type SliceOutput, type SliceSettings } from '../src/slice.ts';
import { Dice } from './dice.ts';
import { folder } from './folder.ts';

const WORKERS = 400;
const legislation = loadLegislation();

const months = Array.from({ length: 12 }, (_, at) => `${at + 1}`.padStart(2, '0'));

/** Most are alike; some have a one-off payment, which is computed by the engine, between the others. The first has most lines. */
const payText = (): string => {
  const dice = new Dice(11);
  const rows = Array.from({ length: WORKERS }, (_, worker) => {
    const own = worker === 0 ? months : months.slice(0, worker % 5 === 0 ? 3 : 2);
    const type = worker % 7 === 3 ? 'one_off' : 'regular';
    return own.map(
      (month) =>
        `L${worker}-${month},W${worker},E1,2026-${month}-01,2026-${month}-28,2026-${month}-28,USD,${1000 + dice.below(30_000)}.${10 + dice.below(90)},${type}`,
    );
  });
  const header = 'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross,type';
  return [header, ...rows.flat(), ''].join('\n');
};

const workerText = (): string => {
  const rows = Array.from({ length: WORKERS }, (_, worker) => `W${worker},1980-0${1 + (worker % 9)}-01,US`);
  return ['worker_id,birth_date,nationality', ...rows, ''].join('\n');
};

interface Slices {
  readonly settings: SliceSettings;
  readonly jobs: readonly SliceJob[];
}

const slicesIn = async (root: string, linesOfSlice: number): Promise<Slices> => {
  const texts = { payLines: payText(), workers: workerText() };
  const files = Object.entries(texts).map(([list, text], number): PartFile => {
    const path = join(root, `${list}.csv`);
    writeFileSync(path, text);
    const file = { list: list as 'payLines' | 'workers', number, name: `${list}.csv`, mapping: undefined, path };
    return { ...file, plain: plainStartOf(file, path) };
  });
  const partitioner = new Partitioner(files, { folder: root, linesOfSlice, grouped: true });
  const parted = await partitioner.run();
  partitioner.close();
  if (typeof parted === 'string') throw new Error(parted);
  const settings: SliceSettings = {
    files: parted.files,
    foreign: parted.foreign,
    shared: [
      {
        list: 'employers',
        name: 'employers.csv',
        records: [{ employerId: 'E1', country: 'US' }],
        places: [{ row: 2 }],
        exceptions: [],
        refused: [],
      },
    ],
    asOf: '2026-12-31',
    schemes: undefined,
    columns: undefined,
  };
  const jobs = parted.lines.map((_, slice) => ({
    slice,
    extents: parted.files.map(({ extents }) => extents[slice] ?? []),
  }));
  return { settings, jobs };
};

interface Written {
  readonly text: string;
  readonly keys: readonly number[];
  readonly rest: number;
}

/** All slices, each written as late as it may be, by another kernel. */
const written = ({ settings, jobs }: Slices, isAwaited: () => boolean): Written => {
  const computer = new SliceComputer(settings, legislation, isAwaited);
  const kernel = new GuestKernel(computer.kernel);
  const texts: Record<ResultName, string> = { contributions: '', balances: '', said: '' };
  const keys: number[] = [];
  let rest = 0;
  const take = (name: ResultName, { bytes, index }: Segments): void => {
    texts[name] += Buffer.from(bytes).toString('utf8');
    keys.push(...index);
  };
  const room: Uint8Array[] = [];
  const write = (output: SliceOutput | undefined): void => {
    if (output === undefined) return;
    for (const name of resultNames) take(name, output[name]);
    if (output.unwritten !== undefined) {
      rest += 1;
      writeByPages(kernel, output.unwritten, take);
    }
    room.push(...output.rooms);
  };
  const waiting: SliceOutput[] = [];
  for (const job of jobs) {
    if (waiting.length === AHEAD) write(waiting.shift());
    waiting.push(computer.compute({ ...job, room: room.splice(0) }));
  }
  for (const output of waiting) write(output);
  computer.close();
  return { text: JSON.stringify(texts), keys: keys.toSorted((a, b) => a - b), rest };
};

test.each([12, 60])('whoever writes a slice of %i lines, or a part of it, writes the same', async (lines) => {
  const slices = await slicesIn(folder(), lines);
  const { jobs } = slices;
  const alone = written(slices, () => false);
  expect(alone.rest).toBe(0);
  expect(alone.text.includes('us.oasdi')).toBe(true);
  const others = written(slices, () => true);
  expect(others.rest).toBe(jobs.length);
  expect(others.text === alone.text).toBe(true);
  expect(others.keys).toEqual(alone.keys);
  const dice = new Dice(3);
  const mixed = written(slices, () => dice.rarely(3));
  expect(mixed.rest).toBeGreaterThan(jobs.length / 5);
  expect(mixed.text === alone.text).toBe(true);
  expect(mixed.keys).toEqual(alone.keys);
});
