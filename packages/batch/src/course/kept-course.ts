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
  /** The texts of the course's rates. */
  readonly rates: Literal[];
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

/** Of each row, and of each balance, the columns have numbers one after the other. */
const COLUMNS = 4;

type Places = Readonly<Record<'wages' | 'base' | 'amount', number>>;

const placesOf = <T extends Places>(
  all: readonly { readonly columns: T }[],
  last: (columns: T) => number,
): Int32Array => {
  const places = new Int32Array(all.length * COLUMNS);
  let at = 0;
  for (const { columns } of all) {
    places[at] = columns.wages;
    places[at + 1] = columns.base;
    places[at + 2] = columns.amount;
    places[at + 3] = last(columns);
    at += COLUMNS;
  }
  return places;
};

/** Where the columns of the rows stand on the sheet, by their numbers. */
export const placesOfRows = ({ rows }: Course): Int32Array => placesOf(rows, ({ mark }) => mark);

export const placesOfBalances = ({ balances }: Course): Int32Array => placesOf(balances, ({ exact }) => exact);

const columnsAt = (at: number) => {
  const first = at * COLUMNS;
  return { wages: first, base: first + 1, amount: first + 2, mark: first + 3, exact: first + 3 };
};

const programOf = <T>(parts: readonly T[], textOf: (part: T) => string, digitsOf: (part: T) => Digits): Program => {
  const maker = new ProgramMaker();
  for (const [at, part] of parts.entries()) maker.add(textOf(part), { ...columnsAt(at), ...digitsOf(part) });
  return maker.made();
};

interface Digits {
  readonly digits: number;
  readonly exactDigits: number;
}

/** Prepares a course for being written; `undefined` where what is counted of it speaks of one worker. */
export const keptCourse = (course: Course, writers: Writers): KeptCourse | undefined => {
  const { rows, balances, notes } = course;
  if ([...notes.counts].some(([name, exception]) => holdsStandIn(name + JSON.stringify(exception)))) return undefined;
  return {
    course,
    digits: minorDigitsOf(course.currency),
    rows: programOf(
      rows,
      (row) => rowText(row, writers),
      ({ printed }) => ({ digits: minorDigitsOf(printed.currency), exactDigits: 0 }),
    ),
    balances: programOf(
      balances,
      (balance) => balanceText(balance, writers),
      ({ scheme, columns }) => {
        const digits = minorDigitsOf(scheme.country.law.currency);
        return { digits, exactDigits: digits + columns.account.scale };
      },
    ),
    said: notes.said.map((exception) => ({ exception, text: partedAtStandIns(jsonLine(exception)) })),
    rates: [],
  };
};

/** The text of a rate as a cell. */
export const rateOf = ({ rates, course }: KeptCourse, number: number): Literal =>
  (rates[number] ??= literalOf(csvCell(course.rates[number] ?? '')));
