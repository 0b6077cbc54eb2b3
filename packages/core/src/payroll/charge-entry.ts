import { contribute } from '../contribution/contribute.ts';
import { add } from '../money/amount.ts';
import type { Formula, NoFormula } from '../legislation/formula.ts';
import { type Payer, payers } from '../records/primitives.ts';
import type { Day } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import { countingOf } from './counting.ts';
import type { Failure } from './failure.ts';
import { formulaOf } from './formulas.ts';
import type { Row } from './row.ts';
import { isDue, type SchemeLine } from './scheme-line.ts';

const failed = (formula: Formula | NoFormula | undefined): formula is Exclude<NoFormula, { none: 'outside' }> =>
  formula !== undefined && 'none' in formula && formula.none !== 'outside';

type Part = SchemeLine['parts'][number];

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

const dueRow = (
  context: WorkerContext,
  entry: SchemeLine,
  part: Part,
  payer: Payer,
  status: NonNullable<Part['status']>,
  formula: Formula,
): Row => {
  const { oneOff } = entry.compiled.rule;
  if (entry.line.kind === 'one-off' && oneOff.rule === 'not-charged') {
    const free: Row = { ...rowOf(entry, part, payer, status), wages: 0, status: 'due' };
    context.batch.observe?.({ entry, row: free, charged: undefined });
    return free;
  }
  const counting = countingOf(context, entry, payer, formula, entry.day);
  const contributed = contribute(formula, part.wages, counting);
  const row: Row = {
    ...rowOf(entry, part, payer, status),
    base: contributed.base,
    rateText: contributed.rateText,
    amount: contributed.amount,
    status: contributed.capped ? 'capped' : 'due',
    ...(formula.authorities.length === 0
      ? {}
      : { legalBasis: [...(entry.compiled.rule[payer]?.citation ?? []), ...status.citations, ...formula.authorities] }),
  };
  context.batch.observe?.({ entry, row, charged: { formula, counting, contributed } });
  return row;
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

/** The rows of one line in one scheme, or why there are none. */
export const chargeEntry = (context: WorkerContext, entry: SchemeLine, reach: Day): readonly Row[] | Failure => {
  const dated: SchemeLine = reach === entry.day ? entry : { ...entry, day: reach };
  const { compiled } = dated;
  const formulas: Partial<Record<Payer, Formula | NoFormula>> = {};
  const owes = isDue(dated);
  for (const payer of payers) {
    if (compiled.rule[payer] === undefined || !owes) continue;
    const formula = formulaOf(context, dated, payer);
    if (failed(formula)) return formula;
    formulas[payer] = formula;
  }
  const rows: Row[] = [];
  for (const part of dated.parts) {
    const { status } = part;
    if (status === undefined) continue;
    for (const payer of payers) {
      if (compiled.rule[payer] === undefined) continue;
      const formula = formulas[payer];
      if (dated.outside.includes(payer) || (formula !== undefined && 'none' in formula)) {
        // Who is outside a scheme is so all along: no certificate cuts the line.
        const whole = outsidePart(dated, part);
        if (whole === undefined) continue;
        const row = notSubject(dated, whole, payer, status);
        context.batch.observe?.({ entry: dated, row, charged: undefined });
        rows.push(row);
      } else if (status.status === 'exempt') {
        const row: Row = { ...rowOf(dated, part, payer, status), status: 'exempt' };
        context.batch.observe?.({ entry: dated, row, charged: undefined });
        rows.push(row);
      } else if (formula !== undefined) rows.push(dueRow(context, dated, part, payer, status, formula));
    }
  }
  return rows;
};
