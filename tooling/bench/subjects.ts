import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchOf } from './batch.ts';
import { duckDbFolder } from './duckdb-install.ts';
import type { Input } from './input.ts';
import { type Measurement, measure } from './measure.ts';
import type { Options, Subject } from './options.ts';

export const titles: Readonly<Record<Subject, string>> = {
  baseline: 'by hand: FICA alone, csv-parse + decimal.js',
  duckdb: 'one DuckDB statement: FICA alone, in doubles',
  reader: 'reader alone: pay lines read and checked',
  engine: 'engine alone: both sides, in memory, 1 core',
  'run-us': "totalize run --schemes 'us.*'",
  'run-both': 'totalize run, both sides',
  calc: 'totalize calc, 50 lines',
};

const here = import.meta.dirname;
const cli = join(here, '..', '..', 'apps', 'cli', 'dist', 'main.js');

export const outputOf = (input: Input, subject: Subject): string =>
  subject === 'baseline' || subject === 'duckdb'
    ? join(input.folder, `${subject}.csv`)
    : join(input.folder, subject, 'contributions.csv');

const missing: Measurement = {
  wallSeconds: 0,
  cpuSeconds: 0,
  peakRssMb: 0,
  exitCode: 1,
  stdout: 'DuckDB could not be installed.',
};

/** The columns that every user of the amounts needs. */
const columns = 'line_id,worker_id,scheme,payer,base,amount';

const runArguments = (input: Input, subject: Subject, jobs: string): string[] => {
  const { files, folder } = input;
  return [
    'run',
    '--quiet',
    '--force',
    '--format',
    'csv',
    '--payroll',
    files.payroll,
    '--workers',
    files.workers,
    '--employers',
    files.employers,
    '--assignments',
    files.assignments,
    '--certificates',
    files.certificates,
    '--exchange-rates',
    files.exchangeRates,
    '--columns',
    columns,
    '--out',
    join(folder, subject),
    ...(subject === 'run-us' ? ['--schemes', 'us.*'] : []),
    ...(jobs === '' ? [] : ['--jobs', jobs]),
  ];
};

/** Runs one subject of the bench in a process of its own. */
export const runSubject = (input: Input, subject: Subject, { jobs }: Options): Promise<Measurement> => {
  switch (subject) {
    case 'baseline':
      return measure(join(here, 'baseline.ts'), [input.files.payroll, outputOf(input, subject)]);
    case 'duckdb': {
      const folder = duckDbFolder();
      if (folder === undefined) return Promise.resolve(missing);
      return measure(join(here, 'duckdb.ts'), [input.files.payroll, outputOf(input, subject), folder]);
    }
    case 'calc': {
      const batch = join(input.folder, 'fifty.json');
      const some = batchOf(0, 5);
      writeFileSync(batch, JSON.stringify({ ...some, payLines: some.payLines.slice(0, 50) }));
      return measure(cli, ['calc', '--input', batch]);
    }
    case 'reader':
      return measure(join(here, 'reader.ts'), [input.files.payroll]);
    case 'engine':
      return measure(join(here, 'engine.ts'), [`${input.workers}`]);
    case 'run-us':
    case 'run-both':
      rmSync(join(input.folder, subject), { recursive: true, force: true });
      return measure(cli, runArguments(input, subject, jobs));
  }
};
