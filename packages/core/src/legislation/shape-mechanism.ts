import { z } from 'zod';

const parameterName = z.string();

/** One step from wages to base, applied to the wages to date of the period, in the order given. */
export const baseStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ceiling'), parameter: parameterName }),
  z
    .object({ step: z.literal('floor'), parameter: parameterName })
    .describe('Pay below it is charged as if it were the floor'),
]);
export type BaseStep = z.output<typeof baseStep>;
export const base = z.array(baseStep);

const rate = z.object({
  parameter: parameterName,
  own: z
    .discriminatedUnion('from', [
      z.object({ from: z.literal('employer-rates') }).describe("The employer's `rates` come before the parameter"),
      z.object({ from: z.literal('attribute'), attribute: z.string(), half: z.boolean().default(false) }),
    ])
    .optional(),
});
export type RateSpec = z.output<typeof rate>;

/** How a base becomes a contribution. */
export const charge = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), rate }).describe('One rate on the whole base'),
  z
    .object({
      kind: z.literal('bands'),
      bands: z.array(z.object({ upTo: parameterName.optional(), rate: parameterName.optional() })).min(1),
    })
    .describe('Marginal bands from the bottom up; a band without a rate is free'),
]);
export type Charge = z.output<typeof charge>;

/** A whole number by which the rate is multiplied: an attribute less `minus`, held between `atLeast` and `atMost`. */
export const times = z.object({
  attribute: z.string(),
  minus: z.number().int().default(0),
  atLeast: z.number().int(),
  atMost: z.number().int(),
});
export type Times = z.output<typeof times>;
