import { rmSync } from 'node:fs';
import { compare, type Comparison, isEqual } from './equality/compare.ts';
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

/** One subject and what its rounds have given so far. */
interface Tally {
  readonly subject: Subject;
  readonly rounds: Measurement[];
  readonly equalities: Comparison[];
}

const runOnce = async ({ subject, rounds, equalities }: Tally): Promise<string | undefined> => {
  const { name, output } = subject;
  const ended = await subject.run();
  if (ended.exitCode !== 0) return `${titles[name]}: exit code ${ended.exitCode}\n${ended.stdout}`;
  rounds.push(measured(ended));
  if (output === undefined || equalities.length > 0) return undefined;
  console.error(`… ${titles[name]}: amounts`);
  const equality = await compare(output.file, output.of.lines, name === 'duckdb' ? 'number' : 'cents');
  equalities.push(equality);
  // A file at fault is left to be looked at.
  if (isEqual(equality)) rmSync(output.file);
  return undefined;
};

const figuresOf = ({ subject: { name, lines }, rounds, equalities: [equality] }: Tally): readonly Figures[] =>
  rounds.length === 0
    ? []
    : [{ subject: name, lines, ...bestOf(rounds), ...(equality === undefined ? {} : { equality }) }];

/** What is wrong with the results: DuckDB's amounts may differ, since it reckons in doubles. */
const faultsIn = (figures: readonly Figures[]): readonly string[] => {
  const unequal = figures
    .filter(({ subject, equality }) => subject !== 'duckdb' && equality !== undefined && !isEqual(equality))
    .map(printEquality);
  const differing = (['run-us', 'run-both'] as const)
    .filter((run) => {
      const runs = figures.filter(({ subject }) => subject.startsWith(run));
      return new Set(runs.map(({ equality }) => equality?.sha256)).size > 1;
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
    else tallies.push({ subject, rounds: [], equalities: [] });
  }
  for (let round = 1; round <= repeat; round += 1) {
    for (const tally of tallies) {
      console.error(`… ${titles[tally.subject.name]}${repeat > 1 ? `, round ${round} of ${repeat}` : ''}`);
      const fault = await runOnce(tally);
      if (fault !== undefined) faults.push(fault);
    }
  }
  const subjects = tallies.flatMap(figuresOf);
  const start = only.includes('start') ? { start: await measureStartUp(input.folder) } : {};
  const result = { version: versionOfEngine(), lines: input.lines, order, repeat, machine: thisMachine(), subjects };
  return { result: { ...result, ...start }, faults: [...faults, ...faultsIn(subjects)] };
};
