import { z } from 'zod';
import { exception } from './exception.ts';
import { payer } from './primitives.ts';

const compared = {
  withheld: z.string().describe('Empty: nothing says what was withheld'),
  difference: z.string().describe('withheld − amount; empty: nothing to compare'),
};

/** The boxes of a worker's annual statement. */
export const annualFigures = z.object({
  form: z.string(),
  workerId: z.string(),
  employerId: z.string(),
  boxes: z.array(z.object({ box: z.string(), label: z.string(), amount: z.string(), ...compared })),
});
export type AnnualFigures = z.output<typeof annualFigures>;

/** The lines of an employer's return of a quarter. */
export const returnFigures = z.object({
  form: z.string(),
  employerId: z.string(),
  quarter: z.string(),
  lines: z.array(
    z.object({
      line: z.string(),
      label: z.string(),
      wages: z.string(),
      rate: z.string(),
      tax: z.string().describe('wages × rate'),
      ...compared,
    }),
  ),
  fractionsLine: z.string(),
  fractions: z.string().describe("Employees' share, payment by payment, less their share of the lines"),
});
export type ReturnFigures = z.output<typeof returnFigures>;

/** What a scheme of another country took in the year. */
export const schemeFigures = z.object({
  country: z.string(),
  employerId: z.string(),
  scheme: z.string(),
  payer,
  currency: z.string(),
  base: z.string(),
  amount: z.string(),
  ...compared,
});
export type SchemeFigures = z.output<typeof schemeFigures>;

/** The answer to `year-end`. */
export const yearEnd = z.object({
  year: z.number().int(),
  statements: z.array(annualFigures),
  returns: z.array(returnFigures),
  schemes: z.array(schemeFigures),
  exceptions: z.array(exception),
});
export type YearEnd = z.output<typeof yearEnd>;
