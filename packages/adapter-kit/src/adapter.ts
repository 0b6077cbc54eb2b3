import type { Exception } from '@totalize/core';
import type { Mapping } from './mapping.ts';

/** What an adapter reads: a whole file, or its bytes as they arrive. */
export type Source = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface Detection<Kind extends string = string> {
  /** From 0 (certainly not this format) to 1 (certainly). */
  readonly confidence: number;
  /** One sentence for the user. */
  readonly reason: string;
  /** The kind of record that fits best. */
  readonly kind?: Kind;
}

/** Some rows of a file, in its order. */
export interface ReadBatch<T> {
  readonly records: T[];
  /** The row of each record, as a spreadsheet numbers it. */
  readonly rows: number[];
  /** The sheet that the rows stand in. */
  readonly sheet?: string;
  readonly exceptions: Exception[];
  /** Rows that gave no record. */
  readonly refused: number;
}

/** What every reader takes. */
export interface ReadOptions {
  /** Name of the file, for what is reported. */
  readonly file?: string;
  /** Overrides the profile that the format comes with. */
  readonly mapping?: Mapping;
}

/**
 * One format. An adapter translates and never computes; what it cannot read it reports. `Records` maps each kind of
 * record to its type.
 */
export interface Adapter<Records extends object, ReadOptions, WriteOptions> {
  readonly format: string;
  /** From the first bytes of a file. */
  detect(bytes: Uint8Array): Detection<keyof Records & string>;
  /** From the first rows of a table, where the format is one that comes as CSV or as a workbook. */
  detectTable?(rows: readonly (readonly string[])[]): Detection<keyof Records & string>;
  read<K extends keyof Records>(kind: K, source: Source, options?: ReadOptions): AsyncIterable<ReadBatch<Records[K]>>;
  /** Left out by an adapter that only reads. */
  write?<K extends keyof Records>(
    kind: K,
    rows: Iterable<Records[K]> | AsyncIterable<Records[K]>,
    options?: WriteOptions,
  ): AsyncIterable<string | Uint8Array>;
}
