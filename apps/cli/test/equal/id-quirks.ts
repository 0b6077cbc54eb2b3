import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { type Cells, type Person, rename } from './person.ts';
import { type Quirk, type Quirks, setOn, someLine } from './quirk.ts';

/** Ids that a file or a spreadsheet makes trouble with. */
const odd = (id: string, dice: Dice): string =>
  dice.one(
    `${id}, K.`,
    `"${id}"`,
    `${id} "Z" x`,
    `=SUM(${id})`,
    `+${id}`,
    `-${id}`,
    `@${id}`,
    `'${id}`,
    `''${id}`,
    `Zoë ${id} 日本 😀`,
    ` ${id}`,
    `${id} `,
    `${id}\u00a0`,
    id.padEnd(200, 'x'),
    id.padEnd(201, 'x'),
    `${id}%:a:b`,
    `00${id.replaceAll(/\D/g, '')}`,
    id.toLowerCase(),
    `${id}|x;y\tz`,
  );

const oddIn =
  (list: 'pay' | 'assignments' | 'certificates', column: string): Quirk =>
  (person, dice) => {
    for (const row of person[list]) row[column] = odd(row[column] || person.id, dice);
  };

/** The ids of some rows in the opposite order. */
const turned = (rows: readonly Cells[], column: string): void => {
  const ids = rows.map((row) => row[column] ?? '').toReversed();
  for (const [at, row] of rows.entries()) row[column] = ids[at] ?? '';
};

const without = (rows: readonly Cells[], column: string): void => {
  for (const row of rows) row[column] = '';
};

/** Unusual ids. */
export const idQuirks: Quirks = {
  'an odd id of the worker': (person: Person, dice) => rename(person, odd(person.id, dice)),
  'an id written in two ways': (person, dice) => {
    const digits = person.id.replaceAll(/\D/g, '');
    const [one, other] = dice.one(
      [person.id, ` ${person.id}`],
      [person.id, `${person.id} `],
      [`+${digits}x`, `'+${digits}x`],
      [`0${digits}`, `="0${digits}"`],
      [person.id, person.id.toLowerCase()],
    );
    rename(person, one ?? '');
    for (const row of [...person.workers, ...person.assignments]) row['worker_id'] = other ?? '';
  },
  'ids of two lines that differ in blanks': (person) => {
    const [line, next] = person.pay;
    if (line !== undefined && next !== undefined) next['line_id'] = ` ${line['line_id'] || person.id} `;
  },
  'odd ids of lines': oddIn('pay', 'line_id'),
  'odd ids of assignments': oddIn('assignments', 'assignment_id'),
  'odd ids of certificates': oddIn('certificates', 'certificate_id'),
  'ids of lines against their order': (person) => turned(person.pay, 'line_id'),
  'ids of certificates against their order': (person) => turned(person.certificates, 'certificate_id'),
  'ids of assignments against their order': (person) => turned(person.assignments, 'assignment_id'),
  'ids of lines by number alone': (person) => {
    for (const [at, line] of person.pay.entries()) line['line_id'] = `${person.id}/${at + 7}`;
  },
  'no ids of lines': (person) => without(person.pay, 'line_id'),
  'no id of a line': (person, dice) => without(dice.shuffled(person.pay).slice(0, 2), 'line_id'),
  'an id like a derived one': (person) => {
    const line = person.pay.at(-1);
    if (line === undefined || /[:%]/.test(person.id)) return;
    const parts = ['worker_id', 'employer_id', 'period_start', 'period_end', 'pay_date'].map((name) => line[name]);
    line['line_id'] = `${parts.join(':')}:regular:${line['currency']}:1`;
  },
  'like a national identifier': (person, dice) =>
    rename(
      person,
      `${dice.one('12', '52')}${person.id.replaceAll(/\D/g, '').padStart(5, '3').slice(-5)}${dice.one('11', '34')}`,
    ),
  // With an id, it would be taken for that of another worker, too, wherever the line stands twice.
  'no worker on a line': (person, dice) => {
    setOn(someLine(person, dice), { worker_id: '', line_id: '' });
  },
};
