import { type Batch, countriesOf, type EarlierLine, type Legislation } from '@totalize/core';
import { type CountryEntry, legislationIndex, loadLegislation } from '@totalize/legislation';

/**
 * The law that some batches need: of the countries and territories that they name, of every country whose law can follow a
 * worker abroad, and of those that earlier rows are of. What the data lack is told by the engine, line by line.
 */
export const lawFor = (batches: readonly Batch[], earlier: readonly Pick<EarlierLine, 'rows'>[] = []): Legislation => {
  const named = new Set([
    ...batches.flatMap((batch) => [...countriesOf(batch)]),
    ...earlier.flatMap(({ rows }) => rows.map(({ country }) => country)),
  ]);
  const isNeeded = ({ country, territories, followsWorkers }: CountryEntry): boolean =>
    named.has(country) || followsWorkers || territories.some((territory) => named.has(territory));
  return loadLegislation(
    legislationIndex()
      .filter(isNeeded)
      .map(({ country }) => country),
  );
};
