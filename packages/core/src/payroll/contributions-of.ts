import type { Contributions } from '../legislation/shape-mechanism.ts';
import { addInt, type Int, mulInt, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { Payer } from '../records/primitives.ts';
import { overlapDays } from '../time/interval.ts';
import type { Part } from './parts.ts';
import type { Row } from './row.ts';

/** Rows of a line so far, by scheme. */
export type RowsSoFar = ReadonlyMap<string, readonly Row[]>;

/** What the named schemes took on the days of a part; a row of other days is shared out by days, half-up. */
export const takenOn = (part: Part, of: Contributions['of'], payer: Payer, done: RowsSoFar): Int => {
  let taken: Int = 0;
  for (const named of of) {
    const who = named.payer === 'same' ? payer : named.payer;
    for (const row of done.get(named.scheme) ?? []) {
      if (row.payer !== who) continue;
      const days = row.to - row.from + 1;
      taken = addInt(taken, divideInt(mulInt(row.amount, overlapDays(row, part)), days, 'half-up'));
    }
  }
  return taken;
};

/** The pay of a part as other schemes' contributions change it. */
export const payBeside = (
  wages: Int,
  part: Part,
  contributions: Contributions | undefined,
  payer: Payer,
  done: RowsSoFar,
): Int => {
  if (contributions === undefined) return wages;
  const taken = takenOn(part, contributions.of, payer, done);
  switch (contributions.how) {
    case 'plus':
      return addInt(wages, taken);
    case 'minus':
      return subInt(wages, taken);
    case 'instead':
      return taken;
  }
};
