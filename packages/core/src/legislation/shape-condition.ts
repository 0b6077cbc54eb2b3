import { z } from 'zod';
import { country } from '../records/primitives.ts';

/** By which day completed years are counted. */
const ageOn = z
  .enum(['pay-date', 'start-of-year', 'year-less-birth-year', 'month-after-birthday', 'month-of-birthday'])
  .default('pay-date')
  .describe(
    '`start-of-year`: completed on 1 January · `year-less-birth-year`: calendar years · `month-after-birthday`, `month-of-birthday`: reached only from the month after the birthday, or for the whole month of it',
  );

const span = { from: z.number().int().optional(), below: z.number().int().optional() };

/** A test of a fact: an attribute of the worker or employer, the worker's age, time gone by, paid hours. */
export const condition = z.union([
  z.object({ attribute: z.string(), in: z.array(z.string()).min(1) }),
  z.object({ attribute: z.string(), notIn: z.array(z.string()).min(1) }),
  z.object({ attribute: z.string(), atLeast: z.string() }),
  z.object({ attribute: z.string(), below: z.string() }),
  z.object({ attribute: z.string(), given: z.boolean() }),
  z.object({ age: z.object({ ...span, on: ageOn }) }),
  z
    .object({ elapsed: z.object({ since: z.string(), months: z.object(span) }) })
    .describe('Completed months on the pay date since the day in an attribute'),
  z.object({ nationality: z.array(country).min(1) }).describe('Holds one of these nationalities'),
  z.object({ residence: z.array(country).min(1) }).describe('Resides in one of these countries'),
  z
    .object({ hours: z.object({ from: z.string().optional(), below: z.string().optional(), fullWeek: z.string() }) })
    .describe("Paid hours a week: those of the line spread over its weeks, else `weekly-hours`, else a full week's"),
]);
export type Condition = z.output<typeof condition>;
