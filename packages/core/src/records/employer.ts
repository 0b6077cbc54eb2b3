import { z } from 'zod';
import { country, date, decimal, id, map } from './primitives.ts';
import { attributes } from './worker.ts';

const rateKey = z
  .string()
  .max(100, 'is too long for a scheme')
  .regex(/^[a-z]{2}\.[a-z0-9-]+(?:\.(?:employee|employer))?$/, 'is not a scheme such as "de.work-injury"');

/** A legal employer; several rows of one employer are told apart by `validFrom` and `validTo`. */
export const employer = z.object({
  employerId: id,
  country: country.describe('Seat'),
  americanEmployer: z.boolean().optional().describe('IRC 3121(h); default: the seat is in the US'),
  section3121l: z.boolean().optional().describe('Foreign affiliate covered by an agreement under IRC 3121(l)'),
  rates: map(rateKey, decimal)
    .optional()
    .describe("The employer's own rates: `jp.health` sets the employer's side, `jp.health.employee` the employee's"),
  attributes: attributes.optional(),
  successorTo: id.optional().describe('Predecessor, whose pay of the year counts towards the caps'),
  rounding: z.enum(['payment', 'year']).optional().describe('Default: payment'),
  validFrom: date.optional(),
  validTo: date.optional(),
});
export type Employer = z.output<typeof employer>;
