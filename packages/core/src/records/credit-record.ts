import { z } from 'zod';
import { country, date, decimal, text } from './primitives.ts';

const firstYear = 1937;
const lastYear = 2199;
const mostPeriods = 1000;

const year = z
  .int()
  .min(firstYear, `is before ${firstYear}, when the U.S. program began`)
  .max(lastYear, `is after ${lastYear}`);

const notNegative = (amount: string): boolean => !amount.startsWith('-');
const dollars = decimal
  .refine(notNegative, 'is negative')
  .refine((amount) => /^-?\d+(?:\.\d{1,2}0*)?$/.test(amount), 'is finer than a cent');
const length = decimal.refine(notNegative, 'is negative');

/** Quarters of coverage that SSA has already determined. */
const usQuarters = z.object({
  year,
  quarters: z
    .array(z.int().min(1, 'is no quarter of a year').max(4, 'is no quarter of a year'))
    .max(4, 'has more than four quarters')
    .refine((quarters) => new Set(quarters).size === quarters.length, 'names a quarter twice'),
});

const usEarnings = z.object({
  year,
  amount: dollars,
  byQuarter: z.array(dollars).length(4, 'is not four amounts').optional().describe('Wages paid in each quarter'),
});

/** One reporting period as the other country's agency certified it. */
export const foreignPeriod = z.object({
  country,
  reportingStart: date,
  reportingEnd: date,
  months: length.optional(),
  days: length.optional(),
  weeks: length.optional(),
  quarters: length.optional().describe("The foreign system's own quarters"),
  factor: length.optional().describe("The agency's own conversion into quarters"),
  annotation: text(200).optional().describe('A code printed with the length, or in its place'),
  kind: text(200).optional().describe('Kind of coverage, given back'),
});
export type ForeignPeriod = z.output<typeof foreignPeriod>;

export const claims = ['retirement', 'disability', 'survivors'] as const;
export type Claim = (typeof claims)[number];
export const insuredStatuses = ['fully', 'currently', 'disability'] as const;
export type InsuredStatus = (typeof insuredStatuses)[number];

/** A worker's coverage in the United States and abroad, and what is asked of it. */
export const creditRecord = z.object({
  birthDate: date,
  asOf: date.optional().describe('The day asked about; default: entitlement, else the latest date of the record'),
  usQuarters: z.array(usQuarters).max(300).optional(),
  usEarnings: z.array(usEarnings).max(300).optional(),
  pre1951Wages: dollars.optional().describe('Total wages of 1937–1950, where they are not known by quarter'),
  foreignPeriods: z.array(foreignPeriod).max(mostPeriods, `has more than ${mostPeriods} periods`),
  entitlement: date.optional(),
  claim: z.enum(claims).optional(),
  onset: date.optional().describe('First day of the disability'),
  death: date.optional(),
  insuredStatusNeeded: z.enum(insuredStatuses).optional(),
  creditAll: z.boolean().optional().describe('Place every foreign quarter; default: true for a disability claim'),
  aime: dollars.optional().describe('Average indexed monthly earnings, where they are already known'),
  blind: z.boolean().optional().describe('Blindness: no recent-work test for disability insured status'),
});
export type CreditRecord = z.output<typeof creditRecord>;
