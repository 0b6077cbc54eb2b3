/** `pnpm docs:write`: puts the tables that are made from the law's data into the pages of `docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './spec/src/agreements-table.ts';
import { wholeLaw } from './spec/src/law.ts';
import { registryPage } from './spec/src/registry-page.ts';

const page = (name: string): URL => new URL(`../docs/${name}.md`, import.meta.url);

writeFileSync(page('coverage'), withTables(readFileSync(page('coverage'), 'utf8'), wholeLaw.instruments));
writeFileSync(page('registry'), registryPage(wholeLaw.countries.values()));
