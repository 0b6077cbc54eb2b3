import type { CompiledScheme } from '../legislation/compile.ts';
import { parseScaled } from '../money/decimal.ts';
import { addInt, type Int, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { parseAmount } from '../money/amount.ts';
import type { PreparedLine } from '../payroll/prepared-line.ts';
import type { Row } from '../payroll/row.ts';
import type { Payer } from '../records/primitives.ts';
import { civilOf } from '../time/date.ts';
import type { Cell } from './compare.ts';
import { quarterOf } from './deadline.ts';
import type { Recomputed } from './recompute.ts';

/** What one worker, employer, quarter, scheme and payer comes to: as it should be, and as it was. */
export interface Figures {
  readonly workerId: string;
  readonly employerId: string;
  readonly year: number;
  readonly quarter: string;
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  base: Int;
  due: Int;
  /** Of what was withheld, or what was due where nothing is known of that. */
  reportedBase: Int;
  reported: Int;
  withheld: Int;
  /** Something of it says what was withheld. */
  compared: boolean;
}

const isNear = (amount: Int, other: Int): boolean => {
  const away = subInt(amount, other);
  return away >= -1 && away <= 1;
};

export const times = (amount: Int, rateText: string): Int => {
  const rate = parseScaled(rateText);
  return rate === undefined ? 0 : divideInt(mulInt(amount, rate.units), powerOfTen(rate.scale), 'half-up');
};

/** The wages that an amount withheld stands for: those of the line where the rate fits, else worked out backwards. */
const impliedBase = (cell: Cell, rateText: string): Int => {
  if (cell.withheld === 0) return 0;
  const { currency } = cell.scheme.country.law;
  const { record } = cell.line;
  const wages = cell.rows.reduce<Int>((sum, row) => addInt(sum, row.wages), 0);
  const base = cell.rows.reduce<Int>((sum, row) => addInt(sum, row.base), 0);
  const gross = record.currency === currency ? (parseAmount(record.gross, currency) ?? 0) : wages;
  const known = [base, wages, gross].find((amount: Int) => isNear(times(amount, rateText), cell.withheld));
  if (known !== undefined) return known;
  const rate = parseScaled(rateText);
  if (rate === undefined || rate.units <= 0) return base;
  return divideInt(mulInt(cell.withheld, powerOfTen(rate.scale)), rate.units, 'half-up');
};

/** Of figures: worker, employer and quarter of a line. Ids hold no control characters. */
const placeOf = (line: PreparedLine): string =>
  `${line.workerId}\u0000${line.employerId}\u0000${quarterOf(line.payDate)}`;

/** Sums by worker, employer, quarter, scheme and payer. `rateOf` gives a payer's own rate, where wages are read off amounts. */
export const figuresOf = (
  { workers }: Recomputed,
  cells: readonly Cell[],
  rateOf: (scheme: string) => string | undefined,
): readonly Figures[] => {
  const found = new Map<string, Figures>();
  const at = (line: PreparedLine, place: string, scheme: CompiledScheme, payer: Payer): Figures => {
    const key = `${place}\u0000${scheme.keys[payer]}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const { workerId, employerId, payDate } = line;
    const made: Figures = {
      workerId,
      employerId,
      year: civilOf(payDate).year,
      quarter: quarterOf(payDate),
      scheme,
      payer,
      base: 0,
      due: 0,
      reportedBase: 0,
      reported: 0,
      withheld: 0,
      compared: false,
    };
    found.set(key, made);
    return made;
  };
  const compared = new Set(cells.map((cell) => `${cell.line.lineId} ${cell.scheme.keys[cell.payer]}`));
  const addRow = (line: PreparedLine, place: string, row: Row): void => {
    const figures = at(line, place, row.scheme, row.payer);
    figures.base = addInt(figures.base, row.base);
    figures.due = addInt(figures.due, row.amount);
    if (compared.has(`${line.lineId} ${row.scheme.keys[row.payer]}`)) return;
    figures.reportedBase = addInt(figures.reportedBase, row.base);
    figures.reported = addInt(figures.reported, row.amount);
  };
  for (const lines of workers.values()) {
    for (const { line, rows } of lines) {
      const place = placeOf(line);
      for (const row of rows ?? []) addRow(line, place, row);
    }
  }
  for (const cell of cells) {
    const figures = at(cell.line, placeOf(cell.line), cell.scheme, cell.payer);
    figures.compared = true;
    figures.withheld = addInt(figures.withheld, cell.withheld);
    figures.reported = addInt(figures.reported, cell.withheld);
    const rate = rateOf(cell.scheme.id);
    if (rate !== undefined) figures.reportedBase = addInt(figures.reportedBase, impliedBase(cell, rate));
  }
  return [...found.values()];
};
