import type { SubjectName } from '../subjects.ts';
import type { Figures, Result } from './result.ts';

/** Wall or processor time of a line, as a part of what another subject of the same run took for one. */
export interface Ratio {
  readonly subject: SubjectName;
  readonly to: 'by-hand' | 'duckdb';
  readonly wall: number;
  readonly cpu: number;
}

const figuresOf = (subjects: readonly Figures[], name: SubjectName): Figures | undefined =>
  subjects.find(({ subject }) => subject === name);

const between = (one: Figures, other: Figures): Omit<Ratio, 'subject' | 'to'> => ({
  wall: one.wallSeconds / one.lines / (other.wallSeconds / other.lines),
  cpu: one.cpuSeconds / one.lines / (other.cpuSeconds / other.lines),
});

export const ratioTo = (one: Figures, to: Ratio['to'], subjects: readonly Figures[]): Ratio | undefined => {
  const other = figuresOf(subjects, to);
  return other === undefined ? undefined : { subject: one.subject, to, ...between(one, other) };
};

export const ratiosOf = ({ subjects }: Pick<Result, 'subjects'>): readonly Ratio[] =>
  subjects.flatMap((one) =>
    (['by-hand', 'duckdb'] as const).flatMap((to) => (one.subject === to ? [] : (ratioTo(one, to, subjects) ?? []))),
  );

/** How many times faster a run is with a second core, and with a second job on both. */
export interface Scaling {
  readonly core: number | undefined;
  readonly job: number | undefined;
}

export const scalingOf = ({ subjects }: Pick<Result, 'subjects'>, run: 'run-us' | 'run-both'): Scaling => {
  const secondsOf = (how: 'core' | '1' | '2'): number =>
    figuresOf(subjects, `${run}-${how}`)?.wallSeconds ?? Number.NaN;
  const [core, one, two] = [secondsOf('core'), secondsOf('1'), secondsOf('2')];
  const known = (ratio: number): number | undefined => (Number.isNaN(ratio) ? undefined : ratio);
  return { core: known(core / two), job: known(one / two) };
};
