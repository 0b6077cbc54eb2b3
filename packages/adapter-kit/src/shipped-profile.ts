import { readFileSync } from 'node:fs';
import type { Mapping } from './mapping.ts';
import { parseMapping } from './parse-mapping.ts';

/** A profile that an adapter ships as a YAML file. One that is faulty is a fault of the adapter. */
export const shippedProfile = (file: URL): (() => Mapping) => {
  let profile: Mapping | undefined;
  return () => {
    if (profile !== undefined) return profile;
    const parsed = parseMapping(readFileSync(file, 'utf8'));
    if ('problems' in parsed) throw new TypeError(`the shipped profile is faulty: ${parsed.problems.join(' ')}`);
    profile = parsed.mapping;
    return profile;
  };
};
