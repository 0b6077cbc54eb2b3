import type { ColumnType, WrittenColumn, WrittenSheet } from '@totalize/adapter-xlsx';
import type { RefundClaim, RefundPlan } from '@totalize/core';

/** What a column holds: money and counts are numbers, days are days, everything else is text. */
const typeOf = (name: string): ColumnType => {
  if (
    /^(?:amount|withheld|due|difference|corrected|reported|tax|total|employer share only|old|new|wages|base|year)$/.test(
      name,
    )
  )
    return 'number';
  return /(?: by|deadline|rolled|day|start|end)$/.test(name) ? 'date' : 'text';
};

const wide: Readonly<Record<string, number>> = { claim: 44, what: 40, 'legal basis': 60, note: 60, procedure: 22 };

const columnsOf = (names: readonly string[]): WrittenColumn[] =>
  names.map((name) => {
    const width = wide[name];
    return { name, type: typeOf(name), ...(width !== undefined && { width }) };
  });

const sheet = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]): WrittenSheet => ({
  name,
  columns: columnsOf(columns),
  rows,
});

const ofClaims = (
  claims: readonly RefundClaim[],
  rowsOf: (claim: RefundClaim) => readonly (readonly string[])[],
): string[][] => claims.flatMap((claim) => rowsOf(claim).map((row) => [claim.claimId, ...row]));

const claimRow = (claim: RefundClaim): string[] => [
  claim.state,
  claim.authority,
  claim.form,
  claim.procedure,
  claim.claimant,
  claim.employerId,
  claim.workerId,
  `${claim.year}`,
  claim.quarter,
  claim.amount,
  claim.currency,
  claim.deadline,
  claim.deadlineRolled,
  claim.adjustBy,
  claim.creditQuarter,
  claim.payBy,
  claim.total,
  claim.note,
];

/** The plan as sheets: the claims, the lines of their forms, what has to be on file, and every row behind them. */
const sheetsOf = ({ claims, statements, corrections }: RefundPlan): WrittenSheet[] => [
  sheet(
    'claims',
    [
      'claim',
      'state',
      'authority',
      'form',
      'procedure',
      'claimant',
      'employer',
      'worker',
      'year',
      'quarter',
      'amount',
      'currency',
      'deadline',
      'rolled',
      'adjust by',
      'credit quarter',
      'pay by',
      'total',
      'note',
    ],
    ofClaims(claims, (claim) => [claimRow(claim)]),
  ),
  sheet(
    'lines',
    ['claim', 'line', 'what', 'corrected', 'reported', 'difference', 'rate', 'tax', 'employer share only'],
    ofClaims(claims, ({ lines }) =>
      lines.map((one) => [
        one.line,
        one.label,
        one.corrected,
        one.reported,
        one.difference,
        one.rate,
        one.tax,
        one.employerShareOnly,
      ]),
    ),
  ),
  sheet(
    'papers',
    ['claim', 'paper', 'worker', 'certificate', 'amount', 'first answer by', 'second answer by', 'have it'],
    ofClaims(claims, ({ papers }) =>
      papers.map((one) => [
        one.paper,
        one.workerId,
        one.certificateId,
        one.amount,
        one.firstAnswerBy,
        one.secondAnswerBy,
        '',
      ]),
    ),
  ),
  sheet(
    'rows',
    [
      'claim',
      'worker',
      'scheme',
      'payer',
      'withheld',
      'due',
      'difference',
      'currency',
      'borne by whom',
      'ground',
      'certificate',
      'legal basis',
    ],
    ofClaims(claims, ({ rows }) =>
      rows.map((one) => [
        one.workerId,
        one.scheme,
        one.payer,
        one.withheld,
        one.due,
        one.difference,
        one.currency,
        one.borneBy,
        one.ground,
        one.certificateId,
        one.legalBasis.join('; '),
      ]),
    ),
  ),
  sheet(
    'statements',
    ['form', 'employer', 'worker', 'year', 'box', 'what', 'old', 'new'],
    statements.flatMap(({ form, employerId, workerId, year, boxes }) =>
      boxes.map(({ box, label, old, new: now }) => [form, employerId, workerId, `${year}`, box, label, old, now]),
    ),
  ),
  sheet(
    'corrections',
    [
      'line',
      'worker',
      'employer',
      'start',
      'end',
      'pay day',
      'scheme',
      'payer',
      'currency',
      'wages',
      'base',
      'amount',
      'cause',
      'certificate',
    ],
    corrections.map((one) => [
      one.lineId,
      one.workerId,
      one.employerId,
      one.periodStart,
      one.periodEnd,
      one.payDate,
      one.scheme,
      one.payer,
      one.currency,
      one.wages,
      one.base,
      one.amount,
      one.cause,
      one.certificateId ?? '',
    ]),
  ),
];

/** The worksheets of all claims in one workbook. */
export async function* packWorkbook(plan: RefundPlan): AsyncGenerator<Uint8Array> {
  const { writeWorkbook } = await import('@totalize/adapter-xlsx');
  yield* writeWorkbook(sheetsOf(plan));
}
