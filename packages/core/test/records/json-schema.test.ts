import { jsonSchemaOf, recordNames } from '@totalize/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Fields, good } from './sample.ts';

const validator = (name: (typeof recordNames)[number]): z.ZodType => z.fromJSONSchema(jsonSchemaOf(name));

test.each(recordNames)('%s has an id, a title and no transformed fields', (name) => {
  const schema = jsonSchemaOf(name);
  expect(schema).toMatchObject({ $id: `urn:totalize:schema:${name}`, title: name, type: 'object' });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

const situation = {
  date: '2024-06-01',
  person: { nationality: ['US'], residence: 'US', lastLegislation: 'US', priorAffiliationDays: 400 },
  activities: [
    {
      id: 'job',
      kind: 'employee',
      employer: { id: 'E1', country: 'US', substantialActivity: true, temporaryAgency: false },
      places: [{ country: 'DE', timeShare: '1', payShare: '1', telework: false }],
      start: '2024-01-01',
      expectedEnd: '2026-12-31',
      vesselFlag: null,
      homeBase: null,
      marginal: false,
      posting: {
        from: 'US',
        hiredLocally: false,
        hiredForPosting: false,
        affiliate: false,
        section3121l: null,
        via: null,
        replacesPostedWorker: false,
        previous: { country: 'DE', start: '2018-01-01', end: '2019-12-31' },
      },
    },
  ],
  election: { country: 'IT', madeOn: '2024-02-10' },
  requests: { article16: false, teleworkFramework: true, extensionGrantedUntil: null },
};

const decision = {
  status: 'determined',
  applicableLegislation: ['US'],
  exemptFrom: ['DE'],
  instrument: 'us-de',
  basis: ['US-DE Art. 6(2)'],
  certificate: { needed: true, issuedBy: 'US', authority: 'SSA', form: 'USA/D 101', maxValidTo: '2028-12-31' },
  stillDue: ['de.unemployment'],
  byActivity: { job: 'US' },
  deadlines: [{ act: 'extension-request', date: '2028-12-31' }],
  conditions: [],
  missingFacts: [],
  warnings: [],
  trace: [{ rule: 'posting', outcome: 'applies', citation: 'US-DE Art. 6(2)' }],
};

const samples: [name: (typeof recordNames)[number], sample: Fields, faulty: Fields][] = [
  ['payLine', good.payLines, { gross: 0.5 }],
  ['worker', good.workers, { workerId: '' }],
  ['employer', good.employers, { country: 'UK' }],
  ['assignment', good.assignments, { kind: 'x' }],
  ['certificate', good.certificates, { exemptCountry: [] }],
  ['balance', good.balances, { scheme: 'OASDI' }],
  ['exchangeRate', good.exchangeRates, { rate: 'x' }],
  ['override', good.overrides, { authority: undefined }],
  ['batch', { payLines: [good.payLines], workers: [good.workers] }, { payLines: [{}] }],
  ['situation', situation, { activities: [{ kind: 'employee' }] }],
  ['decision', decision, { warnings: undefined }],
];

test.each(samples)('%s: takes a good one, refuses a faulty one', (name, sample, faulty) => {
  const schema = validator(name);
  expect(schema.safeParse(sample).error).toBeUndefined();
  const { ...spoilt } = { ...sample, ...faulty };
  expect(schema.safeParse(JSON.parse(JSON.stringify(spoilt))).success).toBe(false);
});
