import { z } from 'zod';
import { condition } from './shape-condition.ts';
import { sourceRef } from './shape-primitives.ts';

/** A fact of a worker or employer that the law asks for. */
export const attribute = z.object({
  attribute: z.string(),
  holder: z.enum(['worker', 'employer']),
  description: z.string(),
  type: z.enum(['word', 'integer', 'decimal', 'date']),
  values: z.array(z.string()).optional().describe('The words allowed'),
  minimum: z.string().optional(),
  maximum: z.string().optional(),
  default: z
    .union([
      z.string(),
      z.object({ attribute: z.string() }),
      z.array(z.object({ when: z.array(condition), value: z.string() })),
    ])
    .optional()
    .describe('A value, the value of another attribute, or the first that fits; left out: not known'),
  sources: z.array(sourceRef).default([]),
});
export type Attribute = z.output<typeof attribute>;
