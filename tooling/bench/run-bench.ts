import { rmSync } from 'node:fs';
import { compare, type Comparison, isEqual } from './equality/compare.ts';
import { sha256Of } from './equality/sha256.ts';
import { prepareInput } from './input/input.ts';
import type { Ended, Measurement } from './measure.ts';
import type { Options } from './options.ts';
import type { Timed } from './programs/timed.ts';
import { thisMachine, versionOfEngine } from './result/file.ts';
import { printEquality } from './result/print.ts';
import { bestOf, type Figures, type Result } from './result/result.ts';
import { measureStartUp } from './start-up.ts';
import { type Subject, subjectNames, subjectOf, titles } from './subjects.ts';

/** What a program tells of the part that counts takes the place of what the whole of it took. */
const measured = ({ measurement, stdout }: Ended): Measurement => {
  const told = stdout.startsWith('{') ? (JSON.parse(stdout) as Partial<Timed>) : {};
  const { wallSeconds = measurement.wallSeconds, cpuSeconds = measurement.cpuSeconds } = told;
  return { ...measurement, wallSeconds, cpuSeconds };
};

/** The contributions that a subject left, and what was found in them. */
interface Checked {
  readonly sha256: string;
  readonly equality: Comparison;
}

/** One subject and what its rounds have given so far. */
interface Tally {
  readonly subject: Subject;
  readonly rounds: Measurement[];
  readonly checked: Checked[];
}

/** The same bytes as another subject's, of as many lines, need not be read row by row again. */
const check = async ({ name, output }: Subject, before: readonly Tally[]): Promise<Checked | undefined> => {
  if (output === undefined) return undefined;
  console.error(`… ${titles[name]}: amounts`);
  const { file, of } = output;
  const sha256 = await sha256Of(file);
  const same = before
    .filter(({ subject }) => subject.output?.of.lines === of.lines)
    .flatMap(({ checked }) => checked)
    .find((one) => one.sha256 === sha256);
  const equality = same?.equality ?? (await compare(file, of.lines, name === 'duckdb' ? 'number' : 'cents'));
  // A file at fault is left to be looked at.
  if (isEqual(equality)) rmSync(file);
  return { sha256, equality };
};

const runOnce = async ({ subject, rounds, checked }: Tally, all: readonly Tally[]): Promise<string | undefined> => {
  const ended = await subject.run();
  if (ended.exitCode !== 0) return `${titles[subject.name]}: exit code ${ended.exitCode}\n${ended.stdout}`;
  rounds.push(measured(ended));
  const found = checked.length === 0 ? await check(subject, all) : undefined;
  if (found !== undefined) checked.push(found);
  return undefined;
};

const figuresOf = ({ subject: { name, lines }, rounds, checked: [checked] }: Tally): readonly Figures[] =>
  rounds.length === 0 ? [] : [{ subject: name, lines, ...bestOf(rounds), ...checked }];

/** What is wrong with the results: DuckDB's amounts may differ, since it reckons in doubles. */
const faultsIn = (figures: readonly Figures[]): readonly string[] => {
  const unequal = figures
    .filter(({ subject, equality }) => subject !== 'duckdb' && equality !== undefined && !isEqual(equality))
    .map(printEquality);
  const differing = (['run-us', 'run-both'] as const)
    .filter((run) => {
      const runs = figures.filter(({ subject }) => subject.startsWith(run));
      return new Set(runs.map(({ sha256 }) => sha256)).size > 1;
    })
    .map((run) => `${run}: one and two jobs leave different bytes`);
  return [...unequal, ...differing];
};

/** What was measured, and what went wrong. */
export interface Outcome {
  readonly result: Result;
  readonly faults: readonly string[];
}

/** Runs every subject once a round, by turns, so that whatever else the machine does meets all of them. */
export const runBench = async ({ lines, order, only, repeat, fresh }: Omit<Options, 'keep'>): Promise<Outcome> => {
  const input = await prepareInput(lines, order, fresh);
  const faults: string[] = [];
  const tallies: Tally[] = [];
  for (const name of subjectNames.filter((one) => only.includes(one))) {
    const subject = await subjectOf(name, input);
    if (subject === undefined) faults.push(`${titles[name]}: cannot be installed`);
    else tallies.push({ subject, rounds: [], checked: [] });
  }
  for (let round = 1; round <= repeat; round += 1) {
    for (const tally of tallies) {
      console.error(`… ${titles[tally.subject.name]}${repeat > 1 ? `, round ${round} of ${repeat}` : ''}`);
      const fault = await runOnce(tally, tallies);
      if (fault !== undefined) faults.push(fault);
    }
  }
  const subjects = tallies.flatMap(figuresOf);
  const start = only.includes('start') ? { start: await measureStartUp(input.folder) } : {};
  const result = { version: versionOfEngine(), lines: input.lines, order, repeat, machine: thisMachine(), subjects };
  return { result: { ...result, ...start }, faults: [...faults, ...faultsIn(subjects)] };
};
