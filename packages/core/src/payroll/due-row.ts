import { type Contributed, contribute, type Counting, type Other } from '../contribution/contribute.ts';
import { compareToLimit } from '../contribution/portion.ts';
import type { Formula } from '../formula/formula.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Payer } from '../records/primitives.ts';
import type { WorkerContext } from './context.ts';
import { countedWages, type RowsSoFar, takenOn } from './contributions-of.ts';
import { countingOf } from './counting.ts';
import { rowOf, type WagePart } from './plain-row.ts';
import type { Row } from './row.ts';
import type { SchemeLine } from './scheme-line.ts';
import { contributeSpread } from './spread.ts';

/** A part of a line that owes the scheme, as one payer is charged for it. */
export interface DuePart {
  readonly entry: SchemeLine;
  readonly part: WagePart;
  readonly payer: Payer;
  readonly status: NonNullable<WagePart['status']>;
  readonly formula: Formula;
  /** What the other payer owes for the same part. */
  readonly other: Other;
}

interface ChargedRow {
  readonly row: Row;
  readonly contributed: Contributed | undefined;
}

/** Whether pay to date could reach a ceiling of which only the least value is known. */
export const mayReachCeiling = (
  context: WorkerContext,
  { entry, part, payer, formula }: Omit<DuePart, 'status' | 'other'>,
): boolean => {
  const { before, portion, pending } = countingOf(context, entry, part, payer, formula);
  const pay = addInt(addInt(before.pay, part.wages), pending);
  return formula.alternatives.some(({ steps }) =>
    steps.some((step) => step.step === 'ceiling' && compareToLimit(pay, step.limit, portion) >= 0),
  );
};

const contributed = (
  context: WorkerContext,
  due: DuePart,
  wages: Int,
  done: RowsSoFar,
): { contributed: Contributed; counting: Counting | undefined } => {
  const { entry, part, payer, formula, other } = due;
  if (entry.line.kind === 'one-off' && entry.compiled.rule.oneOff.rule === 'spread') {
    return { contributed: contributeSpread(context, entry, part, wages, payer, formula), counting: undefined };
  }
  const counting = countingOf(context, entry, part, payer, formula);
  const beside =
    formula.other?.how === 'rest' && formula.other.of.length > 0
      ? { base: 0, amount: takenOn(part, formula.other.of, payer, done) }
      : other;
  return { contributed: contribute(formula, wages, counting, beside), counting };
};

/** The row of a part that owes the scheme, and what it was made of. */
export const dueRow = (context: WorkerContext, due: DuePart, done: RowsSoFar): ChargedRow => {
  const { entry, part, payer, status, formula } = due;
  const { rule } = entry.compiled;
  if (entry.line.kind === 'one-off' && rule.oneOff.rule === 'not-charged') {
    const free: Row = { ...rowOf(entry, part, payer, status), wages: 0, status: 'due' };
    context.batch.observe?.({ entry, row: free, charged: undefined });
    return { row: free, contributed: undefined };
  }
  const wages = countedWages(entry.scheme, rule[payer], part.wages, part, payer, done);
  const made = contributed(context, due, wages, done);
  const row: Row = {
    ...rowOf(entry, part, payer, status),
    base: made.contributed.base,
    rateText: made.contributed.rateText,
    amount: made.contributed.amount,
    status: made.contributed.capped ? 'capped' : 'due',
    ...(formula.authorities.length === 0
      ? {}
      : { legalBasis: [...(rule[payer]?.citation ?? []), ...status.citations, ...formula.authorities] }),
  };
  context.batch.observe?.({ entry, row, charged: { formula, ...made, other: due.other } });
  return { row, contributed: made.contributed };
};
