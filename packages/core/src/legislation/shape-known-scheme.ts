import { z } from 'zod';
import { date, scheme, subdivisions } from '../records/primitives.ts';

/**
 * A scheme that instruments speak of though its country's law is not in the data: without it nobody could tell what a
 * certificate leaves due there.
 */
export const knownScheme = z.object({
  scheme,
  from: date.optional().describe('First day of the scheme, where it is younger than the instruments'),
  to: date.optional(),
  in: subdivisions.optional().describe('Only in these parts of the country'),
  notIn: subdivisions.optional().describe('Not in these parts of the country'),
});
export type KnownScheme = z.output<typeof knownScheme>;
