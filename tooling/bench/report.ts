import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from './compare.ts';
import type { Measurement } from './measure.ts';
import type { Subject } from './options.ts';
import { titles } from './subjects.ts';
import { table } from './table.ts';

export interface Outcome {
  readonly subject: Subject;
  readonly measurement: Measurement;
  /** Against the baseline's amounts, where both have run. */
  readonly comparison?: Comparison;
}

const ratio = (outcome: Outcome, baseline: Outcome | undefined): string =>
  baseline === undefined || outcome.subject === 'calc'
    ? ''
    : `${(outcome.measurement.wallSeconds / baseline.measurement.wallSeconds).toFixed(2)}×`;

export const printTable = (outcomes: readonly Outcome[], lines: number): string => {
  const find = (wanted: Subject): Outcome | undefined => outcomes.find(({ subject }) => subject === wanted);
  const [baseline, duckdb] = [find('baseline'), find('duckdb')];
  return table(
    ['', 'wall s', 'cpu s', 'lines/s', 'peak MB', 'to by hand', 'to DuckDB'],
    outcomes.map((outcome) => {
      const { wallSeconds, cpuSeconds, peakRssMb } = outcome.measurement;
      return [
        titles[outcome.subject],
        wallSeconds.toFixed(1),
        cpuSeconds.toFixed(1),
        `${Math.round(lines / wallSeconds)}`,
        peakRssMb.toFixed(0),
        ratio(outcome, baseline),
        ratio(outcome, duckdb),
      ];
    }),
  );
};

export const printComparison = ({ subject, comparison }: Outcome): string => {
  if (comparison === undefined) return '';
  const { rows, different, missing, first } = comparison;
  return different + missing === 0
    ? `${titles[subject]}: all ${rows} FICA amounts equal those by hand`
    : `${titles[subject]}: ${different} of ${rows} FICA amounts differ, ${missing} are missing; first: ${first}`;
};

/** Writes the figures beside this file; a release keeps its own under its version (see `regression.ts`). */
export const writeResult = (outcomes: readonly Outcome[], lines: number): string => {
  const folder = join(import.meta.dirname, 'results');
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../packages/core/package.json'), 'utf8'),
  ) as {
    version: string;
  };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `latest-${lines}.json`);
  const machine = {
    node: process.version,
    platform: process.platform,
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
  };
  const subjects = outcomes.map(({ subject, measurement: { stdout, ...figures }, comparison }) => ({
    subject,
    ...figures,
    ...(subject !== 'calc' && stdout.trim().startsWith('{') ? { said: JSON.parse(stdout) as unknown } : {}),
    ...(comparison === undefined ? {} : { comparison }),
  }));
  writeFileSync(file, `${JSON.stringify({ version, lines, machine, subjects }, null, 2)}\n`);
  return file;
};
