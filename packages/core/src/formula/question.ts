import type { Scaled } from '../money/decimal.ts';
import type { CompiledScheme } from '../legislation/compile.ts';
import type { Payer } from '../records/primitives.ts';
import type { Reading } from './figure-reader.ts';

/** A figure that somebody decided, in place of the one of the law. */
export interface DecidedFigures {
  /** Who decided. */
  readonly authorities: readonly string[];
  readonly rate: Scaled | undefined;
  readonly ceiling: Scaled | undefined;
  readonly value: Scaled | undefined;
}

/** What is asked for: a payer's formula in a scheme, for the facts and the day of a reading. */
export interface FormulaQuestion extends Reading {
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly decided: DecidedFigures;
  /** Part of the rate that a certificate releases. */
  readonly released: Scaled | undefined;
}
