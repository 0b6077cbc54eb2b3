import { z } from 'zod';
import { date, decimal, id, payer, scheme } from './primitives.ts';

/** What has already been counted in a scheme's year, or in one of its periods. */
export const balance = z.object({
  workerId: id,
  employerId: id.optional(),
  scheme,
  payer: payer.optional().describe('Empty: both'),
  through: date.describe('Pay date up to which lines are counted; those lines are not in the batch'),
  wages: decimal,
  base: decimal,
  amount: decimal,
  period: z
    .string()
    .max(30, 'is too long for a period')
    .regex(
      /^\d{4}(?:-\d{2}|Q[1-4]|[WM]\d{1,2}(?:x\d)?|S\d{1,2})?(?: one-off)?$/,
      'is not a period such as "2026-11" or "2026Q4"',
    )
    .optional()
    .describe(
      "What was counted in this period only; empty: in the scheme's year; `2026 one-off`: of one-off pay that is counted apart",
    ),
  unrounded: decimal.optional().describe('The contribution before rounding, kept for `rounding: year`'),
  expected: decimal
    .optional()
    .describe('Pay that the last regular line let expect of a year, where a threshold asks for it'),
});
export type Balance = z.output<typeof balance>;
