import { z } from 'zod';
import { country, date } from '../records/primitives.ts';
import { certificateEffect } from './shape.ts';
import { source, sourceRef } from './shape-primitives.ts';

/** A rule of an instrument: whose law applies if every test holds. Rules are tried in the order given. */
export const instrumentRule = z.object({
  rule: z.string(),
  from: date.optional(),
  to: date.optional(),
  tests: z
    .array(
      z.discriminatedUnion('test', [
        z.object({ test: z.literal('kind'), in: z.array(z.string()).min(1) }),
        z.object({ test: z.literal('posted'), from: country.optional().describe('Left out: either party') }),
        z.object({ test: z.literal('expected-duration'), months: z.number().int().positive() }),
        z.object({
          test: z.literal('gap'),
          withinMonths: z.number().int().positive(),
          orMonthsAfterEnd: z.number().int().positive(),
        }),
      ]),
    )
    .default([]),
  law: z.enum(['of-sender', 'of-work']),
  citation: z.array(z.string()).min(1),
  sources: z.array(sourceRef).min(1),
});
export type InstrumentRule = z.output<typeof instrumentRule>;

/** An agreement that says which of its countries' law applies. */
export const instrument = z.object({
  instrument: z.string(),
  name: z.string(),
  parties: z.array(country).min(2),
  hub: country.optional().describe('It links this party with each of the others, not the others among themselves'),
  inForce: date.nullable().describe('null: not in force, or since when is not known'),
  inForceUnknown: z.boolean().default(false).describe('In force, or perhaps so, since a day that was not seen: open'),
  currentFrom: date.optional().describe('Entry into force of the text that replaced the first one'),
  endedOn: date.nullish(),
  territories: z.record(z.string(), country).default({}).describe('Code of a territory → party that it belongs to'),
  membership: z
    .record(z.string(), z.object({ from: date, to: date.optional() }))
    .optional()
    .describe('Of a party that joined later or has left: the days on which it is bound'),
  modelled: z.boolean().describe('false: known to be in force, but its rules are not in the data yet'),
  citation: z.string().describe('How it is cited in short'),
  rules: z.array(instrumentRule).default([]),
  effects: z.array(certificateEffect).default([]),
  sources: z.record(z.string(), source),
  doubts: z.array(z.string()).default([]),
});
export type Instrument = z.output<typeof instrument>;
