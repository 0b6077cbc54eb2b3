import { ratioTo } from './ratios.ts';
import type { Figures, Result } from './result.ts';

/** More than this of what it was is a regression. */
export const TOLERANCE = 1.15;

/** Where others took more of the machine, wall time says nothing of the program. */
const CALM = 0.1;
/** Where they took even more, neither does processor time: caches and cores are shared. */
const BEARABLE = 0.4;

const PROCESSOR = 'processor time to (a)';

export interface Finding {
  readonly name: string;
  readonly before: number;
  /** `undefined`: the later run does not tell. */
  readonly now: number | undefined;
  readonly verdict: 'kept' | 'regression' | 'missing' | 'not judged';
}

interface Figure {
  readonly name: string;
  readonly value: number;
  /** The machine did so little else meanwhile that the value tells something of the program. */
  readonly telling: boolean;
}

const figuresFor = (one: Figures, { subjects }: Result): readonly Figure[] => {
  const byHand = subjects.find(({ subject }) => subject === 'by-hand');
  const ratio = ratioTo(one, 'by-hand', subjects);
  if (byHand === undefined || ratio === undefined) throw new Error('a result lacks the baseline by hand');
  const others = Math.max(one.othersShare, byHand.othersShare);
  return [
    { name: `${one.subject}: wall time to (a)`, value: ratio.wall, telling: others <= CALM },
    { name: `${one.subject}: ${PROCESSOR}`, value: ratio.cpu, telling: others <= BEARABLE },
    { name: `${one.subject}: peak memory, MB`, value: one.peakRssMb, telling: true },
  ];
};

const judgedIn = (result: Result): readonly Figure[] => [
  ...result.subjects
    .filter(({ subject }) => subject !== 'by-hand' && subject !== 'duckdb')
    .flatMap((one) => figuresFor(one, result)),
  ...(result.start === undefined
    ? []
    : (['version', 'calc'] as const).map((command) => ({
        name: `${command}: start to that of Node.js`,
        value: (result.start?.[command] ?? 0) / (result.start?.empty ?? 1),
        telling: true,
      }))),
];

/**
 * Holds a later result against an earlier one of the same lines and order. Times count as ratios to the baseline by hand of
 * the same run, so that two machines can be compared; the start of a command as a ratio to Node.js's own.
 */
export const regressionsBetween = (earlier: Result, later: Result): readonly Finding[] => {
  if (earlier.lines !== later.lines || earlier.order !== later.order)
    throw new Error('the results are of different numbers of lines, or of different orders');
  const after = new Map(judgedIn(later).map((figure) => [figure.name, figure]));
  return judgedIn(earlier).map(({ name, value: before, telling }): Finding => {
    const now = after.get(name);
    if (now === undefined) return { name, before, now: undefined, verdict: 'missing' };
    const judged = telling && now.telling;
    const verdict = !judged ? 'not judged' : now.value > before * TOLERANCE ? 'regression' : 'kept';
    return { name, before, now: now.value, verdict };
  });
};

/** `busy`: nothing is worse, but of some subject neither wall nor processor time could be judged. */
export type Verdict = 'passed' | 'failed' | 'busy';

export const verdictOf = (findings: readonly Finding[]): Verdict => {
  if (findings.some(({ verdict }) => verdict === 'regression' || verdict === 'missing')) return 'failed';
  return findings.some(({ name, verdict }) => name.endsWith(PROCESSOR) && verdict === 'not judged') ? 'busy' : 'passed';
};
