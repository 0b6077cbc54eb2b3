import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SpecFile } from './rows.ts';

const root = new URL('../', import.meta.url);

/** The tables of a folder of this package and of the folders in it. */
export const specFiles = (folder: string): readonly SpecFile[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(`${folder}/${name}`, root), 'utf8');
      const { sources = {}, rows = [], notMet = [], ...rest } = parse(text) as Partial<SpecFile> & { country: string };
      return { file: `${folder}/${name}`, sources, rows, notMet, ...rest };
    });
