import { type Batch, countriesOf, type EarlierLine, type Legislation } from '@totalize/core';
import { loadLegislationFor } from '@totalize/legislation';

/**
 * The law that some batches need, and that earlier rows are of. What the data lack is told by the engine, line by line.
 */
export const lawFor = (batches: readonly Batch[], earlier: readonly Pick<EarlierLine, 'rows'>[] = []): Legislation =>
  loadLegislationFor(
    new Set([
      ...batches.flatMap((batch) => [...countriesOf(batch)]),
      ...earlier.flatMap(({ rows }) => rows.map(({ country }) => country)),
    ]),
  );
