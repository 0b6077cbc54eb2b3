/** `pnpm docs:write`: puts the tables that are made from the law's data into the pages of `docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './spec/src/agreements-table.ts';
import { wholeLaw } from './spec/src/situations.ts';

const page = new URL('../docs/coverage.md', import.meta.url);
writeFileSync(page, withTables(readFileSync(page, 'utf8'), wholeLaw.instruments));
