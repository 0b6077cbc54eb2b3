import { type Batch, countriesOf, type CountryLaw, type Legislation } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';

/**
 * The law that some batches need: of the countries and territories that they name, and of every country whose law can
 * follow a worker abroad. What the data lack is told by the engine, line by line.
 */
export const lawFor = (batches: readonly Batch[]): Legislation => {
  const named = new Set(batches.flatMap((batch) => [...countriesOf(batch)]));
  const isNeeded = (law: CountryLaw): boolean =>
    named.has(law.country) || law.workAbroad !== undefined || law.territories.some((territory) => named.has(territory));
  const all = loadLegislation();
  return { ...all, countries: new Map([...all.countries].filter(([, law]) => isNeeded(law))) };
};
