import type { CompiledScheme } from '../legislation/compile.ts';
import type { Side } from '../legislation/shape.ts';
import type { Contributions } from '../legislation/shape-mechanism.ts';
import { parseAmount } from '../money/amount.ts';
import { addInt, type Int, mulInt, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { Payer } from '../records/primitives.ts';
import { type Interval, overlapDays } from '../time/interval.ts';
import type { Row } from './row.ts';

/** What a row of one scheme says to those of another. */
type Taken = Pick<Row, 'payer' | 'amount' | 'from' | 'to'>;

/** Rows of a line so far, by scheme. */
export type RowsSoFar = ReadonlyMap<string, readonly Taken[]>;

/** What the named schemes took on the days of a part; a row of other days is shared out by days, half-up. */
export const takenOn = (part: Interval, of: Contributions['of'], payer: Payer, done: RowsSoFar): Int => {
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
const payBeside = (
  wages: Int,
  part: Interval,
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

/** Pay of a line in whole units, where the law cuts it before anything is counted. */
const cutLine = (wages: Int, lineUnit: Side['lineUnit'], { country }: CompiledScheme): Int => {
  const unit = lineUnit === undefined ? undefined : parseAmount(lineUnit.unit, country.law.currency);
  return lineUnit === undefined || unit === undefined ? wages : mulInt(divideInt(wages, unit, lineUnit.mode), unit);
};

/** What is counted of the wages of a part: as other schemes' contributions change them, in whole units. */
export const countedWages = (
  scheme: CompiledScheme,
  side: Side | undefined,
  wages: Int,
  part: Interval,
  payer: Payer,
  done: RowsSoFar,
): Int => cutLine(payBeside(wages, part, side?.contributions, payer, done), side?.lineUnit, scheme);
