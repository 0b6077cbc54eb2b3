/** Compiles the law from YAML into the JSON that the loader reads. Refuses data that the check refuses. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemble } from './law/assemble.ts';
import { check } from './law/check.ts';
import { readFolder } from './law/read.ts';
import { printRefusal } from './law/refusal.ts';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const { law, refusals: unshaped } = assemble(readFolder(fileURLToPath(new URL('data', root))));
const refusals = unshaped.length > 0 ? unshaped : check(law);

if (refusals.length > 0) {
  for (const refusal of refusals) console.error(printRefusal(refusal));
  process.exitCode = 1;
} else {
  const files: readonly (readonly [name: string, content: unknown])[] = [
    ...law.countries.map((country) => [`country.${country.country}.json`, country] as const),
    ...law.benefits.map((benefits) => [`benefits.${benefits.country}.json`, benefits] as const),
    [
      'index.json',
      law.countries.map(({ country, territories, workAbroad, schemes }) => ({
        country,
        territories,
        followsWorkers: workAbroad !== undefined,
        schemes: schemes.map(({ scheme }) => scheme),
      })),
    ],
    ['instruments.json', law.instruments],
    ['schemes.json', law.schemes],
    ['attributes.json', law.attributes],
    ['identifiers.json', law.identifiers],
    ['refunds.json', law.refunds],
    ['version.json', { version }],
  ];
  const target = new URL('dist/data', root);
  const fresh = new URL(`dist/data.${process.pid}`, root);
  const stale = new URL(`dist/data.${process.pid}.old`, root);
  mkdirSync(fresh, { recursive: true });
  for (const [name, content] of files) writeFileSync(`${fileURLToPath(fresh)}/${name}`, `${JSON.stringify(content)}\n`);
  try {
    renameSync(target, stale);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  renameSync(fresh, target);
  rmSync(stale, { recursive: true, force: true });
}
