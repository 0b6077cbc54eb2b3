import { Dice } from '../../../../packages/batch/test/dice.ts';
import { type Cells, type OwnList, ownLists } from './person.ts';
import type { World } from './world.ts';

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

/** How the cells of a file are written. */
interface Hand {
  /** Nothing needs quotation marks. */
  readonly plain: boolean;
  readonly separator: string;
  readonly lineEnd: string;
  readonly mark: string;
  /** Whether this cell is in quotation marks, though it needs none. */
  readonly quotes: () => boolean;
  /** What stands in a column that nothing takes; `undefined`: there is none. */
  readonly remark: (() => string) | undefined;
  /** What stands behind a row. */
  readonly behind: () => string;
  readonly order: (columns: readonly string[]) => readonly string[];
}

const handOf = (dice: Dice, plain: boolean): Hand => {
  const [careful, gaps] = [dice.rarely(3), dice.rarely(3)];
  const separator = dice.one(',', ',', ';', '\t');
  const lineEnd = dice.one('\n', '\n', '\r\n');
  return {
    plain,
    separator,
    lineEnd,
    mark: dice.rarely(4) ? '\ufeff' : '',
    quotes: () => careful && dice.rarely(300),
    remark: dice.rarely(3) ? () => dice.one('', 'ok', 'two words', 'seen by Zoë', 'a/b (c)') : undefined,
    behind: () => (gaps && dice.rarely(100) ? lineEnd : ''),
    order: (columns) => (dice.rarely(3) ? dice.shuffled(columns) : columns),
  };
};

const cell = (text: string, { separator, plain, quotes }: Hand): string =>
  plain
    ? text.replaceAll(/[",;\t]/g, '_')
    : text.includes(separator) || /[",;\n]/.test(text) || quotes()
      ? `"${text.replaceAll('"', '""')}"`
      : text;

/** Names that somebody else gives to columns of pay. */
const renamed: Readonly<Record<string, string>> = {
  worker_id: 'Emp No',
  period_start: 'From',
  pay_date: 'Cheque Date',
  gross: 'Gross Pay',
};

const mapping = JSON.stringify({
  version: 1,
  columns: Object.fromEntries(Object.entries(renamed).map(([field, name]) => [name, field])),
  ignore: ['remark'],
  constants: {},
});

const table = (
  name: keyof typeof required,
  rows: readonly Cells[],
  hand: Hand,
  named: (column: string) => string = (column) => column,
): string => {
  const columns = hand.order([...new Set([...required[name], ...rows.flatMap((row) => Object.keys(row))])]);
  const lineOf = (cells: readonly string[]): string =>
    `${cells.map((text) => cell(text, hand)).join(hand.separator)}${hand.lineEnd}`;
  const { remark } = hand;
  const names = remark === undefined ? columns : [...columns, 'remark'];
  const cellsOf = (row: Cells): string[] => {
    const cells = columns.map((column) => row[column] ?? '');
    return remark === undefined ? cells : [...cells, remark()];
  };
  const lines = rows.map((row) => `${lineOf(cellsOf(row))}${hand.behind()}`);
  return `${hand.mark}${names.map(named).join(hand.separator)}${hand.lineEnd}${lines.join('')}`;
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
  const write = (name: keyof typeof required, rows: readonly Cells[]): string =>
    table(
      name,
      rows,
      handOf(new Dice(world.seed + Object.keys(required).indexOf(name)), world.plain === true),
      name === 'pay' && world.mapped === true ? (column) => renamed[column] ?? column : undefined,
    );
  const paid = rowsOf('pay');
  const pay =
    world.order === 'by worker' ? paid : world.order === 'by month' ? paid.toSorted(paidFirst) : dice.shuffled(paid);
  const half = world.payFiles === 1 ? pay.length : Math.ceil(pay.length / 2);
  const own = Object.fromEntries(ownLists.map((list) => [`${list}.csv`, write(list, rowsOf(list))]));
  return {
    ...own,
    'pay.csv': write('pay', pay.slice(0, half)),
    ...(world.payFiles === 2 && { 'more.csv': write('pay', pay.slice(half)) }),
    ...(world.mapped === true && { 'mapping.json': mapping }),
    'employers.csv': write('employers', world.employers),
    'rates.csv': write('rates', world.rates),
    'overrides.csv': write('overrides', [...world.overrides, ...rowsOf('overrides')]),
  };
};
