import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { duckDbFolder } from './duckdb-install.ts';
import { type Input, prepareInput, prepareWorkbook } from './input/input.ts';
import { canPin, type Ended, measure } from './measure.ts';
import { runArguments } from './run-arguments.ts';

export const subjectNames = [
  'by-hand',
  'duckdb',
  'reader',
  'engine-us',
  'engine-both',
  'run-us-core',
  'run-us-1',
  'run-us-2',
  'run-both-core',
  'run-both-1',
  'run-both-2',
  'ledger',
  'xlsx-read',
  'xlsx-write',
] as const;
export type SubjectName = (typeof subjectNames)[number];

export const titles: Readonly<Record<SubjectName, string>> = {
  'by-hand': '(a) by hand: FICA alone',
  duckdb: '(b) one DuckDB statement: FICA alone, in doubles',
  reader: 'reader alone: CSV read and checked',
  'engine-us': 'engine alone: us.*, in memory, 1 core',
  'engine-both': 'engine alone: both sides, in memory, 1 core',
  'run-us-core': "run --schemes 'us.*' --jobs 1, on one core",
  'run-us-1': "run --schemes 'us.*' --jobs 1",
  'run-us-2': "run --schemes 'us.*' --jobs 2",
  'run-both-core': 'run, both sides, --jobs 1, on one core',
  'run-both-1': 'run, both sides, --jobs 1',
  'run-both-2': 'run, both sides, --jobs 2',
  ledger: "run --schemes 'us.*' --ledger",
  'xlsx-read': 'XLSX read: pay lines',
  'xlsx-write': 'XLSX write: contributions',
};

/** Of a ledger, which is computed as a whole, and of workbooks: more would say no more. */
const SMALLER = 100_000;

const here = import.meta.dirname;
export const cli = join(here, '..', '..', 'apps', 'cli', 'dist', 'main.js');
const program = (name: string): string => join(here, 'programs', `${name}.ts`);

/** One thing that the bench measures, in a process of its own. */
export interface Subject {
  readonly name: SubjectName;
  /** Pay lines, or rows of a workbook. */
  readonly lines: number;
  /** The contributions that it leaves, and the input that they belong to. */
  readonly output?: { readonly file: string; readonly of: Input };
  readonly run: () => Promise<Ended>;
}

/** A run of `totalize` into a folder of its own; `cores`: that it may use, on all where there are none. */
const runOf = (name: SubjectName, input: Input, more: readonly string[], cores?: string): Subject => {
  const folder = join(input.folder, name);
  return {
    name,
    lines: input.lines,
    output: { file: join(folder, 'contributions.csv'), of: input },
    run: () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      return measure(cli, runArguments(input, folder, more), cores);
    },
  };
};

const ledgerOf = async (input: Input): Promise<Subject> => {
  const smaller = await prepareInput(Math.min(input.lines, SMALLER), input.order, false);
  return runOf('ledger', smaller, ['--schemes', 'us.*', '--ledger', join(smaller.folder, 'ledger', 'pay.ledger')]);
};

/** The subject of a name; `undefined` where it cannot be had on this machine. */
export const subjectOf = async (name: SubjectName, input: Input): Promise<Subject | undefined> => {
  const { files, folder, lines, workers } = input;
  switch (name) {
    case 'by-hand': {
      const file = join(folder, 'by-hand.csv');
      return { name, lines, output: { file, of: input }, run: () => measure(program(name), [files.payroll, file]) };
    }
    case 'duckdb': {
      const file = join(folder, 'duckdb.csv');
      const duckDb = duckDbFolder();
      if (duckDb === undefined) return undefined;
      const run = () => measure(program(name), [files.payroll, file, duckDb]);
      return { name, lines, output: { file, of: input }, run };
    }
    case 'reader':
      return { name, lines, run: () => measure(program(name), [files.payroll]) };
    case 'engine-us':
      return { name, lines, run: () => measure(program('engine'), [`${workers}`, 'us.*']) };
    case 'engine-both':
      return { name, lines, run: () => measure(program('engine'), [`${workers}`]) };
    case 'run-us-core':
      return canPin() ? runOf(name, input, ['--schemes', 'us.*', '--jobs', '1'], '0') : undefined;
    case 'run-both-core':
      return canPin() ? runOf(name, input, ['--jobs', '1'], '0') : undefined;
    case 'run-us-1':
    case 'run-us-2':
      return runOf(name, input, ['--schemes', 'us.*', '--jobs', name.slice(-1)]);
    case 'run-both-1':
    case 'run-both-2':
      return runOf(name, input, ['--jobs', name.slice(-1)]);
    case 'ledger':
      return ledgerOf(input);
    case 'xlsx-read': {
      const workbook = await prepareWorkbook(folder, SMALLER);
      return { name, lines: SMALLER, run: () => measure(program(name), [workbook]) };
    }
    case 'xlsx-write': {
      const run = () => measure(program(name), [`${SMALLER}`, join(folder, 'written.xlsx')]);
      return { name, lines: SMALLER, run };
    }
  }
};
