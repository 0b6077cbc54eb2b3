import type { BatchList } from '@totalize/core';
import { Dice } from './dice.ts';

/** A file of a run, as bytes that may hold whatever people export. */
export interface RandomTable {
  readonly list: BatchList;
  readonly bytes: Buffer;
}

const headers: Readonly<Partial<Record<BatchList, readonly string[]>>> = {
  payLines: ['line_id', 'worker_id', 'employer_id', 'period_start', 'period_end', 'pay_date', 'currency', 'gross'],
  assignments: ['assignment_id', 'worker_id', 'employer_id', 'home_country', 'work_country', 'start'],
  certificates: ['worker_id', 'certificate_id', 'applicable_legislation', 'exempt_country', 'valid_from', 'valid_to'],
  workers: ['worker_id', 'birth_date', 'residence'],
};

const workerNames = [
  'W1',
  'W2',
  'Wé',
  'W-4',
  "'007",
  "'t Hart",
  ' W7',
  'W8 ',
  '=W9',
  '0010',
  '="0010"',
  'Ж',
  '\u{a0}W',
  'W~1',
];

const derived = (worker: string): string => `${worker}:E1:2026-01-01:2026-01-31:2026-01-31:regular:USD:1`;

/** What can stand in a row and not elsewhere, each in few of the tables. */
const oddities: readonly ((cells: string[], dice: Dice) => string | undefined)[] = [
  (cells) => (cells.push('more'), undefined),
  (cells) => (cells.pop(), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = '"quoted"'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = '"two\nlines"'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = 'a "mark'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = 'NUL\0'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = 'next\u{85}line'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = '\u{feff}mark'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = 'lone\rreturn'), undefined),
  (cells, dice) => ((cells[dice.below(cells.length)] = 'x'.repeat(700)), undefined),
  () => '',
  (cells) => cells.map(() => ' ').join('\t'),
  () => '\u{a0}',
];

const rowsOf = (dice: Dice, list: BatchList, workers: readonly string[], separator: string): string[] => {
  const header = headers[list] ?? [];
  const tag = dice.below(1000);
  const isIdShared = dice.rarely(list === 'payLines' ? 12 : 5);
  const odd = dice.rarely(3) ? [dice.one(...oddities)] : dice.rarely(4) ? oddities : [];
  const several = workers.flatMap((worker) => Array.from({ length: 1 + dice.below(4) }, () => worker));
  const order = dice.rarely(2) ? several : dice.shuffled(several);
  return order.flatMap((worker, number) => {
    const id = isIdShared && dice.rarely(6) ? `${list}-${dice.below(3)}` : `${list}-${tag}-${number}`;
    const cells = header.map((name) => {
      if (name === 'worker_id') return dice.rarely(25) ? dice.one('', ' ') : worker;
      if (!name.endsWith('_id') || name === 'employer_id') return dice.one('', '2026-01-31', 'E1', '12.50', 'Zoë');
      return dice.rarely(30) ? dice.one("'-1", derived(worker)) : id;
    });
    if (list === 'payLines' && dice.rarely(300)) cells[0] = derived('Other');
    const line = odd.length > 0 && dice.rarely(15) ? dice.one(...odd)(cells, dice) : undefined;
    const row = line ?? cells.join(separator);
    return dice.rarely(40) ? [row, row] : dice.rarely(60) ? [row, header.join(separator)] : [row];
  });
};

const encoded = (dice: Dice, text: string): Buffer => {
  if (dice.rarely(12)) return Buffer.from(text, 'latin1');
  if (dice.rarely(20)) return Buffer.from(`\u{feff}${text}`, 'utf16le');
  const bytes = Buffer.from(dice.rarely(6) ? `\u{feff}${text}` : text);
  if (dice.rarely(10)) bytes[dice.below(bytes.length)] = dice.one(0xff, 0x81, 0x00, 0x1f, 0x22, 0x0d);
  return bytes;
};

/** A table; the workers are those of the run. */
const tableOf = (dice: Dice, list: BatchList, workers: readonly string[]): RandomTable => {
  const separator = dice.one(',', ',', ';', '\t');
  const names = [...(headers[list] ?? []), ...(dice.rarely(6) ? [dice.one('', 'department')] : [])];
  const lines = [names.join(separator), ...rowsOf(dice, list, workers, separator)];
  if (dice.rarely(12)) lines.unshift(dice.one('Report of the year', '', `sep=${separator}`));
  const end = dice.rarely(3) ? '\r\n' : dice.rarely(12) ? '\r' : '\n';
  const last = dice.rarely(4) ? '' : dice.rarely(8) ? end.repeat(3) : end;
  return { list, bytes: encoded(dice, `${lines.join(end)}${last}`) };
};

export const tablesOf = (seed: number): RandomTable[] => {
  const dice = new Dice(seed);
  const workers = dice.shuffled(workerNames).slice(0, 3 + dice.below(9));
  const lists: BatchList[] = ['payLines', 'workers', 'assignments', 'certificates'];
  if (dice.rarely(3)) lists.push('payLines', 'certificates');
  return lists.map((list) =>
    tableOf(dice, list, list === 'payLines' ? workers : dice.shuffled([...workers, 'Nobody'])),
  );
};
