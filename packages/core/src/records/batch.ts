import { z } from 'zod';
import { assignment } from './assignment.ts';
import { balance } from './balance.ts';
import { certificate } from './certificate.ts';
import { employer } from './employer.ts';
import { exchangeRate } from './exchange-rate.ts';
import { override } from './override.ts';
import { payLine } from './pay-line.ts';
import { date } from './primitives.ts';
import { worker } from './worker.ts';

/** Everything that one calculation takes into account. */
export const batch = z.object({
  payLines: z.array(payLine),
  workers: z.array(worker).optional(),
  employers: z.array(employer).optional(),
  assignments: z.array(assignment).optional(),
  certificates: z.array(certificate).optional(),
  balances: z.array(balance).optional(),
  exchangeRates: z.array(exchangeRate).optional(),
  overrides: z.array(override).optional(),
  asOf: date.optional().describe('What was learned later is not yet known'),
});
export type Batch = z.output<typeof batch>;

/** The lists of a batch and the schema of their records. */
export const batchLists = {
  payLines: payLine,
  workers: worker,
  employers: employer,
  assignments: assignment,
  certificates: certificate,
  balances: balance,
  exchangeRates: exchangeRate,
  overrides: override,
} as const;
export type BatchList = keyof typeof batchLists;
