import { z } from 'zod';
import { country, date, id } from './primitives.ts';
import { assignmentSituation } from './situation.ts';

export const assignmentKinds = ['employee', 'self-employed', 'government', 'ship-crew', 'air-crew'] as const;

/** Work of a worker for an employer in one country, for a time. */
export const assignment = z.object({
  assignmentId: id,
  workerId: id,
  employerId: id,
  homeCountry: country,
  workCountry: country,
  start: date,
  expectedEnd: date.nullish().describe('Last day as expected now; null: no end is planned; left out: not known'),
  actualEnd: date.nullish(),
  kind: z.enum(assignmentKinds).optional().describe('Default: employee'),
  hiredLocally: z.boolean().optional().describe('Engaged in the country of work; default: false'),
  nationality: z.array(country).optional().describe('Used when no worker record is given'),
  hostPayFrequency: z
    .enum(['weekly', 'biweekly', 'four-weekly', 'semimonthly', 'monthly', 'quarterly', 'yearly'])
    .optional()
    .describe("Replaces the line's frequency for host schemes"),
  situation: assignmentSituation.optional().describe('Any other field of a situation'),
});
export type Assignment = z.output<typeof assignment>;
