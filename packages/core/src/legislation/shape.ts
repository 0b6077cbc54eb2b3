import { z } from 'zod';
import { country, currency, date, scheme, subdivisions } from '../records/primitives.ts';
import { condition } from './shape-condition.ts';
import { base, charge, contributions, gate, premium, times } from './shape-mechanism.ts';
import { parameter } from './shape-parameter.ts';
import { confidence, rounding, roundingMode, source, sourceRef, yearStart } from './shape-primitives.ts';

/** How one payer's contribution is made, for the persons and days that `when` selects. */
export const variant = z.object({
  from: date.optional(),
  to: date.optional(),
  when: z.array(condition).default([]),
  gate: gate
    .optional()
    .describe('Only where pay passes it; else the next variant that fits, and without one nothing is due'),
  base: base.default([]),
  charge,
  times: times.optional(),
  topUp: z
    .object({ rate: z.string() })
    .optional()
    .describe("On what pay lacks of the floor this payer owes the other payer's rate too"),
  premium: premium.optional(),
  maximum: z.string().optional().describe('Parameter: the most that the year may take, compared with rounded amounts'),
  rounding: rounding.optional().describe("Default: the country's"),
});
export type Variant = z.output<typeof variant>;

const side = z.object({
  citation: z.array(z.string()).min(1).describe('Short citations of the law that makes this payer liable'),
  appliesWhen: z.array(condition).default([]).describe('Else this payer has no row'),
  contributions: contributions.optional(),
  lineUnit: z
    .object({ mode: roundingMode, unit: z.string() })
    .optional()
    .describe('The pay of each line is cut to such units before it is counted'),
  variants: z.array(variant).min(1).describe('The first that fits; none: this payer is outside the scheme'),
});
export type Side = z.output<typeof side>;

/** What of a one-off payment (bonus, thirteenth month) a scheme charges. */
const oneOff = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('ordinary') }).describe('Pay like any other of the period in which it is paid'),
  z
    .object({
      rule: z.literal('year-to-date'),
      reachBack: z
        .object({
          throughMonth: z
            .number()
            .int()
            .min(1)
            .max(12)
            .describe('Last month of the year in which a payment can reach back'),
          test: z.array(scheme).min(1).describe('The first of these to which the person is liable decides for all'),
          citation: z.string(),
        })
        .optional()
        .describe('A payment that does not fit into the year so far belongs to the last month of the year before'),
    })
    .describe('Charged up to the unused part of the ceilings of the year so far'),
  z.object({ rule: z.literal('not-charged') }).describe('No contribution from it'),
  z
    .object({
      rule: z.literal('own'),
      period: z.enum(['line', 'month', 'quarter', 'year']),
      yearStart: yearStart.optional().describe("Default: the scheme's"),
      accounts: z
        .enum(['own', 'shared'])
        .default('own')
        .describe('`shared`: it counts towards the yearly maximum of the other pay'),
      employee: side.optional(),
      employer: side.optional(),
    })
    .describe('By variants of its own'),
  z
    .object({ rule: z.literal('spread'), citation: z.array(z.string()).min(1) })
    .describe("In equal parts over the months of the scheme's year in which the person is liable"),
]);
export type OneOff = z.output<typeof oneOff>;

const dateBasis = z.enum(['pay-date', 'work-period', 'premium-month']);

/** The rules of a scheme from a date on. A change of rates or ceilings is a new value of a parameter, not a new rule. */
export const schemeRule = z.object({
  from: date,
  to: date.optional(),
  dateBasis: z.object({
    regular: dateBasis,
    oneOff: dateBasis,
    premiumMonth: z
      .object({ attribute: z.string(), before: z.array(z.string()).min(1) })
      .optional()
      .describe('Attribute of the employer that decides the premium month, and its values that mean the month before'),
    sources: z.array(sourceRef).min(1),
  }),
  period: z
    .enum(['line', 'day', 'earnings-period', 'month', 'quarter', 'year'])
    .describe('Over which floors, bands and ceilings run; `day`: each line by itself, limits times its days'),
  accrues: z
    .enum(['at-once', 'monthly', 'settled'])
    .default('at-once')
    .describe(
      'Of a year: `monthly`, limits grow month by month. Of a month: `settled`, the last month of the year takes the difference to the limits of the year',
    ),
  yearlyWhen: z.array(condition).default([]).describe('Whose earnings period is the year, whatever the frequency'),
  yearStart: yearStart.describe("First day of the scheme's year, MM-DD"),
  capPer: z.enum(['employer', 'person']),
  partMonth: z.enum(['whole', 'calendar-days', 'thirty-days', 'insured-at-month-end']),
  oneOff,
  appliesWhen: z
    .array(condition)
    .default([])
    .describe('Else no row: another region, an alternative, a scheme that is off'),
  subjectWhen: z.array(condition).default([]).describe('Else the person is outside: exempt, not-subject'),
  chargedElsewhere: z.string().optional().describe('Attribute: base of the year that other payers have charged'),
  follows: z
    .union([scheme, z.array(scheme).min(1)])
    .optional()
    .describe('The scheme whose persons and wages are also those of this one; of several, the first that applies'),
  predecessorCounts: z.boolean().default(false).describe("A predecessor's pay of the year counts towards the caps"),
  employee: side.optional(),
  employer: side.optional(),
});
export type SchemeRule = z.output<typeof schemeRule>;

export const schemeLaw = z.object({
  scheme,
  localName: z.string(),
  englishName: z.string(),
  branch: z.enum([
    'old-age',
    'health',
    'unemployment',
    'long-term-care',
    'work-injury',
    'sickness-maternity',
    'family',
    'housing',
    'solidarity',
    'training',
    'other',
  ]),
  rules: z.array(schemeRule).min(1),
  in: subdivisions.optional().describe('Only in these parts of the country'),
  notIn: subdivisions.optional().describe('Not in these parts of the country'),
  doubts: z.array(z.string()).default([]).describe('Where sources disagree or are silent, for the reader'),
});
export type SchemeLaw = z.output<typeof schemeLaw>;

/** Whom a country's law covers for work done elsewhere, without any instrument. */
const workAbroad = z.object({
  nationals: z.boolean(),
  residents: z.boolean(),
  residentAttribute: z.string().optional().describe('Attribute that decides residence in place of the worker record'),
  employer: z.literal('american-or-3121l'),
  selfEmployed: z.boolean().default(false).describe('Covers the self-employed abroad, without any employer'),
  citation: z.array(z.string()).min(1),
});

export const countryLaw = z.object({
  country,
  name: z.string(),
  currency,
  covers: z
    .object({ from: date, to: date.optional() })
    .describe('First and last day for which the schemes are complete'),
  lastReviewed: date,
  territories: z.array(country).default([]).describe('Other codes whose territory counts as this country'),
  workAbroad: workAbroad.optional().describe('Left out: the country that sends a worker claims the work'),
  rounding,
  sources: z.record(z.string(), source),
  parameters: z.array(parameter),
  schemes: z.array(schemeLaw).min(1),
});
export type CountryLaw = z.output<typeof countryLaw>;

/** What an instrument does to a scheme of the country whose law does not apply. */
export const certificateEffect = z.object({
  scheme,
  from: date,
  to: date.optional(),
  effect: z.enum(['exempts', 'exempts-by-domestic-law', 'exempts-in-part', 'does-not-exempt', 'unclear']),
  points: z
    .string()
    .optional()
    .describe('Of `exempts-in-part`: attribute with the part of the rate that is not due; not given: all of it is due'),
  onlyWith: z
    .object({ fact: z.literal('person.privateHealthInsurance'), attribute: z.string() })
    .optional()
    .describe('Releases only where this is so: in a situation the fact, in records the attribute of the worker'),
  basis: z.string(),
  citation: z.array(z.string()).min(1),
  sources: z.array(sourceRef).min(1),
  confidence,
  doubt: z.string().optional(),
});
export type CertificateEffect = z.output<typeof certificateEffect>;
