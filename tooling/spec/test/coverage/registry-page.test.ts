import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wholeLaw } from '../../src/law.ts';
import { registryPage } from '../../src/registry-page.ts';

test('docs/registry.md is made from the data', () => {
  const page = readFileSync(new URL('../../../../docs/registry.md', import.meta.url), 'utf8');
  expect(page, 'write it anew: pnpm docs:write').toBe(registryPage(wholeLaw.countries.values()));
});

test('names every scheme of every country once', () => {
  const page = registryPage(wholeLaw.countries.values());
  const named = [...wholeLaw.countries.values()].flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme));
  expect(named.filter((scheme) => page.split(`| \`${scheme}\` |`).length !== 2)).toEqual([]);
});
