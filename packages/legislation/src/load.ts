import { readdirSync, readFileSync } from 'node:fs';
import type {
  Attribute,
  BenefitLaw,
  CountryLaw,
  IdentifierShape,
  Instrument,
  KnownScheme,
  Legislation,
  RefundLaw,
} from '@totalize/core';

/** Compiled by the build; the folder has the same place beside `src` and beside `dist`. */
const compiled = new URL('../dist/data/', import.meta.url);
const countryFile = /^country\.([A-Z]{2})\.json$/;

export class LegislationNotBuiltError extends Error {
  constructor(cause: unknown) {
    super(`The compiled law is missing from ${compiled.href}. Build the package @totalize/legislation first.`, {
      cause,
    });
    this.name = 'LegislationNotBuiltError';
  }
}

export class CountryNotAvailableError extends Error {
  readonly country: string;

  constructor(country: string, available: readonly string[]) {
    super(`The law of ${country} is not in the data. There are: ${available.join(', ')}.`);
    this.name = 'CountryNotAvailableError';
    this.country = country;
  }
}

const read = (name: string): unknown => {
  let text: string;
  try {
    text = readFileSync(new URL(name, compiled), 'utf8');
  } catch (cause) {
    throw new LegislationNotBuiltError(cause);
  }
  return JSON.parse(text);
};

/** What there is of a country, without its law. */
export interface CountryEntry {
  readonly country: string;
  readonly territories: readonly string[];
  /** Whether its law can follow workers abroad. */
  readonly followsWorkers: boolean;
  /** The names of its schemes. */
  readonly schemes: readonly string[];
}

/** The countries whose law is in the data, without reading it. */
export const legislationIndex = (): readonly CountryEntry[] => read('index.json') as CountryEntry[];

/** The countries whose law is in the data, in alphabetical order. */
export const availableCountries = (): readonly string[] => {
  let names: readonly string[];
  try {
    names = readdirSync(compiled);
  } catch (cause) {
    throw new LegislationNotBuiltError(cause);
  }
  return names.flatMap((name) => countryFile.exec(name)?.[1] ?? []).toSorted();
};

/** The version of the law, without reading it. */
export const legislationVersion = (): string => (read('version.json') as { version: string }).version;

/**
 * Reads the law of the countries asked for (default: all), every instrument and every attribute.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { loadLegislation } from '@totalize/legislation';
 * const legislation = loadLegislation(['US', 'DE']);
 * assert.deepEqual([...legislation.countries.keys()], ['US', 'DE']);
 * ```
 */
export const loadLegislation = (countries?: Iterable<string>): Legislation => {
  const available = availableCountries();
  const wanted = countries === undefined ? available : [...new Set(countries)];
  const loaded = new Map<string, CountryLaw>();
  for (const country of wanted) {
    if (!available.includes(country)) throw new CountryNotAvailableError(country, available);
    loaded.set(country, read(`country.${country}.json`) as CountryLaw);
  }
  return {
    version: legislationVersion(),
    countries: loaded,
    instruments: read('instruments.json') as Instrument[],
    schemes: read('schemes.json') as KnownScheme[],
    schemeNames: legislationIndex().flatMap(({ schemes }) => schemes),
    refunds: read('refunds.json') as RefundLaw[],
    identifiers: read('identifiers.json') as IdentifierShape[],
    attributes: new Map((read('attributes.json') as Attribute[]).map((attribute) => [attribute.attribute, attribute])),
  };
};

/**
 * Reads the law that records need which name these countries and territories: theirs, and that of every country whose law
 * can follow a worker abroad. What is not in the data is left out.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { loadLegislationFor } from '@totalize/legislation';
 * assert.deepEqual([...loadLegislationFor(new Set(['DE', 'XX'])).countries.keys()], ['DE', 'US']);
 * ```
 */
export const loadLegislationFor = (named: ReadonlySet<string>): Legislation => {
  const isNeeded = ({ country, territories, followsWorkers }: CountryEntry): boolean =>
    named.has(country) || followsWorkers || territories.some((territory) => named.has(territory));
  return loadLegislation(
    legislationIndex()
      .filter(isNeeded)
      .map(({ country }) => country),
  );
};

/**
 * Reads the law of a country's benefits: how coverage abroad counts, and the tables of the computation.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { loadBenefitLaw } from '@totalize/legislation';
 * assert.equal(loadBenefitLaw().foreignCoverage.unitsPerQuarter.months, '3');
 * ```
 */
export const loadBenefitLaw = (country = 'US'): BenefitLaw => read(`benefits.${country}.json`) as BenefitLaw;
