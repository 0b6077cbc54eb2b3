import type { Contributed, Counting, Other } from '../contribution/contribute.ts';
import type { Formula } from '../formula/formula.ts';
import type { Row } from './row.ts';
import type { SchemeLine } from './scheme-line.ts';

/** How a row came about; `charged` only where the scheme is due. */
export interface Observation {
  readonly entry: SchemeLine;
  readonly row: Row;
  readonly charged:
    | {
        readonly formula: Formula;
        readonly counting: Counting | undefined;
        readonly contributed: Contributed;
        readonly other: Other;
      }
    | undefined;
}

/** Told of every row as it is made, by whoever explains it or keeps how it came about. */
export type Observer = (observation: Observation) => void;
