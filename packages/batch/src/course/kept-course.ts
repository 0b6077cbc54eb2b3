import type { LineWriter } from '@totalize/adapter-csv';
import {
  type Course,
  type CourseBalance,
  type CourseRow,
  type Exception,
  type Int,
  minorDigitsOf,
} from '@totalize/core';
import { figureStandIn, partedAtStandIns, type Parted, holdsStandIn } from './stand-in.ts';
import type { Template, Templates } from './template.ts';

/** A course with all that is needed to write what comes of it. */
export interface KeptCourse {
  readonly course: Course;
  /** Minor digits of the currency that the lines are paid in. */
  readonly digits: number;
  readonly rows: readonly KeptRow[];
  readonly balances: readonly {
    readonly balance: CourseBalance;
    readonly template: Template;
    readonly digits: number;
  }[];
  readonly said: readonly { readonly exception: Exception; readonly text: Parted }[];
  /** Workers whom it was run for since the totals were taken, and their gross pay. */
  runs: number;
  gross: Int;
}

export interface KeptRow {
  readonly row: CourseRow;
  readonly template: Template;
  readonly digits: number;
  /** Amounts since the totals were taken, of rows that reached no limit and of those that did; `undefined`: of none. */
  below: Int | undefined;
  capped: Int | undefined;
}

export interface Writers {
  readonly contributions: LineWriter;
  readonly balances: LineWriter;
}

const rowText = ({ printed }: CourseRow, { contributions }: Writers): string =>
  contributions.line({
    ...printed,
    wages: figureStandIn('wages'),
    base: figureStandIn('base'),
    amount: figureStandIn('amount'),
    rate: figureStandIn('rate'),
    status: figureStandIn('status'),
  });

const balanceText = ({ printed }: CourseBalance, { balances }: Writers): string =>
  balances.line({
    ...printed,
    wages: figureStandIn('wages'),
    base: figureStandIn('base'),
    amount: figureStandIn('amount'),
    ...(printed.unrounded === undefined ? {} : { unrounded: figureStandIn('unrounded') }),
  });

/** Prepares a course for being written; `undefined` where what is counted of it speaks of one worker. */
export const keptCourse = (course: Course, writers: Writers, templates: Templates): KeptCourse | undefined => {
  const { rows, balances, notes } = course;
  if ([...notes.counts].some(([name, exception]) => holdsStandIn(name + JSON.stringify(exception)))) return undefined;
  return {
    course,
    digits: minorDigitsOf(course.currency),
    runs: 0,
    gross: 0,
    rows: rows.map((row) => ({
      row,
      template: templates.of(rowText(row, writers)),
      digits: minorDigitsOf(row.printed.currency),
      below: undefined,
      capped: undefined,
    })),
    balances: balances.map((balance) => ({
      balance,
      template: templates.of(balanceText(balance, writers)),
      digits: minorDigitsOf(balance.scheme.country.law.currency),
    })),
    said: notes.said.map((exception) => ({ exception, text: partedAtStandIns(`${JSON.stringify(exception)}\n`) })),
  };
};
