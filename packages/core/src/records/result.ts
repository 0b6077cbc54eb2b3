import { z } from 'zod';
import { balance } from './balance.ts';
import { contribution, statuses } from './contribution.ts';
import { exception } from './exception.ts';
import { payer } from './primitives.ts';

const amountTotal = z.object({
  currency: z.string(),
  country: z.string(),
  scheme: z.string(),
  payer,
  status: z.enum(statuses),
  amount: z.string(),
});

export const totals = z.object({
  amounts: z.array(amountTotal),
  recoverable: z
    .array(amountTotal.omit({ status: true }))
    .describe('Due only because no valid certificate is on file, though the instrument would release it'),
  lines: z.object({ in: z.number().int(), out: z.number().int(), refused: z.number().int() }),
  gross: z.array(z.object({ currency: z.string(), in: z.string(), out: z.string(), refused: z.string() })),
});
export type Totals = z.output<typeof totals>;

export const provenance = z.object({
  engineVersion: z.string(),
  legislationVersion: z.string(),
  inputs: z.array(z.object({ name: z.string(), sha256: z.string() })),
  asOf: z.string().optional(),
  overrides: z.array(z.object({ scheme: z.string(), from: z.string(), authority: z.string() })),
});
export type Provenance = z.output<typeof provenance>;

/** The answer to a batch. */
export const result = z.object({
  contributions: z.array(contribution),
  exceptions: z.array(exception),
  balances: z.array(balance),
  totals,
  provenance,
});
export type Result = z.output<typeof result>;
