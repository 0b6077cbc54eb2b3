import type { InsuredStatus } from '../records/credit-record.ts';
import type { Block } from './certified.ts';
import { has, type Requirements, windowsFor } from './insured.ts';
import type { Placing } from './place.ts';
import type { Quarter } from './quarter.ts';

/** Of the quarters placed, only as many as the status needs (POMS GN 01703.100), those within its period first. */
export const asManyAsNeeded = (
  { us, foreign }: Placing,
  requirements: Requirements,
  needed: InsuredStatus,
  simplified: number,
): ReadonlyMap<Quarter, Block> => {
  const windows = windowsFor(needed, requirements);
  const helps = (quarter: Quarter): boolean => windows.some(({ first, last }) => first <= quarter && quarter <= last);
  const inOrder = [...foreign];
  const byUse = [...inOrder.filter(([quarter]) => helps(quarter)), ...inOrder.filter(([quarter]) => !helps(quarter))];
  const credited = new Map<Quarter, Block>();
  const quarters = [...us];
  for (const [quarter, block] of byUse) {
    if (has(needed, requirements, quarters, simplified)) return credited;
    credited.set(quarter, block);
    quarters.push(quarter);
  }
  return credited;
};
