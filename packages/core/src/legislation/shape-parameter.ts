import { z } from 'zod';
import { confidence, date, sourceRef } from './shape-primitives.ts';

const figure = z.string().regex(/^(?:-?\d+(?:\.\d+)?|none)$/, 'is neither a decimal nor "none"');

const absent = z
  .array(z.string())
  .default([])
  .describe('Keys that may lack a figure: a value without one is refused for them');

/** Rows of a table, from the bottom up: a grade has `below` and `amount`, a schedule `above`, `amount`, `rate`, `atMost`. */
const tableRow = z.object({
  below: figure.optional(),
  above: figure.optional(),
  amount: figure.optional(),
  rate: figure.optional(),
  atMost: figure.optional(),
});
export type TableRow = z.output<typeof tableRow>;

/** One figure of the law from a date on. */
export const parameterValue = z.object({
  from: date,
  to: date.optional().describe('Last day; left out: until the next value, or open'),
  value: z
    .union([figure, z.record(z.string(), figure), z.array(tableRow).min(1)])
    .describe('`none`: no such limit. A map where the figure depends on `by`, rows where the unit is `table`'),
  status: z.enum(['enacted', 'announced', 'projected']),
  confidence,
  placeholder: z.boolean().optional().describe('Stands in for a figure that the employer or worker should give'),
  sources: z.array(sourceRef).min(1),
  note: z.string().optional(),
});
export type ParameterValue = z.output<typeof parameterValue>;

/** A dated figure: a rate, a ceiling, a threshold. */
export const parameter = z.object({
  parameter: z.string().regex(/^[a-z]{2}\.[a-z0-9-]+(?:\.[a-z0-9-]+)*$/),
  description: z.string(),
  unit: z.enum(['money', 'rate', 'number', 'index', 'table']),
  index: z
    .string()
    .optional()
    .describe(
      'Of unit `index`: the currency code of the indexed unit, whose exchange rate of the pay date gives money',
    ),
  fallback: z
    .string()
    .optional()
    .describe('Of unit `index`: the parameter with the value of one unit, where the batch has no exchange rate for it'),
  least: z
    .string()
    .optional()
    .describe(
      'Of unit `index`: the parameter with a sum that one unit is never worth less than; lower pay needs no rate',
    ),
  per: z.enum(['month', 'quarter', 'year', 'earnings-period', 'day', 'payment']).optional(),
  by: z
    .discriminatedUnion('key', [
      z.object({ key: z.literal('attribute'), attribute: z.string(), absent }),
      z.object({
        key: z.literal('frequency'),
        absent,
        multiples: z
          .record(z.string(), z.object({ of: z.string(), times: z.number().int().positive() }))
          .default({})
          .describe('Frequencies whose figure is a multiple of another'),
      }),
    ])
    .optional(),
  values: z.array(parameterValue).min(1),
});
export type Parameter = z.output<typeof parameter>;
