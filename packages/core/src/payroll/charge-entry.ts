import type { Contributed } from '../contribution/contribute.ts';
import type { Formula, NoFormula } from '../formula/formula.ts';
import { FactReader } from '../legislation/facts.ts';
import { parseScaled } from '../money/decimal.ts';
import { type Payer, payers } from '../records/primitives.ts';
import type { Day } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import type { RowsSoFar } from './contributions-of.ts';
import { dueRow, mayReachCeiling } from './due-row.ts';
import type { Failure } from './failure.ts';
import { formulaOf } from './formulas.ts';
import { notSubject, outsidePart, rowOf, type WagePart } from './plain-row.ts';
import type { Row } from './row.ts';
import { isDue, type SchemeLine } from './scheme-line.ts';

const failed = (formula: Formula | NoFormula | undefined): formula is Exclude<NoFormula, { none: 'outside' }> =>
  formula !== undefined && 'none' in formula && formula.none !== 'outside';

/** The formula of a part: that of the line, unless a certificate releases points of the rate. */
const formulaFor = (
  context: WorkerContext,
  entry: SchemeLine,
  part: WagePart,
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
        const due = { entry: dated, part, payer, status, formula: own, other };
        if (own.unsure !== undefined && mayReachCeiling(context, due)) return { none: 'index', unit: own.unsure };
        const charged = dueRow(context, due, done);
        other = charged.contributed;
        made[payer] = charged.row;
      }
    }
    for (const payer of payers) if (made[payer] !== undefined) rows.push(made[payer]);
  }
  return rows;
};
