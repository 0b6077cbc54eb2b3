import type { Attribute } from './shape-attribute.ts';
import type { Instrument } from './shape-instrument.ts';
import type { CountryLaw } from './shape.ts';

/** The law that a calculation uses: the countries loaded, every instrument, every attribute that any country asks for. */
export interface Legislation {
  /** Version of the data. */
  readonly version: string;
  readonly countries: ReadonlyMap<string, CountryLaw>;
  readonly instruments: readonly Instrument[];
  /** By name, of all countries, so that a misspelt name is told from one of a country that is not loaded. */
  readonly attributes: ReadonlyMap<string, Attribute>;
}
