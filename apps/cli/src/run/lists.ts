import type { BatchList } from '@totalize/core';
import type { RunOptions } from './plan.ts';

/** The files that options name, by what is in them. */
export const listsOf = (options: RunOptions): Map<BatchList, readonly string[]> => {
  const { payroll, assignments, certificates, workers, employers, exchangeRates, balances, overrides } = options;
  const single = { assignments, certificates, workers, employers, exchangeRates, balances, overrides };
  const lists = new Map<BatchList, readonly string[]>();
  if (payroll !== undefined) lists.set('payLines', payroll);
  for (const [list, path] of Object.entries(single))
    if (path !== undefined) lists.set(list as keyof typeof single, [path]);
  return lists;
};
