import { z } from 'zod';
import { country, payer, schemePattern } from '../records/primitives.ts';
import { confidence, source, sourceRef } from './shape-primitives.ts';

const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/** From which day a limit runs. `payment` and `period-end` give each payment a limit of its own. */
const limitStart = z.enum([
  'day-of-next-year',
  'end-of-calendar-year',
  'end-of-scheme-year',
  'payment',
  'day-after-payment',
  'period-end',
]);

const limit = z.object({
  years: z.number().int().positive(),
  from: limitStart,
  day: monthDay.optional().describe('Of `day-of-next-year`: that day of the year after payment, MM-DD'),
  fromKnowledge: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Years from the day on which the overpayment was known, if they end earlier'),
  citation: z.array(z.string()).min(1),
  sources: z.array(sourceRef).default([]),
  confidence,
});
export type RefundLimit = z.output<typeof limit>;

const holiday = z.object({
  name: z.string(),
  day: monthDay,
  since: z.number().int().describe('First year'),
  observed: z
    .enum(['nearest-weekday', 'same-day'])
    .describe('`nearest-weekday`: on Friday if it falls on a Saturday, on Monday if on a Sunday'),
});
export type Holiday = z.output<typeof holiday>;

/** How a last day that is no working day is moved to the next one. */
const rolling = z.object({
  holidays: z.array(holiday).default([]),
  citation: z.array(z.string()).min(1),
  sources: z.array(sourceRef).min(1),
});
export type Rolling = z.output<typeof rolling>;

/** What an employee has to give, or be given, before the employer may correct the employee's share. */
export const refundPapers = ['certificate-copy', 'repayment', 'statement', 'consent', 'annual-statement'] as const;
export type RefundPaper = (typeof refundPapers)[number];

const procedure = z.object({
  procedure: z.string().describe('As users know it: `941-X claim`'),
  form: z.string(),
  corrects: z.array(z.enum(['refund', 'balance'])).min(1),
  claimant: z.enum(['employer', 'employee', 'payer']).describe('`payer`: each for the own share'),
  schemes: z.array(schemePattern).optional().describe('Left out: all of the refund law'),
  payers: z.array(payer).optional(),
  found: z
    .enum(['within-return-period', 'after-return-period'])
    .optional()
    .describe('When the error is found: before the return of the period can have been filed, or later'),
  year: z.enum(['same', 'later']).optional().describe('Found in the calendar year of payment, or in a later one'),
  closesDaysBefore: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Must be filed more than so many days before the limit ends'),
  adjustment: z.boolean().default(false).describe('A credit on the current return, not a refund'),
  onlyIfEmployerCannot: z.boolean().default(false),
  consent: z
    .enum(['never', 'later-year', 'always'])
    .default('never')
    .describe("Whether the employee's share needs something signed by the employee"),
  papers: z.array(z.enum(refundPapers)).default([]),
  note: z.string().optional(),
});
export type RefundProcedure = z.output<typeof procedure>;

const formLine = z.object({
  line: z.string(),
  correctionLine: z.string(),
  label: z.string(),
  schemes: z.array(schemePattern).min(1),
  rate: z.string().describe('Of all payers together'),
  employeeRate: z.string(),
  employerOnlyRate: z.string().optional(),
});
export type FormLine = z.output<typeof formLine>;

/** The periodic return on which contributions are reported, and the form that corrects it. */
const periodReturn = z.object({
  form: z.string(),
  correction: z.string(),
  edition: z.string().describe('Whose line numbers are used'),
  lines: z.array(formLine).min(1),
  fractionsLine: z.string(),
  totalLine: z.string(),
  boxes: z.array(z.object({ box: z.string(), when: z.string() })),
  sources: z.array(sourceRef).min(1),
});
export type PeriodReturn = z.output<typeof periodReturn>;

const box = z.object({
  box: z.string(),
  label: z.string(),
  figure: z.enum(['base', 'amount']),
  schemes: z.array(schemePattern).min(1),
});

/** What a worker and the authority are told of a year. */
const annualStatement = z.object({
  form: z.string(),
  correction: z.string(),
  transmittal: z.string(),
  boxes: z.array(box).min(1),
  sources: z.array(sourceRef).min(1),
});
export type AnnualStatement = z.output<typeof annualStatement>;

const employeeRequest = z.object({
  firstDays: z.number().int().positive().describe('Days that the first request leaves for an answer'),
  secondDays: z.number().int().positive(),
  citation: z.array(z.string()).min(1),
  mustSay: z
    .array(z.string())
    .default([])
    .describe('Sentences that a request has to hold, besides ground, amounts and day'),
  sources: z.array(sourceRef).min(1),
});
export type EmployeeRequest = z.output<typeof employeeRequest>;

/** How contributions of some schemes that were not due come back, and those that were due are paid later. */
export const refundLaw = z.object({
  refund: z.string().regex(/^[a-z]{2}\.[a-z0-9-]+$/),
  country,
  authority: z.string(),
  schemes: z.array(schemePattern).min(1),
  returnPeriod: z.enum(['quarter', 'year']).describe('One row a quarter, or a year'),
  limit: limit.nullable().describe('null: the money does not come back'),
  rolling: rolling.optional().describe('Left out: no rule was seen in a source'),
  certificateNeeded: z
    .object({ citation: z.array(z.string()).min(1) })
    .optional()
    .describe('On the ground of an agreement nothing is refunded without a certificate'),
  employerBorneShareIsWages: z
    .object({ citation: z.array(z.string()).min(1) })
    .optional()
    .describe("An employee's share that the employer bore was pay itself"),
  payByMonthAfterPeriod: z
    .object({ citation: z.array(z.string()).min(1) })
    .optional()
    .describe('What is found in a period is paid free of interest by the end of the month after it'),
  procedures: z.array(procedure).default([]).describe('In the order in which they are advised'),
  periodReturn: periodReturn.optional(),
  annualStatement: annualStatement.optional(),
  employeeRequest: employeeRequest.optional(),
  citation: z.array(z.string()).default([]).describe('The law that gives the money back'),
  interest: z.string().optional(),
  sources: z.record(z.string(), source),
  doubts: z.array(z.string()).default([]),
});
export type RefundLaw = z.output<typeof refundLaw>;
