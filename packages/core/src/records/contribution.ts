import { z } from 'zod';
import { payer } from './primitives.ts';

export const statuses = ['due', 'exempt', 'capped'] as const;
export const reasons = [
  'not-subject',
  'no-agreement',
  'domestic-law',
  'certificate',
  'agreement-does-not-cover-scheme',
  'certificate-expired',
  'certificate-not-yet-valid',
  'no-certificate',
] as const;
export type Reason = (typeof reasons)[number];

/** What one payer owes one scheme for one pay line, or for one part of it where the line is cut. */
export const contribution = z.object({
  lineId: z.string(),
  workerId: z.string(),
  employerId: z.string(),
  periodStart: z.string().describe('First day of the part'),
  periodEnd: z.string().describe('Last day of the part'),
  payDate: z.string(),
  country: z.string(),
  scheme: z.string(),
  payer,
  currency: z.string(),
  exchangeRate: z.string().optional(),
  wages: z.string().describe('Subject to the scheme, before caps'),
  base: z.string().describe('After floors and caps'),
  rate: z.string().describe('The marginal rate, empty where there is none'),
  amount: z.string(),
  status: z.enum(statuses),
  reason: z.enum(reasons),
  certificateId: z.string().optional(),
  legalBasis: z.array(z.string()),
});
export type Contribution = z.output<typeof contribution>;
