import type { Instrument } from '../legislation/shape-instrument.ts';
import type { Day } from '../time/date.ts';
import type { Ruling, RulingStep } from './ruling.ts';

/** Which law applies to one activity at one place. */
export interface Judgement {
  readonly place: string;
  readonly subdivision: string | undefined;
  readonly status: Ruling['status'];
  readonly laws: readonly string[];
  /** Countries whose own law would claim the work and that an instrument switches off. */
  readonly exempt: readonly string[];
  /** The instrument that named the law; `undefined`: there was nothing to decide, or nothing to decide it by. */
  readonly instrument: Instrument | undefined;
  readonly basis: readonly string[];
  readonly until: Day | undefined;
  /** The rule that decided limits how long it can. */
  readonly limited: boolean;
  readonly deadlines: Ruling['deadlines'];
  readonly conditions: readonly string[];
  readonly missingFacts: readonly string[];
  readonly warnings: readonly string[];
  readonly trace: readonly RulingStep[];
}
