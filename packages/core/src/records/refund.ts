import { z } from 'zod';
import { exception } from './exception.ts';
import { payer } from './primitives.ts';

/** What was withheld against what was due, for one worker, employer, year (or quarter), scheme and payer. */
export const refund = z.object({
  workerId: z.string(),
  employerId: z.string(),
  year: z.number().int().describe("The scheme's year, by pay date"),
  quarter: z.string().describe('`2024Q1` where returns are made by quarter, else empty'),
  country: z.string(),
  scheme: z.string(),
  payer,
  currency: z.string(),
  withheld: z.string(),
  due: z.string(),
  difference: z.string().describe('withheld − due: positive is recoverable'),
  borneBy: z.enum(['employee', 'employer', '']).describe("Who bore the employee's share"),
  ground: z.enum(['certificate', 'over-withheld', 'under-withheld']),
  certificateId: z.string().describe('Several are separated by |; empty: none'),
  authority: z.string(),
  procedure: z.string().describe('The procedure advised; empty: none is open, or none is known'),
  procedures: z.array(z.string()).describe('Open on the day asked about, the one advised first'),
  claimant: z.string(),
  deadline: z.string().describe('Last day as the statute sets it'),
  deadlineRolled: z.string().describe('The same, moved off a weekend or holiday'),
  adjustBy: z.string().describe('Last day for the adjustment procedure'),
  creditQuarter: z.string().describe('Whose return takes the credit of an adjustment filed on the day asked about'),
  payBy: z.string().describe('Of a balance due: last day to pay free of interest'),
  payByRolled: z.string(),
  expired: z.boolean().describe('The day asked about is past the deadline'),
  lost: z.string().describe('Part of the difference whose deadline has passed'),
  needsEmployeeConsent: z.boolean(),
  legalBasis: z.array(z.string()),
});
export type Refund = z.output<typeof refund>;

/** A sum of rows of one currency, country, scheme and payer. */
export const refundSum = z.object({
  currency: z.string(),
  country: z.string(),
  scheme: z.string(),
  payer,
  amount: z.string(),
});
export type RefundSum = z.output<typeof refundSum>;

export const refundTotals = z.object({
  lines: z.object({ in: z.number().int(), compared: z.number().int() }),
  refunds: z.array(refundSum),
  balancesDue: z.array(refundSum),
  fractionsOfCents: z.array(refundSum).describe('Differences of a cent or less, or that vanish over the year'),
  lost: z.array(refundSum).describe('Part of the refunds whose deadline has passed'),
});
export type RefundTotals = z.output<typeof refundTotals>;

/** The answer to `reconcile`. */
export const reconciliation = z.object({
  refunds: z.array(refund),
  balancesDue: z.array(refund),
  exceptions: z.array(exception),
  totals: refundTotals,
});
export type Reconciliation = z.output<typeof reconciliation>;
