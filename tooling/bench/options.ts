import { parseArgs } from 'node:util';

export const subjects = ['baseline', 'duckdb', 'reader', 'engine', 'run-us', 'run-both', 'calc'] as const;
export type Subject = (typeof subjects)[number];

export interface Options {
  readonly lines: number;
  readonly only: readonly Subject[];
  /** Handed to `totalize run`; empty: its default. */
  readonly jobs: string;
  readonly fresh: boolean;
}

const usage = `pnpm bench [--lines N] [--only ${subjects.join(',')}] [--jobs N] [--fresh]`;

const isSubject = (name: string): name is Subject => (subjects as readonly string[]).includes(name);

/** Reads the command line; says what is wrong with it and ends the process otherwise. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      lines: { type: 'string', default: '1000000' },
      only: { type: 'string', default: subjects.join(',') },
      jobs: { type: 'string', default: '' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const lines = Number(values.lines.replaceAll('_', ''));
  const only = values.only.split(',');
  if (!Number.isInteger(lines) || lines < 12 || !only.every(isSubject)) {
    console.error(usage);
    process.exit(1);
  }
  return { lines, only: only.filter(isSubject), jobs: values.jobs, fresh: values.fresh };
};
