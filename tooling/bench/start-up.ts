import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchOf } from './input/batch.ts';
import { measure } from './measure.ts';
import { cli } from './subjects.ts';

/** Processor seconds; those of the commands beyond those of a module with nothing in it. */
export interface StartUp {
  readonly empty: number;
  readonly version: number;
  readonly calc: number;
}

const TIMES = 15;
const LINES = 50;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const cpuSeconds = async (program: string, args: readonly string[]): Promise<number> => {
  const { exitCode, measurement } = await measure(program, args);
  if (exitCode !== 0) throw new Error(`totalize ${args.join(' ')} ended with ${exitCode}`);
  return measurement.cpuSeconds;
};

/** What the start of a command takes, by turns, so that whatever else the machine does meets all of them. */
export const measureStartUp = async (folder: string): Promise<StartUp> => {
  const batch = join(folder, 'fifty.json');
  const some = batchOf(0, 5);
  writeFileSync(batch, JSON.stringify({ ...some, payLines: some.payLines.slice(0, LINES) }));
  const taken: { readonly empty: number; readonly version: number; readonly calc: number }[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const empty = await cpuSeconds(join(import.meta.dirname, 'programs', 'empty.mjs'), []);
    const version = await cpuSeconds(cli, ['--version']);
    const calc = await cpuSeconds(cli, ['calc', '--input', batch]);
    // The first time files come from disk, and what Node.js keeps of compiled code is written.
    if (time > 0) taken.push({ empty, version: version - empty, calc: calc - empty });
  }
  return {
    empty: median(taken.map(({ empty }) => empty)),
    version: median(taken.map(({ version }) => version)),
    calc: median(taken.map(({ calc }) => calc)),
  };
};
