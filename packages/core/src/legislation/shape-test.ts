import { z } from 'zod';
import { country, date, text } from '../records/primitives.ts';
import { activityKinds } from '../records/situation-activity.ts';

/** Countries named one by one, or by what they are to the case: a party, the country of work, each country that is neither. */
const where = z.union([z.enum(['party', 'work']), z.array(country).min(1)]);
export type Where = z.output<typeof where>;

const months = z.number().int().positive();

/** What every test can say besides what it asks. */
const any = {
  not: z.boolean().default(false).describe('Holds where the test does not'),
  presumed: z.boolean().default(false).describe('A missing fact counts as yes, and a warning says so'),
};

/**
 * The questions from which the rules of instruments are put together. A new kind of question is one member here and one
 * file in `coverage/tests`.
 */
export const ruleTest = z.discriminatedUnion('test', [
  z.object({
    ...any,
    test: z.literal('kind'),
    in: z.array(z.enum(activityKinds)).min(1),
    under: z
      .enum(['any-law', 'one-law'])
      .optional()
      .describe("So classified by one party's law at least, or by one only; left out: as the activity says"),
  }),
  z.object({ ...any, test: z.literal('posted'), from: country.optional().describe('Left out: either party') }),
  z.object({ ...any, test: z.literal('started'), before: date }),
  z.object({ ...any, test: z.literal('temporary') }),
  z.object({ ...any, test: z.literal('expected-duration'), months }),
  z.object({ ...any, test: z.literal('first-months'), months }),
  z.object({
    ...any,
    test: z.literal('gap'),
    months: months.describe('Since the end of the latest posting'),
    withinMonths: months.optional().describe('Or all of them within so many months from the start of the first'),
  }),
  z.object({ ...any, test: z.literal('prior-affiliation'), days: z.number().int().min(0) }),
  z.object({ ...any, test: z.literal('prior-employment') }),
  z.object({ ...any, test: z.literal('replacement') }),
  z.object({
    ...any,
    test: z.literal('share-at-least'),
    share: z.string(),
    of: z.enum(['time', 'pay', 'either']),
    where: z.enum(['residence', 'work']),
  }),
  z.object({ ...any, test: z.literal('nationality'), of: z.array(country).min(1) }),
  z.object({ ...any, test: z.literal('residence'), in: where }),
  z.object({ ...any, test: z.literal('employer-in'), in: where }),
  z.object({ ...any, test: z.literal('controlled-from'), in: where }),
  z.object({ ...any, test: z.literal('home-base'), in: where }),
  z.object({ ...any, test: z.literal('flag'), in: where }),
  z.object({ ...any, test: z.literal('works-in'), in: z.array(country).min(1) }),
  z.object({ ...any, test: z.literal('works-in-both') }),
  z.object({ ...any, test: z.literal('subdivision'), in: z.array(text(20)).min(1) }),
  z.object({ ...any, test: z.literal('second-job') }),
  z.object({ ...any, test: z.literal('affiliate-3121l'), from: country }),
  z.object({ ...any, test: z.literal('via-third-country') }),
  z.object({ ...any, test: z.literal('private-health-insurance') }),
  z.object({ ...any, test: z.literal('request'), for: z.enum(['exception', 'telework']) }),
  z.object({ ...any, test: z.literal('granted-until') }),
  z.object({
    ...any,
    test: z.literal('elected'),
    withinMonths: months.optional().describe('After the month in which the work begins'),
    inYear: months.optional().describe('In that year after the one in which the work begins'),
  }),
  z.object({
    ...any,
    test: z.literal('election-open'),
    withinMonths: months.describe('After the month in which the work begins'),
  }),
]);
export type RuleTest = z.output<typeof ruleTest>;
