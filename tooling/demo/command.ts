import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFolder, root } from './folder.ts';

const program = join(root, 'apps', 'cli', 'dist', 'main.js');

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line inside the example's folder. */
export const totalize = (args: readonly string[]): Ended => {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    cwd: exampleFolder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return { exitCode: status ?? 70, stdout, stderr };
};

export const inputs = [
  '--assignments',
  'assignments.csv',
  '--certificates',
  'certificates.csv',
  '--workers',
  'workers.csv',
  '--employers',
  'employers.csv',
  '--balances',
  'balances.csv',
  '--exchange-rates',
  'exchange-rates.csv',
];

export const payrollFiles = (): string[] =>
  readdirSync(exampleFolder)
    .filter((name) => name.startsWith('payroll-'))
    .toSorted();

export const runYear = (out: string, more: readonly string[] = []): Ended =>
  totalize(['run', '--payroll', ...payrollFiles(), ...inputs, '--out', out, ...more]);

/** The command as a person types it. */
export const typed = `totalize run --payroll payroll-2026-*.csv --assignments assignments.csv \\
    --certificates certificates.csv --workers workers.csv --employers employers.csv \\
    --balances balances.csv --exchange-rates exchange-rates.csv --out out`;
