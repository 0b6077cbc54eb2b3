import { z } from 'zod';
import { country, date, map, scheme } from './primitives.ts';

const certificateNeeded = z.object({
  needed: z.boolean().describe('Held or not'),
  issuedBy: country.optional(),
  authority: z.string().optional(),
  form: z.string().optional(),
  maxValidTo: date.optional(),
});

const deadline = z.object({
  act: z.enum(['certificate-request', 'election', 'extension-request', 'telework-request']),
  date,
});

const traceStep = z.object({ rule: z.string(), outcome: z.string(), citation: z.string() });

/** Which legislation applies, why, and which certificate proves it. Lists are always present, if only empty. */
export const decision = z.object({
  status: z
    .enum(['determined', 'conditional', 'undetermined'])
    .describe('conditional: the answer if the conditions are met; undetermined: the facts allow none'),
  applicableLegislation: z.array(country),
  exemptFrom: z
    .array(country)
    .describe('Countries whose own law would claim the work and that the instrument switches off'),
  instrument: z.string(),
  basis: z.array(z.string()).describe('The first names the legislation'),
  certificate: certificateNeeded,
  stillDue: z.array(scheme).describe('Schemes of an exempt country that the instrument does not release'),
  byActivity: map(z.string(), country).optional().describe('Only where activities come under different legislations'),
  deadlines: z.array(deadline),
  conditions: z.array(z.string()),
  missingFacts: z.array(z.string()).describe('Written as paths: person.priorAffiliationDays'),
  warnings: z.array(z.string()),
  trace: z.array(traceStep),
});
export type Decision = z.output<typeof decision>;
