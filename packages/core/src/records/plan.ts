import { z } from 'zod';
import { compared, correction } from './correction.ts';
import { refund } from './refund.ts';

/** A line of the form that corrects a return, over all the employer's workers. */
export const correctionLine = z.object({
  line: z.string(),
  label: z.string(),
  corrected: z.string().describe('Column 1'),
  reported: z.string().describe('Column 2, as what was withheld implies; compare it with the return that was filed'),
  difference: z.string().describe('Column 3'),
  rate: z.string(),
  tax: z.string().describe('Column 4'),
  employerShareOnly: z.string().describe("Column 4 where the employees' share cannot be claimed"),
});
export type CorrectionLine = z.output<typeof correctionLine>;

/** Something that has to be on file before a claim is made. */
export const neededPaper = z.object({
  paper: z.enum(['certificate-copy', 'repayment', 'statement', 'consent', 'annual-statement']),
  workerId: z.string(),
  certificateId: z.string(),
  amount: z.string().describe("The employee's share that it is about; empty: none"),
  firstAnswerBy: z.string().describe('Of a consent or statement asked for on the day of the plan'),
  secondAnswerBy: z.string().describe('After a second request; then the employer may claim the own share alone'),
});
export type NeededPaper = z.output<typeof neededPaper>;

/** One filing: the rows that go to one authority, on one form, for one employer and period. */
export const refundClaim = z.object({
  claimId: z.string().describe('The same in every plan of the same filing'),
  state: z.enum(['open', 'lost', 'no-procedure']),
  country: z.string(),
  authority: z.string(),
  procedure: z.string(),
  form: z.string(),
  claimant: z.string(),
  employerId: z.string(),
  workerId: z.string().describe('Where the employee claims, else empty'),
  year: z.number().int(),
  quarter: z.string(),
  currency: z.string(),
  amount: z.string().describe('What comes back, less what is due'),
  deadline: z.string(),
  deadlineRolled: z.string(),
  adjustBy: z.string(),
  creditQuarter: z.string(),
  payBy: z.string(),
  interest: z.string(),
  note: z.string(),
  lines: z.array(correctionLine),
  total: z.string().describe("Sum of the lines' tax; empty without lines"),
  boxes: z.array(z.object({ box: z.string(), when: z.string() })),
  papers: z.array(neededPaper),
  rows: z.array(refund),
});
export type RefundClaim = z.output<typeof refundClaim>;

/** Old and new figures of a worker's annual statement. */
export const statementCorrection = z.object({
  form: z.string(),
  transmittal: z.string(),
  workerId: z.string(),
  employerId: z.string(),
  year: z.number().int(),
  boxes: z.array(z.object({ box: z.string(), label: z.string(), old: z.string(), new: z.string() })),
});
export type StatementCorrection = z.output<typeof statementCorrection>;

/** What to file because of a reconciliation. Made from the same input it is the same, to the byte. */
export const refundPlan = z.object({
  plan: z.literal('refund'),
  asOf: z.string(),
  engineVersion: z.string(),
  legislationVersion: z.string(),
  inputs: z.array(z.object({ name: z.string(), sha256: z.string() })),
  claims: z.array(refundClaim),
  compared: z.array(compared),
  corrections: z.array(correction),
  statements: z.array(statementCorrection),
  protective: z.array(z.object({ workerId: z.string(), country: z.string(), message: z.string() })),
});
export type RefundPlan = z.output<typeof refundPlan>;
