import { csvCell, type LineWriter } from '@totalize/adapter-csv';
import { type Course, type CourseBalance, type CourseRow, type Exception, minorDigitsOf } from '@totalize/core';
import { type Literal, literalOf } from '../literal.ts';
import { jsonLine } from '../lines.ts';
import { type Program, ProgramMaker } from './program.ts';
import { figureStandIn, holdsStandIn, type Parted, partedAtStandIns } from './stand-in.ts';

/** A course with all that is needed to write what comes of it. */
export interface KeptCourse {
  readonly course: Course;
  /** Minor digits of the currency that the lines are paid in. */
  readonly digits: number;
  readonly rows: Program;
  readonly balances: Program;
  readonly said: readonly { readonly exception: Exception; readonly text: Parted }[];
  /** Rows that count alike in totals. */
  readonly alike: readonly (readonly CourseRow[])[];
  /** The texts of the course's rates. */
  readonly rates: Literal[];
  longestRate: number;
}

export interface Writers {
  readonly contributions: LineWriter;
  readonly balances: LineWriter;
}

/** What is charged has all figures of its own, what is not has none but the wages. */
const rowText = ({ printed, charged }: CourseRow, { contributions }: Writers): string => {
  const wages = figureStandIn('wages');
  if (charged === undefined) return contributions.line({ ...printed, wages });
  return contributions.line({
    ...printed,
    wages,
    base: figureStandIn('base'),
    amount: figureStandIn('amount'),
    rate: figureStandIn('rate'),
    status: figureStandIn('status'),
  });
};

const balanceText = ({ printed }: CourseBalance, { balances }: Writers): string =>
  balances.line({
    ...printed,
    wages: figureStandIn('wages'),
    base: figureStandIn('base'),
    amount: figureStandIn('amount'),
    ...(printed.unrounded === undefined ? {} : { unrounded: figureStandIn('unrounded') }),
  });

const rowsProgram = (rows: readonly CourseRow[], writers: Writers): Program => {
  const maker = new ProgramMaker();
  for (const row of rows) {
    const { columns, printed } = row;
    const digits = minorDigitsOf(printed.currency);
    maker.add(rowText(row, writers), { columns, last: () => columns.mark, digits, exactDigits: 0 });
  }
  return maker.made();
};

const balancesProgram = (balances: readonly CourseBalance[], writers: Writers): Program => {
  const maker = new ProgramMaker();
  for (const balance of balances) {
    const { columns, scheme } = balance;
    const digits = minorDigitsOf(scheme.country.law.currency);
    const exactDigits = digits + columns.account.scale;
    maker.add(balanceText(balance, writers), { columns, last: () => columns.exact, digits, exactDigits });
  }
  return maker.made();
};

const alikeOf = (rows: readonly CourseRow[]): readonly (readonly CourseRow[])[] => {
  const keyOf = ({ scheme, payer, reason, charged, printed }: CourseRow): string =>
    [scheme.id, payer, reason, charged === undefined ? printed.status : ''].join('\n');
  return [...Map.groupBy(rows, keyOf).values()];
};

/** Prepares a course for being written; `undefined` where what is counted of it speaks of one worker. */
export const keptCourse = (course: Course, writers: Writers): KeptCourse | undefined => {
  const { rows, balances, notes } = course;
  if ([...notes.counts].some(([name, exception]) => holdsStandIn(name + JSON.stringify(exception)))) return undefined;
  return {
    course,
    digits: minorDigitsOf(course.currency),
    rows: rowsProgram(rows, writers),
    balances: balancesProgram(balances, writers),
    alike: alikeOf(rows),
    said: notes.said.map((exception) => ({ exception, text: partedAtStandIns(jsonLine(exception)) })),
    rates: [],
    longestRate: 0,
  };
};

/** Makes ready for writing what has been charged last: finds the columns of figures, and rates that came up. */
export const prepare = (kept: KeptCourse): void => {
  const { rates, course } = kept;
  for (let number = rates.length; number < course.rates.length; number += 1) {
    const rate = literalOf(csvCell(course.rates[number] ?? ''));
    rates.push(rate);
    kept.longestRate = Math.max(kept.longestRate, rate.length);
  }
  for (const { columns, code } of [kept.rows, kept.balances]) for (const { at, column } of columns) code[at] = column();
};
