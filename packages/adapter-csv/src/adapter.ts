import type { Exception } from '@totalize/core';

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
  readonly exceptions: Exception[];
  /** Rows that gave no record. */
  readonly refused: number;
}

/**
 * One format. An adapter translates and never computes; what it cannot read it reports. `Records` maps each kind of
 * record to its type.
 */
export interface Adapter<Records extends object, ReadOptions, WriteOptions> {
  readonly format: string;
  detect(bytes: Uint8Array): Detection<keyof Records & string>;
  read<K extends keyof Records>(kind: K, source: Source, options?: ReadOptions): AsyncIterable<ReadBatch<Records[K]>>;
  write<K extends keyof Records>(
    kind: K,
    rows: Iterable<Records[K]> | AsyncIterable<Records[K]>,
    options?: WriteOptions,
  ): AsyncIterable<string>;
}
