import { z } from 'zod';
import { country, date, decimal, id, map, text } from './primitives.ts';

/** A number of days or months. A cell of a table is a string. */
const count = z.union([
  z.int().min(0, 'is negative'),
  z
    .string()
    .regex(/^\d{1,6}$/, 'is not a whole number')
    .transform(Number),
]);

/** A part of a whole, from 0 to 1. */
const share = decimal.refine((part) => /^(?:0+(?:\.\d+)?|0*1(?:\.0+)?)$/.test(part), 'is not between 0 and 1');

export const activityKinds = [
  'employee',
  'self-employed',
  'civil-servant',
  'government',
  'ship-crew',
  'air-crew',
] as const;

export const person = z.looseObject({
  nationality: z.array(country).nullish(),
  residence: country.nullish().describe('Habitual; a posting does not move it'),
  residentSince: date.nullish(),
  permanentResidentOf: z.array(country).nullish(),
  lastLegislation: country.nullish().describe('Applied just before the work began'),
  priorAffiliationDays: count.nullish().describe('Unbroken days of insurance under it until then'),
  privateHealthInsurance: z.boolean().nullish(),
  crossBorderSince: date.nullish().describe('Of the situation that involves the UK and another European country'),
});

const place = z.looseObject({
  country: country.describe('Where the work is physically done; XZ: international waters or airspace'),
  subdivision: text(20).nullish().describe('ISO 3166-2, where a part of the country has its own scheme'),
  timeShare: share.nullish().describe("Of all the person's working time in the coming 12 months"),
  payShare: share.nullish().describe("Of all the person's pay in the coming 12 months"),
  telework: z.boolean().nullish(),
});

const undertaking = z.looseObject({
  id: id.nullish(),
  country: country.nullish().describe('Registered office; of an airline or shipping company: its headquarters'),
  controlledFrom: country.nullish(),
  substantialActivity: z.boolean().nullish().describe('Beyond internal management, in its own country'),
  seatTurnoverShare: share.nullish(),
  temporaryAgency: z.boolean().nullish(),
});

const earlierPosting = z.looseObject({ country: country.optional(), start: date.optional(), end: date.nullish() });

const posting = z.looseObject({
  from: country.optional(),
  via: country.nullish().describe('Country of an earlier assignment from which the worker was sent on'),
  hiredLocally: z.boolean().nullish(),
  hiredForPosting: z.boolean().nullish(),
  priorEmploymentMonths: count.nullish(),
  directRelationship: z.boolean().nullish(),
  affiliate: z.boolean().nullish().describe('The work is done for an affiliate in the country of work'),
  affiliateShare: share.nullish(),
  section3121l: z.boolean().nullish(),
  similarActivity: z.boolean().nullish(),
  replacesPostedWorker: z.boolean().nullish(),
  replaced: z
    .looseObject({ employerId: id.nullish(), from: country.optional(), start: date.optional(), end: date.nullish() })
    .nullish(),
  previous: z
    .union([earlierPosting, z.array(earlierPosting)])
    .nullish()
    .describe('A list: the oldest first'),
});

/** What is true of a piece of work whoever asks; `situation.ts` adds what identifies it. */
export const activityFacts = {
  kindUnder: map(country, z.enum(activityKinds))
    .nullish()
    .describe('Where two countries classify the work differently'),
  domesticCoverage: z.array(country).nullish().describe('Countries whose own law would cover the work'),
  employer: undertaking.nullish(),
  actualEmployer: z
    .looseObject({ id: id.nullish(), country: country.nullish() })
    .nullish()
    .describe('Has the actual authority and bears the wage cost, where `employer` only holds the contract'),
  start: date.optional(),
  expectedEnd: date.nullish().describe('null: no end is planned; left out: not known'),
  initialExpectedEnd: date.nullish().describe('As expected on the first day, where that has changed'),
  vesselFlag: country.nullish(),
  homeBase: country.nullish(),
  marginal: z.boolean().nullish(),
  centreOfInterest: country.nullish(),
  posting: posting.nullish().describe('Left out or null: nobody was sent'),
};

export const activity = z.looseObject({
  ...activityFacts,
  id: id.nullish(),
  kind: z.enum(activityKinds),
  places: z.array(place),
});
