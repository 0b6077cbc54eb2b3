import { endsEarly } from '../../src/registry.ts';
import type { Law } from './assemble.ts';
import type { Refusal } from './refusal.ts';

/** A country's law is complete only as far as its figures go. */
export const checkCovers = ({ countries, fileOf }: Law): readonly Refusal[] =>
  countries.flatMap((country) =>
    endsEarly(country).map(({ parameter, last, needed }) => ({
      file: fileOf.get(parameter) ?? '',
      at: last,
      message: `has no value after ${last}, though the country's law is to be complete to ${needed}`,
    })),
  );
