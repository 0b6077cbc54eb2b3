import { Dice } from '../dice.ts';
import { certificateQuirks } from './certificate-quirks.ts';
import {
  beyondTheData,
  idsOf,
  inEurope,
  local,
  overseas,
  type Plan,
  planOf,
  postedFromUs,
  recordsOf,
  toUs,
} from './family.ts';
import { idQuirks } from './id-quirks.ts';
import { lineQuirks } from './line-quirks.ts';
import type { Person } from './person.ts';
import { hosts } from './places.ts';
import type { Quirks } from './quirk.ts';
import { assignmentQuirks, balanceQuirks, workerQuirks } from './record-quirks.ts';

const quirks: Quirks = {
  ...lineQuirks,
  ...idQuirks,
  ...workerQuirks,
  ...assignmentQuirks,
  ...certificateQuirks,
  ...balanceQuirks,
};

export const quirkNames: readonly string[] = Object.keys(quirks);

/** Hands out everything there is before anything a second time. */
class Deck {
  readonly #all: readonly string[];
  readonly #dice: Dice;
  #left: string[] = [];

  constructor(all: readonly string[], dice: Dice) {
    this.#all = all;
    this.#dice = dice;
  }

  draw(): string {
    if (this.#left.length === 0) this.#left = this.#dice.shuffled(this.#all);
    return this.#left.pop() ?? '';
  }
}

/** `half`: of the host countries, which of every two. */
const plansOf = (dice: Dice, half: number): readonly Plan[] =>
  [
    ...hosts.flatMap((country, at) => {
      if (at % 2 !== half % 2) return [];
      return [postedFromUs(country, true, dice), postedFromUs(country, false, dice), local(country, dice)];
    }),
    ...dice
      .shuffled(hosts)
      .slice(0, 5)
      .map((home) => toUs(home, dice.rarely(2), dice)),
    ...Array.from({ length: 4 }, () => local('US', dice)),
    ...Array.from({ length: 5 }, () => inEurope(!dice.rarely(3), dice)),
    ...Array.from({ length: 4 }, () => overseas(dice.rarely(2), dice)),
    ...Array.from({ length: 2 }, () => beyondTheData(dice)),
  ].map((where) => planOf(where, dice));

const MANY = 10_007;
const SEEDS = 0x1_0000_0000;

/** Workers of as many kinds as there are, most of them in families whose records are equal but for ids and pay. */
export const populationOf = (seed: number, half: number): Person[] => {
  const dice = new Dice(seed);
  const common = new Deck(quirkNames, dice);
  const single = new Deck(quirkNames, dice);
  let number = dice.below(MANY);
  return dice.shuffled(plansOf(dice, half)).flatMap((plan) => {
    const shared = dice.rarely(3) ? [] : Array.from({ length: 1 + dice.below(2) }, () => common.draw());
    const seedOfFamily = dice.below(SEEDS);
    return Array.from({ length: 5 + (dice.rarely(12) ? dice.below(46) : dice.below(5)) }, () => {
      // No order in the ids of workers: the number after this one may be anything.
      number = (number + 7919) % MANY;
      const worker = `W${number}`;
      const ids = idsOf(plan, worker, dice);
      const own = dice.rarely(4) ? [single.draw()] : [];
      const person: Person = { id: worker, family: plan.name, shared, own, ...recordsOf(plan, ids, dice) };
      const alike = new Dice(seedOfFamily);
      for (const name of shared) quirks[name]?.(person, alike, plan);
      for (const name of own) quirks[name]?.(person, dice, plan);
      return person;
    });
  });
};
