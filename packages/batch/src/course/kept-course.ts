import { csvCell, type LineWriter } from '@totalize/adapter-csv';
import { type Course, type CourseBalance, type CourseRow, type Exception, minorDigitsOf } from '@totalize/core';
import type { Space } from '../kernel/space.ts';
import { toldLines } from '../told.ts';
import { MOST_DIGITS, type Program, ProgramMaker } from './program.ts';
import { TextList } from './text-list.ts';
import { figureStandIn, holdsStandIn } from './stand-in.ts';

/** A course with all that is needed to write what comes of it. */
export interface KeptCourse {
  readonly course: Course;
  /** Minor digits of the currency that the lines are paid in. */
  readonly digits: number;
  readonly rows: Program;
  readonly balances: Program;
  readonly said: Program;
  /** Rows that count alike in totals. */
  readonly alike: readonly (readonly CourseRow[])[];
  /** What marks stand for: the statuses, and the course's rates. */
  readonly texts: TextList;
  /** Of the rates, those among the texts. */
  rates: number;
  /** Other workers have had it than the one for whom it was found out. */
  isUsedAgain: boolean;
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

const rowsProgram = (rows: readonly CourseRow[], writers: Writers, space: Space): Program => {
  const maker = new ProgramMaker();
  for (const row of rows) {
    const { columns, printed } = row;
    const digits = minorDigitsOf(printed.currency);
    maker.add(rowText(row, writers), { columns, digits, exactDigits: 0 });
  }
  return maker.made(space);
};

/** Digits behind the point of what is not rounded. */
const unroundedDigits = ({ scheme, columns }: CourseBalance): number =>
  minorDigitsOf(scheme.country.law.currency) + columns.account.scale;

const balancesProgram = (balances: readonly CourseBalance[], writers: Writers, space: Space): Program => {
  const maker = new ProgramMaker();
  for (const balance of balances) {
    const { columns, scheme } = balance;
    const digits = minorDigitsOf(scheme.country.law.currency);
    const exactDigits = unroundedDigits(balance);
    maker.add(balanceText(balance, writers), { columns, digits, exactDigits });
  }
  return maker.made(space);
};

const saidProgram = (said: readonly Exception[], space: Space): Program => {
  const maker = new ProgramMaker();
  if (said.length > 0) maker.add(toldLines(said));
  return maker.made(space);
};

const alikeOf = (rows: readonly CourseRow[]): readonly (readonly CourseRow[])[] => {
  const keyOf = ({ scheme, payer, reason, charged, printed }: CourseRow): string =>
    [scheme.id, payer, reason, charged === undefined ? printed.status : ''].join('\n');
  return [...Map.groupBy(rows, keyOf).values()];
};

/**
 * Prepares a course for being written, from what is put into a space; `undefined` where what is counted of it speaks of one
 * worker.
 */
export const keptCourse = (course: Course, writers: Writers, space: Space): KeptCourse | undefined => {
  const { rows, balances, notes } = course;
  if ([...notes.counts].some(([name, exception]) => holdsStandIn(name + JSON.stringify(exception)))) return undefined;
  if (balances.some((balance) => unroundedDigits(balance) > MOST_DIGITS)) return undefined;
  return {
    course,
    digits: minorDigitsOf(course.currency),
    rows: rowsProgram(rows, writers, space),
    balances: balancesProgram(balances, writers, space),
    alike: alikeOf(rows),
    said: saidProgram(notes.said, space),
    texts: new TextList(space, ['due', 'capped'].map(csvCell)),
    rates: 0,
    isUsedAgain: false,
  };
};

/** Rates that came up when a course was charged are among its texts from now on. */
export const addRates = (kept: KeptCourse): void => {
  const { texts, course } = kept;
  for (; kept.rates < course.rates.length; kept.rates += 1) texts.add(csvCell(course.rates[kept.rates] ?? ''));
};
