import { z } from 'zod';
import { date } from '../records/primitives.ts';

/** `high`: an official text or several carriers agree · `medium`: one secondary carrier · `low`: nobody saw it in a source. */
export const confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.output<typeof confidence>;

export const source = z.object({
  title: z.string().min(1),
  publisher: z.string().optional(),
  url: z.string().describe('Empty where the figure is known from memory only'),
  published: z.string().nullable().describe('Date or edition of the text; null: undated'),
});
export type Source = z.output<typeof source>;

/** A source of the country's list, with the place in it where it says so. */
export const sourceRef = z.union([
  z.string().transform((id): { id: string; locator?: string | undefined } => ({ id })),
  z.object({ id: z.string(), locator: z.string().optional() }),
]);

export const roundingMode = z.enum(['half-up', 'half-down', 'half-even', 'down', 'up']);

/** Mode and smallest unit (a decimal of the currency) to which a contribution is rounded. */
export const rounding = z.object({
  mode: roundingMode,
  unit: z.string().regex(/^(?:\d+|0\.\d+)$/),
  sources: z.array(sourceRef).min(1),
  doubt: z.string().optional(),
});
export type Rounding = z.output<typeof rounding>;

export const yearStart = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
export { date };
