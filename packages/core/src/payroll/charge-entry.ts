import { compareToLimit } from '../contribution/portion.ts';
import { type Contributed, contribute, type Counting, type Other } from '../contribution/contribute.ts';
import { add, parseAmount } from '../money/amount.ts';
import { parseScaled } from '../money/decimal.ts';
import { addInt, type Int, mulInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { Side } from '../legislation/shape.ts';
import { FactReader } from '../legislation/facts.ts';
import type { Formula, NoFormula } from '../formula/formula.ts';
import { type Payer, payers } from '../records/primitives.ts';
import type { Day } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import { payBeside, type RowsSoFar, takenOn } from './contributions-of.ts';
import { countingOf } from './counting.ts';
import type { Failure } from './failure.ts';
import { formulaOf } from './formulas.ts';
import type { Row } from './row.ts';
import { isDue, type SchemeLine } from './scheme-line.ts';
import { contributeSpread } from './spread.ts';

const failed = (formula: Formula | NoFormula | undefined): formula is Exclude<NoFormula, { none: 'outside' }> =>
  formula !== undefined && 'none' in formula && formula.none !== 'outside';

type Part = SchemeLine['parts'][number];

/** A part of a line that owes the scheme, as one payer is charged for it. */
interface DuePart {
  readonly entry: SchemeLine;
  readonly part: Part;
  readonly payer: Payer;
  readonly status: NonNullable<Part['status']>;
  readonly formula: Formula;
  /** What the other payer owes for the same part. */
  readonly other: Other;
}

interface ChargedRow {
  readonly row: Row;
  readonly contributed: Contributed | undefined;
}

const rowOf = (
  entry: SchemeLine,
  part: Part,
  payer: Payer,
  status: NonNullable<Part['status']>,
): Omit<Row, 'status'> => {
  const { scheme, compiled, line, exchange } = entry;
  return {
    line,
    from: part.from,
    to: part.to,
    scheme,
    payer,
    exchangeRate: exchange?.text,
    wages: part.wages,
    base: 0,
    rateText: '',
    amount: 0,
    reason: status.reason,
    certificateId: status.certificateId,
    legalBasis: [...(compiled.rule[payer]?.citation ?? []), ...status.citations],
  };
};

const notSubject = (entry: SchemeLine, part: Part, payer: Payer, status: NonNullable<Part['status']>): Row => ({
  ...rowOf(entry, part, payer, status),
  status: 'exempt',
  reason: 'not-subject',
  certificateId: undefined,
  legalBasis: entry.compiled.rule[payer]?.citation ?? [],
});

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

/** Pay of a line in whole units, where the law cuts it before anything is counted. */
const cutLine = (wages: Int, lineUnit: Side['lineUnit'], { scheme }: SchemeLine): Int => {
  const unit = lineUnit === undefined ? undefined : parseAmount(lineUnit.unit, scheme.country.law.currency);
  return lineUnit === undefined || unit === undefined ? wages : mulInt(divideInt(wages, unit, lineUnit.mode), unit);
};

const dueRow = (context: WorkerContext, due: DuePart, done: RowsSoFar): ChargedRow => {
  const { entry, part, payer, status, formula } = due;
  const { rule } = entry.compiled;
  if (entry.line.kind === 'one-off' && rule.oneOff.rule === 'not-charged') {
    const free: Row = { ...rowOf(entry, part, payer, status), wages: 0, status: 'due' };
    context.batch.observe?.({ entry, row: free, charged: undefined });
    return { row: free, contributed: undefined };
  }
  const wages = cutLine(
    payBeside(part.wages, part, rule[payer]?.contributions, payer, done),
    rule[payer]?.lineUnit,
    entry,
  );
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
  context.batch.observe?.({ entry, row, charged: { formula, ...made } });
  return { row, contributed: made.contributed };
};

/** The adjoining parts with rows that begin with `part`, as one; `undefined` where it continues an earlier one. */
const outsidePart = (entry: SchemeLine, part: Part): Part | undefined => {
  const index = entry.parts.indexOf(part);
  if (entry.parts[index - 1]?.status !== undefined) return undefined;
  let whole = part;
  for (const next of entry.parts.slice(index + 1)) {
    if (next.status === undefined) break;
    whole = { ...next, from: whole.from, wages: add(whole.wages, next.wages) };
  }
  return whole;
};

/** The formula of a part: that of the line, unless a certificate releases points of the rate. */
const formulaFor = (
  context: WorkerContext,
  entry: SchemeLine,
  part: Part,
  payer: Payer,
  formula: Formula,
): Formula | NoFormula => {
  const name = part.status?.points;
  if (name === undefined) return formula;
  const reader = new FactReader(context.batch.law.attributes, entry.facts, entry.moment);
  const points = parseScaled(reader.read(name) ?? '0');
  return formulaOf(context, entry, payer, points);
};

/** Who is charged first: a share that depends on the other payer's comes after it. */
const inOrder = (formulas: Partial<Record<Payer, Formula | NoFormula>>): readonly Payer[] => {
  const { employee } = formulas;
  return employee !== undefined && !('none' in employee) && employee.other !== undefined
    ? ['employer', 'employee']
    : payers;
};

/** Whether pay to date could reach a ceiling of which only the least value is known. */
const mayReachCeiling = (
  context: WorkerContext,
  entry: SchemeLine,
  part: Part,
  payer: Payer,
  formula: Formula,
): boolean => {
  const { before, portion, pending } = countingOf(context, entry, part, payer, formula);
  const pay = addInt(addInt(before.pay, part.wages), pending);
  return formula.alternatives.some(({ steps }) =>
    steps.some((step) => step.step === 'ceiling' && compareToLimit(pay, step.limit, portion) >= 0),
  );
};

/** The formulas of the payers that a scheme charges for a line, or why there are none. */
const formulasOf = (
  context: WorkerContext,
  entry: SchemeLine,
): Partial<Record<Payer, Formula | NoFormula>> | Failure => {
  const formulas: Partial<Record<Payer, Formula | NoFormula>> = {};
  if (!isDue(entry)) return formulas;
  for (const payer of payers) {
    if (entry.compiled.rule[payer] === undefined) continue;
    const formula = formulaOf(context, entry, payer);
    if (failed(formula)) return formula;
    formulas[payer] = formula;
  }
  return formulas;
};

/** The rows of one line in one scheme, or why there are none. `done`: the line's rows in schemes before it. */
export const chargeEntry = (
  context: WorkerContext,
  entry: SchemeLine,
  reach: Day,
  done: RowsSoFar,
): readonly Row[] | Failure => {
  const dated: SchemeLine = reach === entry.day ? entry : { ...entry, day: reach };
  const { compiled } = dated;
  const formulas = formulasOf(context, dated);
  if ('none' in formulas) return formulas;
  const rows: Row[] = [];
  for (const part of dated.parts) {
    const { status } = part;
    if (status === undefined) continue;
    const made: Partial<Record<Payer, Row>> = {};
    let other: Contributed | undefined;
    for (const payer of inOrder(formulas)) {
      if (compiled.rule[payer] === undefined || dated.absent.includes(payer)) continue;
      const formula = formulas[payer];
      if (dated.outside.includes(payer) || (formula !== undefined && 'none' in formula)) {
        // Who is outside a scheme is so all along: no certificate cuts the line.
        const whole = outsidePart(dated, part);
        if (whole === undefined) continue;
        made[payer] = notSubject(dated, whole, payer, status);
        context.batch.observe?.({ entry: dated, row: made[payer], charged: undefined });
      } else if (status.status === 'exempt') {
        made[payer] = { ...rowOf(dated, part, payer, status), status: 'exempt' };
        context.batch.observe?.({ entry: dated, row: made[payer], charged: undefined });
      } else if (formula !== undefined) {
        const own = formulaFor(context, dated, part, payer, formula);
        if (failed(own)) return own;
        if ('none' in own) continue;
        if (own.unsure !== undefined && mayReachCeiling(context, dated, part, payer, own)) {
          return { none: 'index', unit: own.unsure };
        }
        const charged = dueRow(context, { entry: dated, part, payer, status, formula: own, other }, done);
        other = charged.contributed;
        made[payer] = charged.row;
      }
    }
    for (const payer of payers) if (made[payer] !== undefined) rows.push(made[payer]);
  }
  return rows;
};
