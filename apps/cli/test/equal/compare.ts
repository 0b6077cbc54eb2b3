import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInputs } from '../../src/input/files.ts';
import { ResultFolder } from '../../src/result/folder.ts';
import { runInSlices } from '../../src/run/large-run.ts';
import { planOf, type RunOptions } from '../../src/run/plan.ts';
import { outputNames } from '../../src/run/run-planned.ts';
import { threadsFor } from '../../src/run/threads.ts';
import { write } from '../../src/run/run-whole.ts';
import { Progress } from '../../src/terminal/progress.ts';
import { filesOf } from './files.ts';
import type { World } from './world.ts';

export type Slices = World['slices'][number];
export type Results = Readonly<Record<string, string>>;

const quiet = new Progress({ quiet: true });

const resultsIn = (path: string): Results =>
  Object.fromEntries(
    readdirSync(path)
      .toSorted()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

const optionsFor = (folder: string, out: string, { payFiles, asOf, schemes, columns, mapped }: World): RunOptions => {
  const at = (name: string): string => join(folder, name);
  return {
    payroll: [at('pay.csv'), ...(payFiles === 2 ? [at('more.csv')] : [])],
    employers: at('employers.csv'),
    workers: at('workers.csv'),
    assignments: at('assignments.csv'),
    certificates: at('certificates.csv'),
    balances: at('balances.csv'),
    exchangeRates: at('rates.csv'),
    overrides: at('overrides.csv'),
    format: 'csv',
    out: at(out),
    quiet: true,
    ...(asOf !== undefined && { asOf }),
    ...(schemes !== undefined && { schemes }),
    ...(columns !== undefined && { columns }),
    ...(mapped === true && { mapping: at('mapping.json') }),
  };
};

/** What a payroll comes to, computed in ways that must not matter. */
export interface Outcome {
  readonly whole: Results;
  /** `undefined`: it was not cut into slices. */
  readonly sliced: readonly (Results | undefined)[];
}

const folderOf = (out: string | undefined): ResultFolder => {
  const folder = new ResultFolder(out ?? '', [...outputNames], false);
  folder.prepare();
  return folder;
};

const whole = async (options: RunOptions): Promise<void> => {
  const plan = await planOf(options);
  const folder = folderOf(plan.out);
  await write(folder, plan, await readInputs(plan.paths, plan.mapping), quiet);
  folder.commit();
};

const inSlices = async (options: RunOptions, { lines, jobs, grouped }: Slices): Promise<boolean> => {
  const cut = { ...options, sliceLines: `${lines}`, jobs: `${jobs}`, ...(grouped && { grouped }) };
  const plan = await planOf(cut);
  const threads = threadsFor(cut);
  if (threads === undefined) return false;
  try {
    return (await runInSlices(plan, cut, folderOf(plan.out), quiet, threads)) !== undefined;
  } finally {
    await threads.end();
  }
};

/** Runs a payroll as a whole and in slices. */
export const outcomeOf = async (world: World): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'totalize-equal-'));
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(filesOf(world))) writeFileSync(join(folder, name), text);
    await whole(optionsFor(folder, 'whole', world));
    const sliced: (Results | undefined)[] = [];
    for (const [at, slices] of world.slices.entries()) {
      const cut = await inSlices(optionsFor(folder, `sliced-${at}`, world), slices);
      sliced.push(cut ? resultsIn(join(folder, `sliced-${at}`)) : undefined);
    }
    return { whole: resultsIn(join(folder, 'whole')), sliced };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const SHOWN = 3;

const differenceIn = (name: string, whole = '', sliced = ''): string | undefined => {
  if (whole === sliced) return undefined;
  const [expected, found] = [whole.split('\n'), sliced.split('\n')];
  const shown = Array.from({ length: Math.max(expected.length, found.length) }, (_, at) => at)
    .filter((at) => expected[at] !== found[at])
    .slice(0, SHOWN)
    .flatMap((at) => [`  line ${at + 1}`, `  - ${expected[at] ?? '(none)'}`, `  + ${found[at] ?? '(none)'}`]);
  return [`${name} (- as a whole, + in slices)`, `    ${expected[0] ?? ''}`, ...shown].join('\n');
};

/** The first lines in which two runs differ. */
export const differencesBetween = (whole: Results, sliced: Results): string | undefined => {
  const found = [...new Set([...Object.keys(whole), ...Object.keys(sliced)])].flatMap(
    (name) => differenceIn(name, whole[name], sliced[name]) ?? [],
  );
  return found.length === 0 ? undefined : found.join('\n');
};
