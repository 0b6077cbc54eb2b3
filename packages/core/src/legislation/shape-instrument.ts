import { z } from 'zod';
import { country, date } from '../records/primitives.ts';
import { certificateEffect } from './shape.ts';
import { confidence, source, sourceRef } from './shape-primitives.ts';
import { ruleTest } from './shape-test.ts';

/** The order in which every instrument is asked. */
export const ruleStages = ['granted', 'special-group', 'posting', 'tie-break', 'general'] as const;

/** Which law a rule names. `own-laws`: the instrument leaves the laws of its parties as they are. */
const namedLaw = z.union([
  z.enum([
    'of-sender',
    'of-work',
    'of-residence',
    'of-employer',
    'of-flag',
    'of-home-base',
    'of-centre-of-interest',
    'where-employee',
    'elected',
    'own-laws',
    'not-known',
  ]),
  country,
]);

/** A rule of an instrument: whose law applies if every test holds. Rules are tried in the order given. */
export const instrumentRule = z.object({
  rule: z.string(),
  stage: z.enum(ruleStages),
  from: date.optional(),
  to: date.optional(),
  tests: z.array(ruleTest).default([]),
  law: namedLaw,
  citation: z.array(z.string()).min(1).describe('The first names the legislation'),
  sources: z.array(sourceRef).min(1),
  confidence,
  doubt: z.string().optional().describe('Told as a warning wherever the rule decides'),
});
export type InstrumentRule = z.output<typeof instrumentRule>;

/** What proves that the law of a party applies, and who issues it. */
const certificateForm = z.object({
  issuedBy: country,
  authority: z.string().optional().describe('Left out: not seen in a source'),
  form: z.string().optional(),
});

/** How a posting goes on beyond its limit. */
const extension = z.object({
  maxMonths: z.number().int().positive().optional().describe('Left out: no limit is written'),
  how: z.string(),
});

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
  extension: extension.optional(),
  certificates: z.array(certificateForm).default([]),
  effects: z.array(certificateEffect).default([]),
  sources: z.record(z.string(), source),
  doubts: z.array(z.string()).default([]),
});
export type Instrument = z.output<typeof instrument>;
