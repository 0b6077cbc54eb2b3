import { isEqual } from '../equality/compare.ts';
import { titles } from '../subjects.ts';
import { ratioTo, scalingOf } from './ratios.ts';
import type { Finding } from './regression.ts';
import type { Figures, Result } from './result.ts';
import { table } from './table.ts';

const times = (ratio: { readonly wall: number } | undefined): string =>
  ratio === undefined ? '' : `${(1 / ratio.wall).toFixed(2)}×`;

export const printTable = ({ subjects }: Pick<Result, 'subjects'>): string =>
  table(
    ['', 'lines', 'wall s', 'cpu s', 'lines/s', 'peak MB', 'others', 'faster than (a)', 'than (b)'],
    subjects.map((one) => [
      titles[one.subject],
      `${one.lines}`,
      one.wallSeconds.toFixed(2),
      one.cpuSeconds.toFixed(2),
      `${Math.round(one.lines / one.wallSeconds)}`,
      one.peakRssMb.toFixed(0),
      `${(one.othersShare * 100).toFixed(0)} %`,
      one.subject === 'by-hand' ? '' : times(ratioTo(one, 'by-hand', subjects)),
      one.subject === 'duckdb' ? '' : times(ratioTo(one, 'duckdb', subjects)),
    ]),
  );

const sentence = (run: string, what: string, ratio: number | undefined): string[] =>
  ratio === undefined ? [] : [`${run}: ${what} makes it ${ratio.toFixed(2)} times as fast`];

export const printScaling = (result: Pick<Result, 'subjects'>): string =>
  (['run-us', 'run-both'] as const)
    .flatMap((run) => {
      const { core, job } = scalingOf(result, run);
      return [
        ...sentence(run, 'a second core, with two jobs,', core),
        ...sentence(run, 'a second job on both cores', job),
      ];
    })
    .join('\n');

const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;

export const printStart = ({ start }: Pick<Result, 'start'>): string =>
  start === undefined
    ? ''
    : `Processor time beyond Node.js's own start (${milliseconds(start.empty)}): totalize --version ` +
      `${milliseconds(start.version)}, calc with 50 lines ${milliseconds(start.calc)}`;

export const printEquality = ({ subject, equality }: Figures): string => {
  if (equality === undefined) return '';
  const { rows, different, missing, unexpected, first } = equality;
  return isEqual(equality)
    ? `${titles[subject]}: base and amount of all ${rows} FICA rows equal the reckoning`
    : `${titles[subject]}: of ${rows} FICA rows ${different} differ and ${missing} are missing, ` +
        `${unexpected} are not expected; first: ${first}`;
};

const verdicts: Readonly<Record<Finding['verdict'], string>> = {
  kept: '',
  regression: 'REGRESSION',
  missing: 'MISSING',
  'not judged': 'not judged: the machine was busy',
};

export const printFindings = (findings: readonly Finding[]): string =>
  table(
    ['', 'before', 'now', 'change', ''],
    findings.map(({ name, before, now, verdict }) => [
      name,
      before.toFixed(3),
      now === undefined ? '' : now.toFixed(3),
      now === undefined ? '' : `${now >= before ? '+' : ''}${((now / before - 1) * 100).toFixed(0)} %`,
      verdicts[verdict],
    ]),
  );
