import type { BatchList } from '@totalize/core';
import { displayNames } from '../input/bytes.ts';
import type { Plan } from './plan.ts';

/** Lists of which every slice needs everything; the rows of the others go with their worker. */
export const shared: ReadonlySet<BatchList> = new Set(['employers', 'exchangeRates', 'overrides']);

/** A file of the run. */
export interface Listed {
  readonly list: BatchList;
  readonly path: string;
  readonly name: string;
  readonly number: number;
}

/** The files of a run, numbered. */
export const listedIn = ({ paths }: Plan): Listed[] => {
  const all = [...paths.lists].flatMap(([list, files]) => files.map((path) => ({ list, path })));
  const accepted = paths.accepted === undefined ? [] : [paths.accepted];
  const names = displayNames([...all.map(({ path }) => path), ...accepted]);
  return all.map(({ list, path }, number) => ({ list, path, name: names.get(path) ?? path, number }));
};
