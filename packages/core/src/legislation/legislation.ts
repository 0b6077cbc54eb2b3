import type { Attribute } from './shape-attribute.ts';
import type { IdentifierShape } from './shape-identifier.ts';
import type { Instrument } from './shape-instrument.ts';
import type { KnownScheme } from './shape-known-scheme.ts';
import type { RefundLaw } from './shape-refund.ts';
import type { CountryLaw } from './shape.ts';

/** The law that a calculation uses: the countries loaded, every instrument, every attribute that any country asks for. */
export interface Legislation {
  /** Version of the data. */
  readonly version: string;
  readonly countries: ReadonlyMap<string, CountryLaw>;
  readonly instruments: readonly Instrument[];
  /** Schemes of countries whose law is not in the data. */
  readonly schemes: readonly KnownScheme[];
  /** Of every scheme whose law is in the data, so that a misspelt name is told from one of a country that is not loaded. */
  readonly schemeNames?: readonly string[];
  /** By name, of all countries, so that a misspelt name is told from one of a country that is not loaded. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** What national identifiers look like, of any country. */
  readonly identifiers?: readonly IdentifierShape[];
  /** How contributions that were not due come back, of all countries. */
  readonly refunds?: readonly RefundLaw[];
}
