import type { BatchList } from '@totalize/core';
import { LISTS } from '../kernel/case-table.ts';

/** Lists whose rows belong to one worker each, in the order of the numbers that the kernel has for them. */
export const caseLists = ['payLines', 'workers', 'assignments', 'certificates'] as const;
export type CaseList = (typeof caseLists)[number];

/** The kernel's number of a list. */
export const listNumber = (list: BatchList): number => {
  const at = (caseLists as readonly BatchList[]).indexOf(list);
  return at < 0 ? LISTS : at;
};
