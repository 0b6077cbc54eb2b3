import type { Dice } from '../../../../packages/batch/test/dice.ts';
import type { Plan } from './family.ts';
import type { Cells, Person } from './person.ts';

/** Something unusual, done to the rows of a worker. */
export type Quirk = (person: Person, dice: Dice, plan: Plan) => void;

export type Quirks = Readonly<Record<string, Quirk>>;

/** One of some rows, or one that nobody will see where there are none. */
export const someOf = (rows: readonly Cells[], dice: Dice): Cells => (rows.length === 0 ? {} : dice.one(...rows));

/** Some pay line of the worker. */
export const someLine = (person: Person, dice: Dice): Cells => someOf(person.pay, dice);

/** A line beside another, with an id of its own, which is that of no other worker. */
export const beside = (person: Person, line: Cells, tag: string, more: Cells): void => {
  if (person.pay.length > 0) person.pay.push({ ...line, line_id: `${line['line_id'] || person.id}${tag}`, ...more });
};

/** The amount with the opposite sign. */
export const negative = (amount = '0'): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** The amount divided by a whole number, without what is left. What is no amount stays as it is. */
export const share = (amount = '0', by: number): string => {
  if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(amount)) return amount;
  const [whole = '0', decimals = ''] = amount.split('.');
  const part = `${BigInt(`${whole}${decimals}`) / BigInt(by)}`.padStart(decimals.length + 1, '0');
  return decimals === '' ? part : `${part.slice(0, -decimals.length)}.${part.slice(-decimals.length)}`;
};

export const setOn = (row: Cells, more: Cells): void => {
  Object.assign(row, more);
};
