import type { RefundClaim } from '@totalize/core';

const when = (name: string, value: string): string[][] => (value === '' ? [] : [[name, value]]);

/** The worksheet of one claim: what to file, the lines of the form, the papers, and the rows behind it. */
export const claimSheet = (claim: RefundClaim): readonly (readonly string[])[] => [
  ['claim', claim.claimId],
  ['state', claim.state],
  ['authority', claim.authority],
  ['form', claim.form],
  ['procedure', claim.procedure],
  ['claimant', claim.claimant],
  ['employer', claim.employerId],
  ...when('worker', claim.workerId),
  ['period', claim.quarter === '' ? `${claim.year}` : claim.quarter],
  ['amount', claim.amount, claim.currency],
  ...when('last day of the limit', claim.deadline),
  ...when('moved off a weekend or holiday', claim.deadlineRolled === claim.deadline ? '' : claim.deadlineRolled),
  ...when('last day to adjust', claim.adjustBy),
  ...when('return that takes the credit', claim.creditQuarter),
  ...when('pay free of interest by', claim.payBy),
  ...when('interest', claim.interest),
  ...when('note', claim.note),
  ...(claim.lines.length === 0
    ? []
    : [
        [],
        ['line', 'what', '1 corrected', '2 as reported', '3 difference', 'rate', '4 tax', 'employer share only'],
        ...claim.lines.map((line) => [
          line.line,
          line.label,
          line.corrected,
          line.reported,
          line.difference,
          line.rate,
          line.tax,
          line.employerShareOnly,
        ]),
        ['total', '', '', '', '', '', claim.total],
        ['Column 2 is worked out from what was withheld: compare it with the return that was filed.'],
      ]),
  ...(claim.boxes.length === 0
    ? []
    : [[], ['box', 'tick it for'], ...claim.boxes.map(({ box, when: tick }) => [box, tick])]),
  ...(claim.papers.length === 0
    ? []
    : [
        [],
        ['paper', 'worker', 'certificate', 'amount', 'first answer by', 'second answer by', 'have it'],
        ...claim.papers.map((paper) => [
          paper.paper,
          paper.workerId,
          paper.certificateId,
          paper.amount,
          paper.firstAnswerBy,
          paper.secondAnswerBy,
          '',
        ]),
      ]),
  [],
  ['worker', 'scheme', 'payer', 'withheld', 'due', 'difference', 'borne by', 'ground', 'certificate', 'legal basis'],
  ...claim.rows.map((row) => [
    row.workerId,
    row.scheme,
    row.payer,
    row.withheld,
    row.due,
    row.difference,
    row.borneBy,
    row.ground,
    row.certificateId,
    row.legalBasis.join('; '),
  ]),
];
