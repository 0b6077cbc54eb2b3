import { parseArgs } from 'node:util';
import { type Order, orders } from './input/input.ts';
import { type SubjectName, subjectNames } from './subjects.ts';

/** What is measured beside the subjects: the start of a command. */
export const START = 'start';
type Measured = SubjectName | typeof START;
const measured: readonly Measured[] = [...subjectNames, START];

export interface Options {
  readonly lines: number;
  readonly order: Order;
  readonly only: readonly Measured[];
  readonly repeat: number;
  readonly fresh: boolean;
  /** Name under which the result is kept. */
  readonly keep: string | undefined;
}

const usage = `pnpm bench [--lines N] [--order ${orders.join('|')}] [--repeat N] [--keep LABEL] [--fresh]
           [--only ${measured.join(',')}]`;

/** Beyond these lines the baselines take too long to be run unasked. */
const MOST_FOR_BASELINES = 2_000_000;

const fail = (): never => {
  console.error(usage);
  return process.exit(1);
};

const whole = (text: string, least: number): number => {
  const number = Number(text.replaceAll('_', ''));
  return Number.isInteger(number) && number >= least ? number : fail();
};

const listed = <T extends string>(names: readonly string[], known: readonly T[]): readonly T[] =>
  names.map((name) => known.find((one) => one === name) ?? fail());

/** Reads the command line; says how it is written and ends the process where something is wrong with it. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      lines: { type: 'string', default: '1000000' },
      order: { type: 'string', default: 'worker' },
      only: { type: 'string' },
      repeat: { type: 'string', default: '1' },
      keep: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const lines = whole(values.lines, 12);
  const unasked = measured.filter((name) => lines <= MOST_FOR_BASELINES || (name !== 'by-hand' && name !== 'duckdb'));
  return {
    lines,
    order: listed([values.order], orders)[0] ?? fail(),
    only: values.only === undefined ? unasked : listed(values.only.split(','), measured),
    repeat: whole(values.repeat, 1),
    fresh: values.fresh,
    keep: values.keep === undefined || /^[\w.-]+$/.test(values.keep) ? values.keep : fail(),
  };
};
