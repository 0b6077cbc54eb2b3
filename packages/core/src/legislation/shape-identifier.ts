import { z } from 'zod';
import { source } from './shape-primitives.ts';

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** What a national identifier looks like, so that one in place of an id of the payroll can be told. */
export const identifierShape = z.object({
  identifier: z.string().regex(/^[a-z]{2}\.[a-z0-9-]+$/),
  name: z.string(),
  pattern: z
    .string()
    .refine(isPattern, 'is no regular expression')
    .describe('Of the whole id in capitals, without spaces, dots, dashes and slashes'),
  sources: z.array(source).min(1),
});
export type IdentifierShape = z.output<typeof identifierShape>;
