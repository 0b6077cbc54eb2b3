import { z } from 'zod';
import { country, date } from './primitives.ts';
import { creditTraceStep } from './credit-result.ts';
import { exception } from './exception.ts';

const money = z.string().regex(/^\d+\.\d{2}$/);
const factor = z.string().regex(/^\d+\.\d{7}$/);

const ratio = z.object({
  year: z.int(),
  quarters: z.int(),
  earnings: money.describe('As used, after the limit of a year with fewer than four quarters'),
  averageWage: money,
  ratio: factor,
});
export type EarningsRatio = z.output<typeof ratio>;

const partnerSide = z.object({
  country,
  agreement: z.string(),
  estimate: z.null().describe("The data do not hold the partner's pension formula"),
  file: z.string(),
  where: z.string(),
});
export type PartnerSide = z.output<typeof partnerSide>;

/** Theoretical and pro rata benefit (20 CFR 404.1918) for the month of `asOf`. null: the trace says why. */
export const benefitResult = z.object({
  relativeEarningsPosition: factor.nullable(),
  earningsRatios: z.array(ratio),
  theoreticalEarnings: z.array(z.object({ year: z.int(), amount: money })),
  theoreticalPia: money.nullable(),
  coverageLifetimeQuarters: z.int().nullable(),
  proRataPia: money.nullable().describe('After the limit of the regular amount (404.1918(a)(4))'),
  regularPia: money.nullable().describe('By the ordinary computation, without totalization'),
  regularPiaHistory: z.array(z.object({ from: date, amount: money })),
  indexingFactors: z.array(z.object({ year: z.int(), factor })),
  payablePia: money.nullable(),
  simpleEstimate: money.nullable().describe('Full benefit × own credits ÷ all credits: a rule of thumb, not the law'),
  simpleEstimateNote: z.string(),
  agreement: z.string().nullable(),
  partner: z.array(partnerSide),
  trace: z.array(creditTraceStep),
  exceptions: z.array(exception),
});
export type BenefitResult = z.output<typeof benefitResult>;
