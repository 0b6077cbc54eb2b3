import { type Batch, countriesOf, type CountryLaw, type EarlierLine, type Legislation } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';

/**
 * The law that some batches need: of the countries and territories that they name, and of every country whose law can
 * follow a worker abroad, and of those that earlier lines had rows of. What the data lack is told by the engine, line by line.
 */
export const lawFor = (batches: readonly Batch[], originals: readonly EarlierLine[] = []): Legislation => {
  const named = new Set([
    ...batches.flatMap((batch) => [...countriesOf(batch)]),
    ...originals.flatMap(({ rows }) => rows.map(({ country }) => country)),
  ]);
  const isNeeded = (law: CountryLaw): boolean =>
    named.has(law.country) || law.workAbroad !== undefined || law.territories.some((territory) => named.has(territory));
  const all = loadLegislation();
  return { ...all, countries: new Map([...all.countries].filter(([, law]) => isNeeded(law))) };
};
