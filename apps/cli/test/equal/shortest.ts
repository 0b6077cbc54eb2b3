import { differencesBetween, outcomeOf, type Slices } from './compare.ts';
import { type Cells, ownLists, type Person } from './person.ts';
import { filesOf } from './files.ts';
import type { World } from './world.ts';

type Fails<T> = (items: readonly T[]) => Promise<boolean>;

/** As few of the items as still fail, found by leaving out halves, quarters and so on. */
const fewest = async <T>(items: readonly T[], fails: Fails<T>): Promise<readonly T[]> => {
  let kept = items;
  for (
    let size = Math.ceil(kept.length / 2);
    size > 0 && kept.length > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < kept.length; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
};

/** The families in the order in which they come. */
const familiesOf = (people: readonly Person[]): readonly (readonly Person[])[] => {
  const keyOf = ({ family, shared }: Person): string => [family, ...shared].join('|');
  return [...Map.groupBy(people, keyOf).values()];
};

const within = (world: World, families: readonly (readonly Person[])[]): World => {
  const kept = new Set(families.flat());
  return { ...world, people: world.people.filter((person) => kept.has(person)) };
};

/** A payroll as small as one that still differs: fewer families, then workers, then rows. */
const reduced = async (world: World, differs: (world: World) => Promise<boolean>): Promise<World> => {
  const families = await fewest(familiesOf(world.people), (fewer) => differs(within(world, fewer)));
  const people = await fewest(families.flat(), (fewer) => differs(within(world, [fewer])));
  let least = within(world, [people]);
  for (const list of ownLists) {
    const rows = least.people.flatMap((person) => person[list]);
    const withRows = (kept: readonly Cells[]): World => {
      const set = new Set(kept);
      return {
        ...least,
        people: least.people.map((person) => ({ ...person, [list]: person[list].filter((row) => set.has(row)) })),
      };
    };
    least = withRows(await fewest(rows, (fewer) => differs(withRows(fewer))));
  }
  for (const list of ['overrides', 'employers', 'rates'] as const) {
    const smaller = (rows: readonly Cells[]): World => ({ ...least, [list]: rows });
    least = smaller(await fewest(least[list], (fewer) => differs(smaller(fewer))));
  }
  return least;
};

const nameOf = ({ id, family, shared, own }: Person): string =>
  `${JSON.stringify(id)}: ${family}${shared.map((name) => `; ${name}`).join('')}${own.length === 0 ? '' : ` (this one: ${own.join(', ')})`}`;

/** What differs, shown on the smallest payroll on which it does. */
export const explained = async (world: World, slices: Slices, difference: string): Promise<string> => {
  const found = async (smaller: World): Promise<string | undefined> => {
    const { whole, sliced } = await outcomeOf({ ...smaller, slices: [slices] });
    return sliced[0] === undefined ? undefined : differencesBetween(whole, sliced[0]);
  };
  const least = await reduced(world, async (smaller) => (await found(smaller)) !== undefined);
  const { people, asOf, schemes, columns, order } = least;
  return [
    `A run in slices differs from the run as a whole (${JSON.stringify({ ...slices, order, asOf, schemes, columns })}).`,
    ...people.map(nameOf),
    ...Object.entries(filesOf(least)).map(([name, text]) => `--- ${name}\n${text}`),
    (await found(least)) ?? difference,
  ].join('\n');
};
