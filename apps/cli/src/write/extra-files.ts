import { createHash } from 'node:crypto';
import type { TaxDifference } from '@totalize/adapter-adp';
import { type Mapping, patternFor } from '@totalize/adapter-kit';
import type { Certificate, Contribution, Exception } from '@totalize/core';
import type { InputHash } from '../input/json.ts';

/** A file for another system. */
export interface ExtraFile {
  readonly name: string;
  readonly content: string;
  readonly rows: number;
}

export interface Extra {
  readonly files: readonly ExtraFile[];
  readonly exceptions: readonly Exception[];
}

export interface ExtraInput {
  readonly formats: readonly string[];
  readonly hashes: readonly InputHash[];
  readonly mapping: Mapping | undefined;
  readonly differences: readonly TaxDifference[];
  readonly certificates: readonly Certificate[];
  /** Contributions of other countries than the payroll's own, to be shown as memos. */
  readonly memos: readonly Pick<Contribution, 'workerId' | 'employerId' | 'scheme' | 'amount' | 'currency'>[];
}

/**
 * One id for all the files of a run, from its inputs and from what it found: the same files again have the same id, so
 * that one loaded twice is recognised, and another law, day or choice of schemes that changes an amount changes the id.
 */
export const runId = (hashes: readonly InputHash[], found: unknown): string => {
  const hash = createHash('sha256');
  for (const { sha256 } of hashes) hash.update(sha256);
  hash.update(JSON.stringify(found));
  return `T${hash.digest('hex').slice(0, 7).toUpperCase()}`;
};

/** The code under which a scheme's money is written: that of the longest pattern. */
export const payCodeOf = (codes: Readonly<Record<string, string>> | undefined, scheme: string): string | undefined => {
  const pattern = patternFor(Object.keys(codes ?? {}), scheme);
  return pattern === undefined ? undefined : codes?.[pattern];
};
