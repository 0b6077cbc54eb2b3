import { z } from 'zod';
import { payer } from './primitives.ts';

export const changeCauses = [
  'pay',
  'certificate',
  'assignment',
  'cap',
  'rate',
  'exchange-rate',
  'law-data',
  'engine',
] as const;

/** How a worker's contribution to a scheme differs between two runs, and why. */
export const change = z.object({
  workerId: z.string(),
  scheme: z.string(),
  payer,
  currency: z.string(),
  old: z.string().describe('Empty: not in the old run'),
  new: z.string().describe('Empty: not in the new run'),
  difference: z.string(),
  cause: z.enum(changeCauses),
});
export type Change = z.output<typeof change>;
export type ChangeCause = Change['cause'];
