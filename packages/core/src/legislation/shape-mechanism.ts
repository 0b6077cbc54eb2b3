import { z } from 'zod';
import { roundingMode } from './shape-primitives.ts';

const parameterName = z.string();
const attributeName = z.string();

const scaledBy = attributeName
  .optional()
  .describe('A share of the worker, such as the full-time share, by which the figure shrinks');

/**
 * One step from wages to base, applied to the wages to date of the period, in the order given. Limits are parameters of
 * the rule's own period; those of a year serve a month as twelfths, those of a month a longer period as multiples.
 */
export const baseStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ceiling'), parameter: parameterName, scaledBy }),
  z
    .object({ step: z.literal('floor'), parameter: parameterName, scaledBy })
    .describe('Pay below it is charged as if it were the floor; no pay is not'),
  z
    .object({
      step: z.literal('allowance'),
      parameter: parameterName,
      scaledBy,
      atLeast: parameterName.optional().describe('What is left is not less than this'),
    })
    .describe('Taken off; what is left is not negative'),
  z.object({ step: z.literal('factor'), parameter: parameterName }).describe('Multiplied, half-up to the minor unit'),
  z.object({ step: z.literal('round'), mode: roundingMode, unit: z.string() }).describe('Cut to units of the currency'),
  z
    .object({ step: z.literal('grade'), parameter: parameterName })
    .describe('The amount of the row of a table that the pay falls in'),
  z
    .object({ step: z.literal('stated'), attribute: attributeName, per: z.enum(['day', 'month']) })
    .describe('An amount fixed beforehand takes the place of pay, where the worker has one'),
]);
export type BaseStep = z.output<typeof baseStep>;
export const base = z.array(baseStep);

const rate = z.object({
  parameter: parameterName,
  plus: z.array(parameterName).default([]).describe('Rates added to it: a payer who bears those of the other too'),
  own: z
    .discriminatedUnion('from', [
      z.object({ from: z.literal('employer-rates') }).describe("The employer's `rates` come before the parameter"),
      z.object({ from: z.literal('attribute'), attribute: attributeName, half: z.boolean().default(false) }),
    ])
    .optional(),
});
export type RateSpec = z.output<typeof rate>;

/** Pay or income that decides whether something is charged at all. */
export const gate = z.object({
  of: z
    .union([
      z.literal('wages'),
      z.literal('expected-pay'),
      z.object({ attribute: attributeName }),
      z.object({ expected: attributeName }),
    ])
    .default('wages')
    .describe(
      'Wages of the period to date; the pay of the line times the periods of a year; an attribute, without which nothing passes; the pay expected of a year, by an attribute, else as `expected-pay`',
    ),
  above: parameterName.optional(),
  atLeast: parameterName.optional(),
  below: parameterName.optional(),
  atMost: parameterName.optional(),
  scaledBy,
});
export type GateSpec = z.output<typeof gate>;

const band = { upTo: parameterName.optional(), rate: parameterName.optional(), scaledBy };

/** How a base becomes a contribution. */
export const charge = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), rate }).describe('One rate on the whole base'),
  z
    .object({
      kind: z.literal('bands'),
      bands: z.array(z.object({ ...band, own: rate.shape.own })).min(1),
      roundedEach: z.boolean().default(false).describe("Each band's contribution is rounded by itself"),
    })
    .describe('Marginal bands from the bottom up; a band without a rate is free'),
  z
    .object({
      kind: z.literal('slab'),
      brackets: z.array(z.object(band)).min(1),
      test: z.enum(['base', 'line']).default('base').describe('`line`: the pay of the line alone finds the bracket'),
      credit: z
        .object({
          from: parameterName,
          upTo: parameterName,
          maximum: parameterName,
          less: parameterName.describe('Part of the pay above `from` by which the credit shrinks'),
        })
        .optional()
        .describe('Taken off the contribution where the base lies between the two'),
    })
    .describe('The bracket that the base falls in gives the rate for all of it'),
  z
    .object({ kind: z.literal('schedule'), parameter: parameterName })
    .describe('A table of sums: from `above` on `amount`, and `rate` of what exceeds it, `atMost`'),
  z
    .object({
      kind: z.literal('fixed'),
      parameter: parameterName,
      own: z.literal('employer-rates').optional(),
      scaledBy,
    })
    .describe('A sum that does not depend on pay; none without pay'),
  z
    .object({ kind: z.literal('multiple'), parameter: parameterName })
    .describe("A multiple of the other payer's rounded contribution"),
  z
    .object({
      kind: z.literal('rest'),
      rate,
      of: z
        .array(z.object({ scheme: z.string(), payer: z.enum(['employee', 'employer', 'same']) }))
        .default([])
        .describe("Taken off in place of the other payer's contribution"),
    })
    .describe("The rounded contribution at a joint rate less the other payer's, or less those of other schemes"),
]);
export type Charge = z.output<typeof charge>;

/** A whole number by which the rate is multiplied: an attribute less `minus`, held between `atLeast` and `atMost`. */
export const times = z.object({
  attribute: attributeName,
  minus: z.number().int().default(0),
  atLeast: z.number().int(),
  atMost: z.number().int(),
});
export type Times = z.output<typeof times>;

/** Limits of the contribution itself. */
export const premium = z.object({
  atLeast: parameterName.optional(),
  atMost: parameterName.optional(),
  of: z.enum(['payer', 'both']).default('payer').describe('`both`: of both payers together, half of it each'),
});
export type Premium = z.output<typeof premium>;

/** Contributions to other schemes on the same line that change what is charged. */
export const contributions = z.object({
  how: z.enum(['plus', 'minus', 'instead']).describe('`instead`: they take the place of pay'),
  of: z.array(z.object({ scheme: z.string(), payer: z.enum(['employee', 'employer', 'same']) })).min(1),
});
export type Contributions = z.output<typeof contributions>;
