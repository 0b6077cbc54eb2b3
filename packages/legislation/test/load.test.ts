import { describe, expect, test } from 'vitest';
import {
  availableCountries,
  CountryNotAvailableError,
  legislationVersion,
  loadLegislation,
  loadLegislationFor,
} from '../src/index.ts';
import manifest from '../package.json' with { type: 'json' };
import { law, refusals } from './law.ts';

describe('loadLegislation', () => {
  test('loads the countries asked for, and all instruments and attributes', () => {
    const legislation = loadLegislation(['DE', 'US', 'DE']);
    expect([...legislation.countries.keys()]).toEqual(['DE', 'US']);
    expect(legislation.instruments).toHaveLength(law.instruments.length);
    expect(legislation.attributes.size).toBe(law.attributes.length);
    expect(legislation.version).toBe(manifest.version);
  });

  test('loads every country by default', () => {
    expect([...loadLegislation().countries.keys()]).toEqual(availableCountries());
    expect(availableCountries()).toEqual(law.countries.map(({ country }) => country).toSorted());
  });

  test.each(['XX', '', '../US', 'us'])('refuses the country %j, which the data lack', (country) => {
    expect(() => loadLegislation([country])).toThrow(CountryNotAvailableError);
  });

  test('what was compiled is what stands in the data', () => {
    expect(refusals).toEqual([]);
    const legislation = loadLegislation();
    expect([...legislation.countries.values()]).toEqual(JSON.parse(JSON.stringify(law.countries.toSorted(byCountry))));
    expect(legislation.instruments).toEqual(JSON.parse(JSON.stringify(law.instruments)));
    expect([...legislation.attributes.values()]).toEqual(JSON.parse(JSON.stringify(law.attributes)));
  });
});

describe('loadLegislationFor', () => {
  test('loads what is named and in the data, and countries whose law follows workers', () => {
    const countries = (...named: readonly string[]) => [...loadLegislationFor(new Set(named)).countries.keys()];
    expect(countries()).toEqual(['US']);
    expect(countries('GB', 'XX')).toEqual(['GB', 'US']);
  });
});

test('the version of the law is told without it', () => {
  expect(legislationVersion()).toBe(loadLegislation([]).version);
});

const byCountry = (a: { country: string }, b: { country: string }): number => (a.country < b.country ? -1 : 1);
