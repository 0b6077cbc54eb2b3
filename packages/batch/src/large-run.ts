import type { Override, Totals } from '@totalize/core';
import type { ReadFile } from './assemble.ts';
import type { PathFile } from './partition.ts';
import type { Told } from './told.ts';

/** A file that every worker needs, read whole. */
export interface SharedFile extends ReadFile {
  readonly number: number;
}

export interface LargeRun {
  /** Files of single workers' records, in the order of their numbers. */
  readonly files: readonly PathFile[];
  readonly shared: readonly SharedFile[];
  readonly asOf: string | undefined;
  readonly schemes: readonly string[] | undefined;
  readonly columns: readonly string[] | undefined;
  /** For what is needed on the way, and for the results until they are taken away. */
  readonly folder: string;
  readonly linesOfSlice: number;
  readonly grouped: boolean;
  /** Equal for runs with the same inputs, versions and options; asked with the SHA-256 of each file. */
  readonly fingerprint: (sha256: readonly string[]) => string;
  readonly onRead: (bytes: number) => void;
  readonly onProgress: (lines: number, of: number, resumed: number) => void;
}

/** A file of results, to be taken away. */
export interface ResultFile {
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface LargeResult {
  readonly contributions: ResultFile;
  readonly balances: ResultFile;
  /** The exceptions, in their order. */
  readonly told: () => Generator<Told>;
  readonly totals: Totals;
  readonly overrides: readonly Override[];
  readonly lines: number;
  /** Of each file. */
  readonly sha256: readonly string[];
  /** Slices that an earlier run had left. */
  readonly resumed: number;
}
