import { z } from 'zod';
import { country, date } from '../records/primitives.ts';
import { parameter } from '../legislation/shape-parameter.ts';
import { confidence, source, sourceRef } from '../legislation/shape-primitives.ts';

const sources = z.array(sourceRef).min(1);
const positive = z.string().regex(/^\d+(?:\.\d+)?$/);

/** What a code printed beside a certified period does to it. */
export const annotationRule = z.discriminatedUnion('effect', [
  z.object({ code: z.string().min(1), effect: z.literal('unusable'), note: z.string() }),
  z.object({
    code: z.string().min(1),
    effect: z.literal('stands-for'),
    quarters: z.number().int().positive(),
    from: date,
    to: date,
    note: z.string(),
  }),
]);
export type AnnotationRule = z.output<typeof annotationRule>;

const crediting = z.object({
  reportingPeriod: z
    .enum(['as-certified', 'calendar-year'])
    .describe('calendar-year: the periods of a year are counted together, in the quarters that they touch'),
  unitsPerQuarter: z
    .object({ months: positive, weeks: positive, days: positive, quarters: positive, factor: positive })
    .partial()
    .optional()
    .describe('Where the country reckons otherwise'),
  notBefore: date.optional().describe('Periods before this day cannot be used'),
  annotations: z.array(annotationRule).default([]),
  citation: z.string(),
  confidence,
  sources,
  doubt: z.string().optional(),
});
export type Crediting = z.output<typeof crediting>;

/** Units in which coverage abroad is certified. */
export const units = ['months', 'weeks', 'days', 'quarters', 'factor'] as const;
export type Unit = (typeof units)[number];

/** How coverage certified abroad becomes quarters of coverage. */
export const foreignCoverage = z.object({
  unitsPerQuarter: z.object({
    months: positive,
    weeks: positive,
    days: positive,
    quarters: positive,
    factor: positive,
  }),
  general: crediting.describe('For a country that has no rule of its own'),
  countries: z.array(crediting.extend({ country })),
});
export type ForeignCoverage = z.output<typeof foreignCoverage>;

/** The law of benefits without its tables. */
export const benefitLawHead = z.object({
  country,
  wageBase: z.string().describe('Name of the parameter that holds the yearly limit of covered earnings'),
  claim: z.object({
    form: z.string(),
    where: z.string(),
    ownFormFor: z.array(country).describe("Countries that ask for a form of their own for their side's benefits"),
    citation: z.string(),
    confidence,
    sources,
  }),
  colaCorrections: z
    .array(z.object({ cola: date, published: positive, correctedFrom: date, confidence, sources }))
    .describe('Increases that were first published lower'),
  sources: z.record(z.string(), source),
});

/** The law of credits and benefits: how foreign coverage counts, and the tables of the computation. */
export const benefitLaw = benefitLawHead.extend({ foreignCoverage, parameters: z.array(parameter).min(1) });
export type BenefitLaw = z.output<typeof benefitLaw>;
