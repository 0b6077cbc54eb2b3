import { z } from 'zod';
import { date, decimal, id, scheme, text } from './primitives.ts';

export const certificateEffects = ['exempts', 'exempts-by-domestic-law', 'does-not-exempt', 'unclear'] as const;

/** A figure or effect that somebody with authority has decided, used in place of the shipped law. */
export const override = z
  .object({
    scheme,
    employerId: id.optional(),
    workerId: id.optional(),
    from: date,
    to: date.optional(),
    rate: decimal.optional(),
    ceiling: decimal.optional(),
    certificateEffect: z.enum(certificateEffects).optional(),
    value: decimal.optional().describe('Amount of a fixed contribution'),
    authority: text(500).min(1, 'is empty').describe('Who decided, and in which document'),
  })
  .refine(
    (record) =>
      [record.rate, record.ceiling, record.certificateEffect, record.value].filter((field) => field !== undefined)
        .length === 1,
    'needs exactly one of rate, ceiling, certificateEffect and value',
  );
export type Override = z.output<typeof override>;
