import { expect, it } from 'vitest';
import { add, type Amount, amountOf, subtract } from '../../src/index.ts';

it('adds amounts of one currency, and does not compile for two', () => {
  const dollars: Amount<'USD'> = amountOf(100);
  const euros: Amount<'EUR'> = amountOf(200);
  expect(add(dollars, dollars)).toBe(200);
  expect(subtract(euros, euros)).toBe(0);
  // @ts-expect-error dollars and euros do not add
  add(dollars, euros);
  // @ts-expect-error a bare number is no money
  add(dollars, 5);
  // @ts-expect-error nor are dollars euros
  const wrong: Amount<'EUR'> = dollars;
  expect(wrong).toBe(100);
});
