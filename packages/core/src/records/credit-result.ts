import { z } from 'zod';
import { country, date } from './primitives.ts';
import { exception } from './exception.ts';

const quarter = z.string().regex(/^\d{4}Q[1-4]$/);
const count = z.int().min(0);

export const creditTraceStep = z.object({ rule: z.string(), outcome: z.string(), citation: z.string() });
export type CreditTraceStep = z.output<typeof creditTraceStep>;

export const notCreditedReasons = [
  'before-1937',
  'period-ended',
  'not-needed',
  'six-quarter-minimum',
  'unusable',
  'no-agreement',
] as const;

const tested = z
  .object({
    usOnly: z.boolean(),
    chronological: z.boolean().describe('With the foreign quarters placed chronologically'),
    result: z.boolean().describe('With the placing used'),
  })
  .nullable()
  .describe('null: the record has no day to test it on');

export const creditedQuarter = z.object({
  country,
  year: z.int(),
  quarter,
  reportingStart: date,
  kind: z.string().optional().describe('Kind of coverage, as it was handed in'),
});
export type CreditedQuarter = z.output<typeof creditedQuarter>;

export const notCredited = z.object({
  country,
  reportingStart: date,
  quarters: count,
  reason: z.enum(notCreditedReasons),
});
export type NotCredited = z.output<typeof notCredited>;

const review = z.object({
  reason: z.string(),
  country: country.optional(),
  reportingStarts: z.array(date).optional(),
  quarters: count.optional().describe('How many more the coverage could give'),
  message: z.string(),
});
export type CreditReview = z.output<typeof review>;

/** Quarters of coverage from foreign periods, and insured status (20 CFR 404.1908). */
export const creditResult = z.object({
  usQuartersOfCoverage: count,
  usQuarters: z.array(quarter).describe('Every US quarter as placed'),
  creditedQuarters: z.array(creditedQuarter),
  totalQuarters: count,
  requiredQuarters: count.describe('For fully insured status'),
  insured: z.boolean().describe('Has the status needed, with the quarters credited'),
  meetsSixQuarterMinimum: z.boolean(),
  alternativeAssignment: z.boolean().describe('The placing used is not the chronological one (404.1908(b)(2))'),
  insuredStatus: z.object({ fully: tested, currently: tested, disability: tested }),
  agreement: z.string().nullable().describe('The agreement under which the foreign quarters are credited'),
  notCredited: z.array(notCredited),
  reviews: z.array(review),
  hospitalInsurance: z.object({ own: z.boolean(), reason: z.string() }),
  trace: z.array(creditTraceStep),
  exceptions: z.array(exception),
});
export type CreditResult = z.output<typeof creditResult>;

/** The answer to a record that cannot be used: nothing but what is wrong with it. */
export interface RefusedRecord {
  readonly exceptions: CreditResult['exceptions'];
}
