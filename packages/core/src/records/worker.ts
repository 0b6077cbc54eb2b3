import { z } from 'zod';
import { country, date, id, map, text } from './primitives.ts';

const attributeName = z.string().min(1, 'has a name that is empty').max(100, 'has a name longer than 100 characters');

/** Names such as `de.children`; values are words, whole numbers, decimals or dates, always written as strings. */
export const attributes = map(attributeName, text(200));

/** What is known of a worker; several rows of one worker are told apart by `validFrom` and `validTo`. */
export const worker = z.object({
  workerId: id,
  birthDate: date.optional(),
  nationality: z.array(country).optional().describe('Every nationality held'),
  residence: country.optional().describe('Country of habitual residence'),
  attributes: attributes.optional(),
  validFrom: date.optional(),
  validTo: date.optional(),
});
export type Worker = z.output<typeof worker>;
