import { z } from 'zod';
import { changeCauses } from './diff.ts';
import { payer } from './primitives.ts';

/** What is to be added to a row of an earlier run, so that the sum is what is due now. The row itself stays as it is. */
export const correction = z.object({
  workerId: z.string(),
  employerId: z.string(),
  lineId: z.string().describe('The line that it is for'),
  periodStart: z.string().describe('First day of the part of the line that it is for'),
  periodEnd: z.string(),
  payDate: z.string(),
  country: z.string(),
  scheme: z.string(),
  payer,
  currency: z.string(),
  wages: z.string().describe('0 where only the amount of the original is known'),
  base: z.string(),
  amount: z.string(),
  cause: z
    .enum([...changeCauses, 'rounding', 'withheld'])
    .describe('rounding: a cent moved from another line; withheld: another amount was withheld than was due'),
  certificateId: z.string().optional(),
});
export type Correction = z.output<typeof correction>;

/** What a plan speaks of: what was booked of it before and is not in the plan any more is taken back. */
export const compared = z.object({
  workerId: z.string(),
  employerId: z.string(),
  country: z.string(),
  payer,
  year: z.number().int().describe("The scheme's year"),
  quarter: z.string(),
  lineIds: z.array(z.string()),
});
export type Compared = z.output<typeof compared>;
