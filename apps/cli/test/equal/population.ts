import { Dice } from '../../../../packages/batch/test/dice.ts';
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
import { spansOf } from './spans.ts';
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

const PARTS = 4;

/** Hands out what is unusual, one after the other; payrolls that follow each other begin a part further on. */
const deckFrom = (number: number): (() => string) => {
  let next = Math.floor((number * quirkNames.length) / PARTS);
  return () => quirkNames[next++ % quirkNames.length] ?? '';
};

/** Paid twice a month, for which the country has no thresholds. */
const unforeseen = (dice: Dice): Plan => ({
  ...planOf(local('IE', dice), dice),
  frequency: 'semimonthly',
  spans: spansOf('semimonthly', 12, 4, 0),
});

/** `half`: of the host countries, which of every two. */
const plansOf = (dice: Dice, half: number): readonly Plan[] => [
  ...[
    ...hosts.flatMap((country, at) =>
      at % 2 === half % 2
        ? [postedFromUs(country, true, dice), postedFromUs(country, false, dice), local(country, dice)]
        : [],
    ),
    ...dice
      .shuffled(hosts)
      .slice(0, 5)
      .map((home) => toUs(home, dice.rarely(2), dice)),
    ...Array.from({ length: 4 }, () => local('US', dice)),
    ...Array.from({ length: 5 }, () => inEurope(!dice.rarely(3), dice)),
    ...Array.from({ length: 4 }, () => overseas(dice.rarely(2), dice)),
    ...Array.from({ length: 2 }, () => beyondTheData(dice)),
  ].map((where) => planOf(where, dice)),
  unforeseen(dice),
];

/** Workers of a family: more where only some of them share what decides. */
const sizeOf = ({ differ }: Plan, dice: Dice): number =>
  5 + (dice.rarely(12) ? dice.below(46) : dice.below(5)) + (differ === 'in days' ? 6 : 0);

const MANY = 10_007;
const SEEDS = 0x1_0000_0000;

/** Workers of as many kinds as there are, most of them in families whose records are equal but for ids and pay. */
export const populationOf = (seed: number, number: number): Person[] => {
  const dice = new Dice(seed);
  const [common, single] = [deckFrom(number), deckFrom(number)];
  let last = dice.below(MANY);
  return dice.shuffled(plansOf(dice, number)).flatMap((plan) => {
    const shared = dice.rarely(2) ? [] : Array.from({ length: 1 + dice.below(3) }, () => common());
    const seedOfFamily = dice.below(SEEDS);
    return Array.from({ length: sizeOf(plan, dice) }, () => {
      // No order in the ids of workers: the number after this one may be anything.
      last = (last + 7919) % MANY;
      const worker = `W${last}`;
      const ids = idsOf(plan, worker, dice);
      const own = dice.rarely(4) ? [single()] : [];
      const person: Person = { id: worker, family: plan.name, shared, own, ...recordsOf(plan, ids, dice) };
      const alike = new Dice(seedOfFamily);
      for (const name of shared) quirks[name]?.(person, alike, plan);
      for (const name of own) quirks[name]?.(person, dice, plan);
      return person;
    });
  });
};
