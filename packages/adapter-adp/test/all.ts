import { readFileSync } from 'node:fs';

export { profile, readAll, told } from '../../adapter-kit/test/read-all.ts';

export const sample = (name: string): Buffer => readFileSync(new URL(`samples/${name}`, import.meta.url));
