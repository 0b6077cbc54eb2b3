/** Files of a small payroll with whatever can be wrong with it, the same for the same seed. */
import { Dice } from '../../../packages/batch/test/dice.ts';

type Files = Readonly<Record<string, string>>;

const two = (value: number): string => `${value}`.padStart(2, '0');

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const cell = (dice: Dice, text: string): string =>
  text.includes(',') || text.includes('"') || text.includes('\n') || dice.rarely(60)
    ? `"${text.replaceAll('"', '""')}"`
    : text;

const names = ['W1', 'W2', 'Müller, K.', 'W-4', 'W5', '0006', 'W7', 'Zoë "Z"', 'W9', 'W10', 'W11', 'W12'];

interface Line {
  readonly worker: string;
  readonly cells: readonly string[];
}

const payHeader =
  'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross,kind,reverses,work_country,delivery,wages.us.oasdi,wages.us.nonsense,withheld.us.medicare.employee,department,bonus';

const lineOf = (dice: Dice, worker: string, month: number, number: number): Line => {
  const day = dice.rarely(25) ? '2026-02-30' : `2026-${two(month)}-${lastDays[month - 1]}`;
  const id = dice.rarely(3) ? '' : dice.rarely(15) ? `L${dice.below(20)}` : `L-${worker}-${month}-${number}`;
  const gross = dice.rarely(25)
    ? dice.one('abc', '', '1e5', '-5.00', '12.345')
    : `${3000 + dice.below(30_000)}.${two(dice.below(100))}`;
  const kind = dice.rarely(12) ? dice.one('one-off', 'adjustment', 'sick-pay', 'nonsense', 'reversal') : '';
  const cells = [
    dice.rarely(200) ? `W1:E1:2026-01-01:2026-01-31:2026-01-31:regular:USD:1` : id,
    dice.rarely(40) ? '' : worker,
    dice.one('E1', 'E1', 'E2', dice.rarely(8) ? 'E9' : 'E1'),
    `2026-${two(month)}-01`,
    day,
    day,
    dice.rarely(20) ? dice.one('EUR', 'GBP', 'XXX') : 'USD',
    gross,
    kind,
    kind === 'reversal' ? `L-${worker}-${month}-0` : '',
    dice.rarely(20) ? dice.one('GB', 'DE', 'QQ') : '',
    dice.rarely(30) ? 'shadow' : '',
    dice.rarely(20) ? '2500.00' : '',
    dice.rarely(40) ? '1.00' : '',
    dice.rarely(10) ? '43.10' : '',
    dice.rarely(2) ? 'Sales' : '',
    dice.rarely(30) ? '10.50' : '',
  ];
  return { worker, cells };
};

const payFile = (dice: Dice, workers: readonly string[], grouped: boolean, tag: number): string => {
  const lines = workers.flatMap((worker) =>
    Array.from({ length: 1 + dice.below(4) }, (_, at) => lineOf(dice, worker, 1 + at * 2 + tag, at)),
  );
  const rows = (grouped ? lines : dice.shuffled(lines)).map(({ cells }) =>
    cells.map((text) => cell(dice, text)).join(','),
  );
  const broken = rows.map((row) => (dice.rarely(80) ? `${row}"x` : row));
  const repeated = broken.flatMap((row) => (dice.rarely(30) ? [row, row] : dice.rarely(40) ? [row, ''] : [row]));
  const title = dice.rarely(4) ? 'Payroll of the year\n' : '';
  return `${title}${payHeader}${dice.rarely(3) ? ',' : ''}\n${repeated.join(dice.one('\n', '\r\n'))}\n`;
};

const table = (dice: Dice, header: string, rows: readonly (readonly string[])[]): string =>
  `${header}\n${rows.map((row) => row.map((text) => cell(dice, text)).join(',')).join('\n')}\n`;

export const filesOf = (seed: number): { readonly files: Files; readonly grouped: boolean } => {
  const dice = new Dice(seed);
  const workers = dice.shuffled(names).slice(0, 4 + dice.below(8));
  const grouped = dice.rarely(2);
  const others = dice.shuffled([...workers, 'Nobody', 'W99']);
  const several = dice.shuffled([...others, ...others.filter(() => dice.rarely(6))]);
  const files: Record<string, string> = {
    'pay.csv': payFile(dice, workers, grouped, 0),
    'employers.csv': table(dice, 'employer_id,country,attributes.colour,rates.us.none', [
      ['E1', 'US', dice.rarely(3) ? 'red' : '', ''],
      ...(dice.rarely(2) ? [['E2', dice.one('US', 'DE', 'GB'), 'blue', dice.rarely(4) ? '0.1' : '']] : []),
    ]),
    'workers.csv': table(
      dice,
      'worker_id,birth_date,nationality,attributes.de.children,attributes.shoe-size,valid_from',
      several.map((worker) => [
        worker,
        dice.rarely(15) ? '1985-13-01' : '1985-04-01',
        dice.one('US', 'US|DE', ''),
        dice.rarely(5) ? '2' : '',
        dice.rarely(4) ? '43' : '',
        dice.rarely(6) ? '2026-01-01' : '',
      ]),
    ),
    'assignments.csv': table(
      dice,
      'assignment_id,worker_id,employer_id,home_country,work_country,start,expected_end',
      dice
        .shuffled(several)
        .map((worker, at) => [
          dice.rarely(12) ? `A${dice.below(3)}` : `A-${at}`,
          worker,
          dice.one('E1', 'E2'),
          'US',
          dice.one('DE', 'GB', 'US', 'JP', dice.rarely(9) ? 'XY' : 'DE'),
          '2025-06-01',
          dice.one('2027-12-31', '2026-03-31', ''),
        ]),
    ),
    'certificates.csv': table(
      dice,
      'certificate_id,worker_id,applicable_legislation,exempt_country,valid_from,valid_to',
      dice
        .shuffled(several)
        .map((worker, at) => [
          dice.rarely(12) ? `C${dice.below(3)}` : `C-${at}`,
          worker,
          'US',
          dice.one('DE', 'GB', 'DE|GB', 'TD'),
          dice.one('2026-01-01', '2026-02-15'),
          dice.one('2028-12-31', '2025-12-31'),
        ]),
    ),
    'balances.csv': table(
      dice,
      'worker_id,employer_id,scheme,payer,through,wages,base,amount',
      dice
        .shuffled([...workers.filter(() => dice.rarely(3)), 'Leaver', 'W99'])
        .map((worker) => [
          worker,
          'E1',
          dice.one('us.oasdi', 'us.medicare', dice.rarely(9) ? 'us' : 'us.oasdi'),
          'employee',
          '2025-12-31',
          '100.00',
          '100.00',
          '6.20',
        ]),
    ),
    'rates.csv':
      'date,valid_to,from,to,rate\n2026-01-01,2026-06-30,USD,EUR,0.9\n2026-01-01,2026-12-31,USD,GBP,0.8\n2026-05-01,2026-05-31,USD,GBP,0.81\n',
    'overrides.csv': table(
      dice,
      'scheme,worker_id,from,to,rate,authority',
      dice.rarely(3)
        ? [[dice.one('de.pension', 'us.oasdi', 'de.none'), dice.one('', 'W1'), '2026-01-01', '', '0.05', 'Notice']]
        : [],
    ),
    'accepted.csv': 'code,worker_id,scheme,by,on,until\nposting-facts-assumed,W1,,R. Okafor,2026-02-03,2099-12-31\n',
  };
  if (dice.rarely(3)) files['more.csv'] = payFile(dice, dice.rarely(2) ? workers : ['W98', 'W97'], grouped, 1);
  return { files, grouped: grouped && files['more.csv'] === undefined };
};
