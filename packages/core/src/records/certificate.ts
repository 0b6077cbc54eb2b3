import { z } from 'zod';
import { country, date, id, schemePattern, text } from './primitives.ts';

/** A certificate of coverage (in the EU an A1): one country states that its legislation goes on applying. */
export const certificate = z.object({
  certificateId: id,
  workerId: id,
  employerId: id.optional().describe('Empty: all work'),
  applicableLegislation: country.describe('The country that keeps covering'),
  exemptCountry: z.union([country, z.array(country).min(1)]).describe('The country or countries that release the work'),
  schemes: z.array(schemePattern).optional().describe('If it names branches'),
  validFrom: date,
  validTo: date.optional(),
  issuedOn: date.optional(),
  receivedOn: date.optional(),
  formNumber: text(200).optional(),
  status: z.enum(['issued', 'requested', 'refused', 'withdrawn']).optional().describe('Default: issued'),
  replaces: id.optional().describe('The certificate that this one corrects'),
  withdrawnOn: date.optional().describe('Day on which the withdrawal was learned'),
  withdrawnFrom: date.optional().describe('Day from which the withdrawal has effect'),
});
export type Certificate = z.output<typeof certificate>;
