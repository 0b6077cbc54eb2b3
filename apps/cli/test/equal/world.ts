import { Dice } from '../../../../packages/batch/test/dice.ts';
import { type Cells, type Person, rename } from './person.ts';
import { exchangeRates, hosts } from './places.ts';
import { populationOf } from './population.ts';

/** How the rows of the files stand. */
type Order = 'by worker' | 'by month' | 'anyhow';

/** How a payroll is run. */
interface Way {
  readonly order: Order;
  readonly payFiles: 1 | 2;
  readonly asOf?: string;
  readonly schemes?: readonly string[];
  readonly columns?: readonly string[];
  /** Of the pay lines, and of the threads. */
  readonly slices: readonly (readonly [lines: number, jobs: number])[];
  /** Some ids stand in the rows of several workers, and some have characters that no cell may have. */
  readonly spoilt?: true;
  /** No cell of the files needs quotation marks. */
  readonly plain?: true;
  /** The columns of the pay files have names that a mapping file explains. */
  readonly mapped?: true;
}

/** A payroll, and how it is run. */
export interface World extends Omit<Way, 'slices'> {
  readonly people: readonly Person[];
  readonly seed: number;
  readonly employers: readonly Cells[];
  readonly rates: readonly Cells[];
  readonly overrides: readonly Cells[];
  readonly slices: readonly { readonly lines: number; readonly jobs: number; readonly grouped: boolean }[];
}

const six = ['line_id', 'worker_id', 'scheme', 'payer', 'base', 'amount'];
const others = [
  'amount',
  'status',
  'reason',
  'certificate_id',
  'legal_basis',
  'rate',
  'exchange_rate',
  'wages',
  'line_id',
];

/** The ways in which the first payrolls are run; further ones take some of all that these do. */
export const ways: readonly Way[] = [
  {
    order: 'by worker',
    payFiles: 1,
    slices: [[150, 1]],
  },
  { order: 'by month', payFiles: 1, columns: six, plain: true, slices: [[300, 2]] },
  { order: 'by worker', payFiles: 1, schemes: ['us.*'], columns: six, spoilt: true, slices: [[500, 2]] },
  { order: 'anyhow', payFiles: 2, asOf: '2026-03-15', slices: [[1500, 2]] },
  {
    order: 'by worker',
    payFiles: 1,
    schemes: ['de.*', 'gb.class-1'],
    columns: others,
    plain: true,
    mapped: true,
    slices: [
      [2000, 1],
      [70, 2],
    ],
  },
  { order: 'by month', payFiles: 2, schemes: ['us.additional-medicare'], asOf: '2026-06-30', slices: [[5000, 1]] },
];

const someWay = (dice: Dice): Way => {
  const [one, other, third, fourth] = [dice.one(...ways), dice.one(...ways), dice.one(...ways), dice.one(...ways)];
  const { order, payFiles } = one;
  return {
    order,
    payFiles,
    ...(third.columns !== undefined && { columns: third.columns }),
    ...(fourth.schemes !== undefined && dice.rarely(2) && { schemes: fourth.schemes }),
    ...(other.asOf !== undefined && { asOf: other.asOf }),
    ...(order === 'by worker' && dice.rarely(5) && { spoilt: true }),
    ...(dice.rarely(2) && { plain: true }),
    ...(dice.rarely(3) && { mapped: true }),
    slices: other.slices,
  };
};

const everyEmployer = (dice: Dice): Cells[] => [
  { employer_id: 'US1', country: 'US', 'attributes.employees': '400', 'rates.de.work-injury': '0.0086' },
  { employer_id: 'US-YEAR', country: 'US', rounding: 'year', 'attributes.colour': 'red' },
  { employer_id: 'US-NEXT', country: 'US', successor_to: 'US1' },
  { employer_id: 'US-DATED', country: 'US', valid_to: '2026-02-15', 'attributes.employees': '10' },
  {
    employer_id: 'US-DATED',
    country: 'US',
    valid_from: '2026-02-16',
    'rates.gb.none': '0.1',
    rounding: dice.one('', 'year'),
  },
  { employer_id: 'AFFILIATE', country: 'DE', section_3121l: 'yes', american_employer: 'yes' },
  ...hosts.map((country) => ({
    employer_id: `LOCAL-${country}`,
    country,
    rounding: dice.rarely(4) ? 'year' : '',
    'attributes.employees': dice.one('', '4', '20', '2000'),
  })),
];

const decided = (dice: Dice): Cells[] => [
  { scheme: 'de.pension', from: '2026-02-01', rate: '0.094', authority: 'Notice of the fund' },
  { scheme: 'ca.cpp', employer_id: 'US-YEAR', from: '2026-01-01', value: '5', authority: 'Who does not know better' },
  ...(dice.rarely(2)
    ? [{ scheme: 'gb.class-1', employer_id: 'US1', from: '2026-01-01', rate: '0.1', authority: 'Ruling' }]
    : []),
  ...(dice.rarely(2)
    ? [{ scheme: 'fr.csg', from: '2026-01-01', certificate_effect: 'exempts', authority: 'Letter' }]
    : []),
  ...(dice.rarely(2)
    ? [{ scheme: 'us.oasdi', employer_id: 'US-YEAR', from: '2026-01-01', ceiling: '100000', authority: 'Test' }]
    : []),
  ...(dice.rarely(2) ? [{ scheme: 'it.none', from: '2026-01-01', rate: '0.1', authority: 'Nobody' }] : []),
];

/** Some workers have the id of another's line, assignment or certificate, and some an id that nobody can have. */
const spoil = (people: readonly Person[], dice: Dice): void => {
  const lists = [
    ['pay', 'line_id'],
    ['assignments', 'assignment_id'],
    ['certificates', 'certificate_id'],
  ] as const;
  for (const person of dice.shuffled(people).slice(0, 3)) rename(person, `${person.id}\u0007`);
  for (const [list, column] of lists) {
    for (let times = 0; times < 3; times += 1) {
      const [one, other] = dice.shuffled(people.filter((person) => person[list].length > 0));
      const id = one?.[list].at(-1)?.[column];
      const row = other?.[list][0];
      if (id !== undefined && row !== undefined) row[column] = id;
    }
  }
};

export const worldOf = (number: number): World => {
  const dice = new Dice(20_261_122 + number);
  const people = populationOf(dice.below(1_000_000), number);
  const { slices, ...way } = ways[number] ?? someWay(dice);
  if (way.spoilt === true) spoil(people, dice);
  return {
    ...way,
    people,
    seed: dice.below(1_000_000),
    employers: everyEmployer(dice),
    rates: exchangeRates(dice),
    overrides: decided(dice),
    slices: slices.map(([lines, jobs]) => ({ lines, jobs, grouped: way.order === 'by worker' && jobs === 2 })),
  };
};
