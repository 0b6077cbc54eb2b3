import { z } from 'zod';
import { country, currency, date, decimal, id, map, payer, scheme, schemePattern, text } from './primitives.ts';

export const payLineKinds = ['regular', 'one-off', 'adjustment', 'reversal', 'manual', 'sick-pay'] as const;
export const payFrequencies = [
  'weekly',
  'biweekly',
  'four-weekly',
  'semimonthly',
  'monthly',
  'quarterly',
  'yearly',
] as const;
export type PayFrequency = (typeof payFrequencies)[number];

export const withheld = z.object({
  scheme,
  payer,
  amount: decimal.describe("What was really withheld or paid, in the scheme's currency"),
  borneBy: z.enum(['employee', 'employer']).optional().describe('Who bore it; default: employee'),
});

/** One worker's pay from one employer for one pay period. */
export const payLine = z.object({
  lineId: id.optional().describe('Unique; derived where absent'),
  workerId: id,
  employerId: id.describe('The legal employer, also where an affiliate delivers the pay'),
  periodStart: date,
  periodEnd: date,
  payDate: date,
  currency,
  gross: decimal.describe("In the line's currency; negative for adjustments and reversals only"),
  kind: z.enum(payLineKinds).optional().describe('Default: regular'),
  for: text(200).optional().describe('Of an adjustment: the lineId or period that it corrects'),
  reverses: id.optional().describe('Of a reversal: the lineId that it takes back'),
  earnedFrom: date.optional().describe('First day for which the pay was earned; default: periodStart'),
  earnedTo: date.optional().describe('Last day for which the pay was earned; default: periodEnd'),
  wages: map(schemePattern, decimal)
    .optional()
    .describe("Amount subject to a scheme or pattern of schemes, in the line's currency, where it differs from gross"),
  withheld: z.array(withheld).optional(),
  workCountry: country.optional().describe("Where the work was done; overrides the assignment's"),
  payFrequency: z.enum(payFrequencies).optional().describe('Default: read off the period'),
  hours: decimal.optional().describe('Paid hours of the period; default: full time'),
  delivery: z.enum(['cash', 'shadow']).optional().describe('shadow: a copy of pay that another payroll delivers'),
});
export type PayLine = z.output<typeof payLine>;
