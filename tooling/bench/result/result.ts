import type { Comparison } from '../equality/compare.ts';
import type { Order } from '../input/input.ts';
import type { Measurement } from '../measure.ts';
import type { StartUp } from '../start-up.ts';
import type { SubjectName } from '../subjects.ts';

/** What was found of one subject: the fastest of its rounds, and the most memory of all of them. */
export interface Figures extends Measurement {
  readonly subject: SubjectName;
  /** Pay lines, or rows of a workbook. */
  readonly lines: number;
  readonly equality?: Comparison;
  /** Of the contributions that it left. */
  readonly sha256?: string;
}

/** One run of the bench, as it is written to a file. */
export interface Result {
  readonly version: string;
  readonly lines: number;
  readonly order: Order;
  readonly repeat: number;
  readonly machine: { readonly node: string; readonly platform: string; readonly cpus: number; readonly model: string };
  readonly subjects: readonly Figures[];
  readonly start?: StartUp;
}

/** Of several rounds of one subject: the least time, and the most memory. Others' share is that of the fastest round. */
export const bestOf = (rounds: readonly Measurement[]): Measurement => {
  const [first, ...others] = rounds.toSorted((a, b) => a.wallSeconds - b.wallSeconds);
  if (first === undefined) throw new Error('nothing was measured');
  return {
    ...first,
    cpuSeconds: Math.min(first.cpuSeconds, ...others.map(({ cpuSeconds }) => cpuSeconds)),
    peakRssMb: Math.max(first.peakRssMb, ...others.map(({ peakRssMb }) => peakRssMb)),
  };
};
