import { Dice } from '../dice.ts';
import { type Cells, type OwnList, ownLists, type Person } from './person.ts';
import { exchangeRates, hosts } from './places.ts';
import { populationOf } from './population.ts';

/** How the rows of the files stand. */
const orders = ['by worker', 'by month', 'anyhow'] as const;

/** A payroll, and how it is run. */
export interface World {
  readonly people: readonly Person[];
  readonly order: (typeof orders)[number];
  readonly seed: number;
  readonly employers: readonly Cells[];
  readonly rates: readonly Cells[];
  readonly overrides: readonly Cells[];
  readonly payFiles: 1 | 2;
  readonly asOf?: string;
  readonly schemes?: readonly string[];
  readonly columns?: readonly string[];
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

export const ways = [
  {
    order: 'by worker',
    payFiles: 1,
    slices: [
      { lines: 150, jobs: 1 },
      { lines: 900, jobs: 2 },
    ],
  },
  { order: 'by month', payFiles: 1, columns: six, slices: [{ lines: 300, jobs: 2 }] },
  {
    order: 'by worker',
    payFiles: 1,
    schemes: ['us.*'],
    columns: six,
    slices: [
      { lines: 2000, jobs: 1 },
      { lines: 70, jobs: 2 },
    ],
  },
  { order: 'anyhow', payFiles: 2, asOf: '2026-03-15', slices: [{ lines: 1500, jobs: 2 }] },
  {
    order: 'by worker',
    payFiles: 1,
    schemes: ['de.*', 'gb.class-1'],
    columns: others,
    slices: [{ lines: 2000, jobs: 1 }],
  },
  {
    order: 'by month',
    payFiles: 2,
    schemes: ['us.additional-medicare'],
    asOf: '2026-06-30',
    slices: [{ lines: 5000, jobs: 1 }],
  },
] as const;

const everyEmployer = (dice: Dice): Cells[] => [
  { employer_id: 'US1', country: 'US', 'attributes.employees': '400', 'rates.de.work-injury': '0.0086' },
  { employer_id: 'US-YEAR', country: 'US', rounding: 'year', 'attributes.colour-of-firm': 'red' },
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

/** Some workers have the id of another's line, assignment or certificate. */
const shareIds = (people: readonly Person[], dice: Dice): void => {
  const lists = [
    ['pay', 'line_id'],
    ['assignments', 'assignment_id'],
    ['certificates', 'certificate_id'],
  ] as const;
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
  const people = populationOf(dice.below(1_000_000), number + Math.floor(number / ways.length));
  const way = ways[number % ways.length] ?? ways[0];
  if (way.order === 'by worker') shareIds(people, dice);
  return {
    ...way,
    people,
    seed: dice.below(1_000_000),
    employers: everyEmployer(dice),
    rates: exchangeRates(dice),
    overrides: decided(dice),
    slices: way.slices.map((slice) => ({ ...slice, grouped: way.order === 'by worker' && slice.jobs === 2 })),
  };
};

const required: Readonly<Record<OwnList | 'employers' | 'rates', readonly string[]>> = {
  pay: ['line_id', 'worker_id', 'employer_id', 'period_start', 'period_end', 'pay_date', 'currency', 'gross'],
  workers: ['worker_id', 'birth_date', 'nationality', 'residence'],
  assignments: ['assignment_id', 'worker_id', 'employer_id', 'home_country', 'work_country', 'start', 'expected_end'],
  certificates: ['certificate_id', 'worker_id', 'applicable_legislation', 'exempt_country', 'valid_from', 'valid_to'],
  balances: ['worker_id', 'employer_id', 'scheme', 'payer', 'through', 'wages', 'base', 'amount'],
  overrides: ['scheme', 'worker_id', 'employer_id', 'from', 'rate', 'authority'],
  employers: ['employer_id', 'country'],
  rates: ['date', 'valid_to', 'from', 'to', 'rate'],
};

const cell = (text: string): string => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const table = (name: keyof typeof required, rows: readonly Cells[]): string => {
  const columns = [...new Set([...required[name], ...rows.flatMap((row) => Object.keys(row))])];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
};

const paidFirst = (a: Cells, b: Cells): number => {
  const [one = '', other = ''] = [a['pay_date'], b['pay_date']];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** The files of a payroll by name. */
export const filesOf = (world: World): Readonly<Record<string, string>> => {
  const dice = new Dice(world.seed);
  // The other files are sorted like the pay files in some payrolls only.
  const mixed = dice.rarely(3) ? world.people : dice.shuffled(world.people);
  const rowsOf = (list: OwnList): Cells[] => (list === 'pay' ? world.people : mixed).flatMap((person) => person[list]);
  const paid = rowsOf('pay');
  const pay =
    world.order === 'by worker' ? paid : world.order === 'by month' ? paid.toSorted(paidFirst) : dice.shuffled(paid);
  const half = world.payFiles === 1 ? pay.length : Math.ceil(pay.length / 2);
  const own = Object.fromEntries(ownLists.map((list) => [`${list}.csv`, table(list, rowsOf(list))]));
  return {
    ...own,
    'pay.csv': table('pay', pay.slice(0, half)),
    ...(world.payFiles === 2 && { 'more.csv': table('pay', pay.slice(half)) }),
    'employers.csv': table('employers', world.employers),
    'rates.csv': table('rates', world.rates),
    'overrides.csv': table('overrides', [...world.overrides, ...rowsOf('overrides')]),
  };
};
