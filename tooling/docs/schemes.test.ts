import { expect, it } from 'vitest';
import { currentPage, schemesPage } from './schemes.ts';

it('keeps the tables of schemes equal to the data', () => {
  expect(currentPage(), 'run `pnpm docs` to write them again').toBe(schemesPage());
});
