import type { Block } from './certified.ts';
import { countIn, type Quarter, quarterOf, type Window, yearOfQuarter } from './quarter.ts';
import type { UsCoverage } from './us-quarters.ts';

/** Beyond so many different situations at the end of a year only the best are followed. */
const mostStates = 512;

export interface PlacingOptions {
  /** What to maximise first: the foreign quarters that fit, or all quarters inside the window. */
  readonly first: 'foreign' | 'window';
  readonly window?: Window | undefined;
  /** From the end of each period backwards (404.1908(b)(2); POMS GN 01706.030). */
  readonly backwards?: boolean;
}

/** Where every quarter stands. */
export interface Placing {
  readonly us: ReadonlySet<Quarter>;
  /** Each calendar quarter credited, in the order of crediting, with the first block that gives it. */
  readonly foreign: ReadonlyMap<Quarter, Block>;
  /** What each block placed, quarters that another gives too included. */
  readonly placedOf: ReadonlyMap<Block, readonly Quarter[]>;
}

/** Every choice of so many places, the earliest first. */
export const choices = (places: readonly Quarter[], count: number): readonly (readonly Quarter[])[] => {
  if (count === 0) return [[]];
  return places.flatMap((place, index) => choices(places.slice(index + 1), count - 1).map((rest) => [place, ...rest]));
};

interface State {
  /** What the blocks that go on have left. */
  readonly left: ReadonlyMap<number, number>;
  readonly score: readonly [number, number];
  readonly path: readonly (readonly Quarter[])[];
  /** For the earliest of equals. */
  readonly code: string;
}

const better = (a: State, b: State): boolean => {
  if (a.score[0] !== b.score[0]) return a.score[0] > b.score[0];
  if (a.score[1] !== b.score[1]) return a.score[1] > b.score[1];
  return a.code < b.code;
};

interface YearOfBlock {
  readonly index: number;
  readonly quarters: number;
  readonly slots: readonly Quarter[];
  readonly goesOn: boolean;
}

/** The blocks' slots year by year, in the order of crediting. */
const byYear = (blocks: readonly Block[], backwards: boolean): Map<number, YearOfBlock[]> => {
  const years = new Map<number, YearOfBlock[]>();
  for (const [index, block] of blocks.entries()) {
    const slots = backwards ? block.slots.toReversed() : block.slots;
    const end = slots.at(-1);
    if (end === undefined) continue;
    const own = new Map<number, Quarter[]>();
    for (const slot of slots) own.set(yearOfQuarter(slot), [...(own.get(yearOfQuarter(slot)) ?? []), slot]);
    for (const [year, inYear] of own) {
      const entry = { index, quarters: block.quarters, slots: inYear, goesOn: year !== yearOfQuarter(end) };
      years.set(year, [...(years.get(year) ?? []), entry]);
    }
  }
  return years;
};

/** Credits the blocks of one year around the US quarters in it. */
const creditYear = (
  blocks: readonly YearOfBlock[],
  us: ReadonlySet<Quarter>,
  left: ReadonlyMap<number, number>,
): { readonly credited: ReadonlySet<Quarter>; readonly left: ReadonlyMap<number, number> } => {
  const credited = new Set<Quarter>();
  const next = new Map<number, number>();
  for (const { index, quarters, slots, goesOn } of blocks) {
    let rest = left.get(index) ?? quarters;
    for (const slot of slots) {
      if (rest === 0) break;
      if (us.has(slot)) continue;
      credited.add(slot);
      rest -= 1;
    }
    if (goesOn) next.set(index, rest);
  }
  return { credited, left: next };
};

const usQuartersOf = (coverage: UsCoverage, year: number): readonly (readonly Quarter[])[] => {
  const flexible = coverage.flexible.get(year);
  if (flexible !== undefined) return choices(flexible.places, flexible.count);
  return [[1, 2, 3, 4].map((number) => quarterOf(year, number)).filter((quarter) => coverage.fixed.has(quarter))];
};

/** The best choice of places for the US quarters that are free to move. */
const bestPath = (
  blocks: readonly Block[],
  coverage: UsCoverage,
  { first, window, backwards = false }: PlacingOptions,
): ReadonlySet<Quarter> => {
  const blocksByYear = byYear(blocks, backwards);
  const years = [...new Set([...blocksByYear.keys(), ...coverage.flexible.keys()])].toSorted((a, b) => a - b);
  if (backwards) years.reverse();
  let states: readonly State[] = [{ left: new Map(), score: [0, 0], path: [], code: '' }];
  for (const year of years) {
    const options = usQuartersOf(coverage, year);
    const next = new Map<string, State>();
    for (const state of states) {
      for (const [choice, quarters] of options.entries()) {
        const us = new Set(quarters);
        const { credited, left } = creditYear(blocksByYear.get(year) ?? [], us, state.left);
        const inWindow = window === undefined ? 0 : countIn(us, window) + countIn(credited, window);
        const gain = first === 'foreign' ? ([credited.size, inWindow] as const) : ([inWindow, credited.size] as const);
        const candidate: State = {
          left,
          score: [state.score[0] + gain[0], state.score[1] + gain[1]],
          path: [...state.path, quarters],
          code: `${state.code}${choice}`,
        };
        const key = [...left].map(([index, rest]) => `${index}:${rest}`).join();
        const known = next.get(key);
        if (known === undefined || better(candidate, known)) next.set(key, candidate);
      }
    }
    const sorted = [...next.values()].toSorted((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : 0));
    states = sorted.slice(0, mostStates);
  }
  const chosen = states.reduce((best, state) => (better(state, best) ? state : best));
  return new Set([...coverage.fixed, ...chosen.path.flat()]);
};

/** Only the part of a block up to the end of the window counts backwards; what is left over stands after it. */
const upTo = (block: Block, last: Quarter): Block => ({ ...block, slots: block.slots.filter((slot) => slot <= last) });

/**
 * Places the US quarters that are free to move, then the foreign ones around them: from the first calendar quarter of each
 * reporting period on (20 CFR 404.1908(b)(1)), each period by itself, a quarter that two periods give counted once.
 */
export const place = (blocks: readonly Block[], coverage: UsCoverage, options: PlacingOptions): Placing => {
  const { window, backwards = false } = options;
  const end = window?.last ?? Infinity;
  const counted = backwards ? blocks.map((block) => upTo(block, end)) : blocks;
  const us = bestPath(counted, coverage, options);
  const placedOf = new Map<Block, readonly Quarter[]>();
  for (const block of blocks) {
    const free = block.slots.filter((slot) => !us.has(slot));
    const order = backwards
      ? [...free.filter((slot) => slot <= end).toReversed(), ...free.filter((slot) => slot > end)]
      : free;
    placedOf.set(block, order.slice(0, block.quarters));
  }
  const given = new Map<Quarter, Block>();
  for (const [block, quarters] of placedOf) {
    for (const quarter of quarters) if (!given.has(quarter)) given.set(quarter, block);
  }
  const inOrder = [...given].toSorted(([a], [b]) => a - b);
  if (backwards) inOrder.reverse();
  return { us, foreign: new Map(inOrder), placedOf };
};
