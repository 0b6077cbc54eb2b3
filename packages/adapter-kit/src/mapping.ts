import type { PaymentProfile } from './profile.ts';

export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** Says how somebody else's file is to be read: a profile, version 1. */
export interface Mapping extends PaymentProfile {
  /** Header in the file → field of the record. */
  readonly columns: Readonly<Record<string, string>>;
  /** Field of the record → the same value in every row, written as the contract writes it. */
  readonly constants: Readonly<Record<string, string>>;
  /** Headers whose columns are not used, without a word about it. */
  readonly ignore: readonly string[];
  readonly dateFormat?: string;
  readonly decimal?: '.' | ',';
  readonly thousands?: string;
  readonly delimiter?: string;
  readonly encoding?: Encoding;
}

/** Nothing is renamed, and dates and numbers are written as the contract writes them. */
export const noMapping: Mapping = { columns: {}, constants: {}, ignore: [] };
