import { type InsuredStatus, insuredStatuses } from '../records/credit-record.ts';
import type { Block } from './certified.ts';
import { has, type Requirements, windowsFor } from './insured.ts';
import { place, type Placing } from './place.ts';
import type { Quarter } from './quarter.ts';
import type { UsCoverage } from './us-quarters.ts';

/** Fewer US quarters than these open no way to foreign ones: 42 USC 433(c)(1), 20 CFR 404.1908(a). */
export const fewestUsQuarters = 6;

/** How the record stands with the foreign quarters of one country, or with none. */
export interface Candidate {
  readonly country: string | undefined;
  readonly blocks: readonly Block[];
  readonly placing: Placing;
  readonly alternative: boolean;
  /** `undefined`: no day to test it on. */
  readonly chronological: Readonly<Record<InsuredStatus, boolean>>;
  readonly result: Readonly<Record<InsuredStatus, boolean>>;
}

export const isTested = (status: InsuredStatus, requirements: Requirements): boolean =>
  status === 'fully' || requirements[status] !== null;

export const allOf = ({ us, foreign }: Placing): Quarter[] => [...us, ...foreign.keys()];

/** The placings that can serve a status, the plainest first. */
const placings = (
  status: InsuredStatus,
  blocks: readonly Block[],
  coverage: UsCoverage,
  requirements: Requirements,
  backwards: boolean,
): readonly Placing[] => {
  const windows = windowsFor(status, requirements);
  if (backwards) return windows.map((window) => place(blocks, coverage, { first: 'window', window, backwards }));
  return [
    place(blocks, coverage, { first: 'foreign', window: windows[0] }),
    ...windows.map((window) => place(blocks, coverage, { first: 'window', window })),
  ];
};

const find = (
  status: InsuredStatus,
  blocks: readonly Block[],
  coverage: UsCoverage,
  requirements: Requirements,
  backwards = false,
): Placing | undefined =>
  placings(status, blocks, coverage, requirements, backwards).find((placing) =>
    has(status, requirements, allOf(placing), coverage.simplified),
  );

const byStatus = (test: (status: InsuredStatus) => boolean): Record<InsuredStatus, boolean> =>
  Object.fromEntries(insuredStatuses.map((status) => [status, test(status)])) as Record<InsuredStatus, boolean>;

/** Places the foreign quarters of one country for the status that is needed. */
export const consider = (
  country: string | undefined,
  blocks: readonly Block[],
  coverage: UsCoverage,
  requirements: Requirements,
  needed: InsuredStatus,
): Candidate => {
  const counts = coverage.total >= fewestUsQuarters || blocks.length === 0;
  const chronological = byStatus((status) => counts && find(status, blocks, coverage, requirements) !== undefined);
  const [plain] = placings(needed, blocks, coverage, requirements, false);
  const inOrder = find(needed, blocks, coverage, requirements);
  // Only where the chronological placing alone stands in the way: 20 CFR 404.1908(b)(2).
  const mayMove = needed !== 'fully' && blocks.length > 0 && counts && inOrder === undefined;
  const moved = mayMove ? find(needed, blocks, coverage, requirements, true) : undefined;
  const placing = inOrder ?? moved ?? plain ?? place(blocks, coverage, { first: 'foreign' });
  return {
    country,
    blocks,
    placing,
    alternative: inOrder === undefined && moved !== undefined,
    chronological,
    result: byStatus((status) => counts && has(status, requirements, allOf(placing), coverage.simplified)),
  };
};
