import { expect, it } from 'vitest';
import { currentPage, exceptionsPage } from './exceptions.ts';

it('keeps the page of exception codes equal to the table of the engine', () => {
  expect(currentPage(), 'run `pnpm docs` to write it again').toBe(exceptionsPage());
});
