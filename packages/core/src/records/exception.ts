import { z } from 'zod';
import { exceptionCodes } from './exception-codes.ts';

/** A record that could not be processed, or that a person must look at. */
export const exception = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.enum(Object.keys(exceptionCodes) as [ExceptionCode, ...ExceptionCode[]]),
  message: z.string().describe('What is wrong, what was found, what to do'),
  file: z.string().optional(),
  sheet: z.string().optional(),
  row: z
    .number()
    .int()
    .optional()
    .describe('1-based, as the spreadsheet shows it; of a list in JSON: its place, from 1'),
  column: z.string().optional(),
  value: z.string().optional(),
  workerId: z.string().optional(),
  lineId: z.string().optional(),
  country: z.string().optional(),
  scheme: z.string().optional(),
  count: z.number().int().optional(),
});
export type ExceptionCode = keyof typeof exceptionCodes;
export type Exception = z.output<typeof exception>;
