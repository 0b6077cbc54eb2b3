import type { Block } from './certified.ts';
import type { Placing } from './place.ts';
import type { Quarter } from './quarter.ts';

/**
 * How many different calendar quarters the blocks could give, if quarters that two of them give were moved: the block
 * whose slots end first takes each quarter.
 */
const mostPossible = (blocks: readonly Block[], us: ReadonlySet<Quarter>): number => {
  const left = new Map(blocks.map((block) => [block, block.quarters] as const));
  const slots = [...new Set(blocks.flatMap((block) => block.slots))].toSorted((a, b) => a - b);
  return slots.filter((slot) => {
    if (us.has(slot)) return false;
    const [next] = blocks
      .filter((block) => (left.get(block) ?? 0) > 0 && block.slots.includes(slot))
      .toSorted((a, b) => (a.slots.at(-1) ?? 0) - (b.slots.at(-1) ?? 0));
    if (next === undefined) return false;
    left.set(next, (left.get(next) ?? 0) - 1);
    return true;
  }).length;
};

export interface Lost {
  readonly quarters: number;
  readonly reportingStarts: readonly string[];
}

/** Quarters that are lost only because two periods were placed on the same ones: POMS GN 01706.035. */
export const lostByCoincidence = (blocks: readonly Block[], { us, foreign, placedOf }: Placing): Lost | undefined => {
  const quarters = mostPossible(blocks, us) - foreign.size;
  if (quarters <= 0) return undefined;
  const starts = blocks
    .filter((block) => (placedOf.get(block) ?? []).some((quarter) => foreign.get(quarter) !== block))
    .map(({ reportingStart }) => reportingStart);
  return { quarters, reportingStarts: [...new Set(starts)].toSorted() };
};
