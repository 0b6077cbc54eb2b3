import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTables } from '../../src/agreements-table.ts';
import { wholeLaw } from '../../src/situations.ts';

test('the tables of docs/coverage.md are those of the data', () => {
  const page = readFileSync(new URL('../../../../docs/coverage.md', import.meta.url), 'utf8');
  expect(page, 'write them anew: pnpm docs:write').toBe(withTables(page, wholeLaw.instruments));
  expect(page.match(/\n\| [A-Z].*\((?:[A-Z]{2})\)/g)).toHaveLength(31);
});
