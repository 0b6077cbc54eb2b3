import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calculate, compileLaw, decide, type Legislation, readBatch, readSituation } from '@totalize/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '../scripts/law/assemble.ts';
import { check } from '../scripts/law/check.ts';
import { readFolder } from '../scripts/law/read.ts';
import { printRefusal } from '../scripts/law/refusal.ts';
import { missingIn, registryOf } from '../src/registry.ts';

/** A country that has no law of its own in the data: a folder and an agreement make one up. */
const files: Readonly<Record<string, string>> = {
  'aq/country.yaml': `
country: AQ
name: Antarctica
currency: NZD
covers: { from: 2025-01-01, to: 2026-12-31 }
lastReviewed: 2026-01-01
rounding: { mode: down, unit: '0.05', sources: [act] }
sources:
  act: { title: Penguin Act, url: 'https://example.org/act', published: 2025-01-01 }
`,
  'aq/parameters/pension.ceiling.yaml': `
parameter: aq.pension.ceiling
description: Monthly ceiling
unit: money
per: month
values:
  - { from: 2025-01-01, to: 2025-12-31, value: '4000', status: enacted, confidence: high, sources: [act] }
  - { from: 2026-01-01, to: 2026-12-31, value: '5000', status: enacted, confidence: high, sources: [act] }
`,
  'aq/parameters/pension.rate.yaml': `
parameter: aq.pension.rate
description: Rate of each side
unit: rate
values: [{ from: 2025-01-01, value: '0.05', status: enacted, confidence: high, sources: [act] }]
`,
  'aq/parameters/cold-levy.rate.yaml': `
parameter: aq.cold-levy.rate
description: Rate by hut
unit: rate
by: { key: attribute, attribute: aq.hut }
values: [{ from: 2025-01-01, value: { scott: '0.01', shackleton: '0.02' }, status: enacted, confidence: high, sources: [act] }]
`,
  'aq/pension.yaml': `
scheme: aq.pension
localName: Pension
englishName: Pension
branch: old-age
rules:
  - from: 2025-01-01
    dateBasis: { regular: pay-date, oneOff: pay-date, sources: [act] }
    period: month
    yearStart: '01-01'
    capPer: employer
    partMonth: calendar-days
    oneOff: { rule: ordinary }
    employee:
      citation: [Penguin Act § 1]
      variants:
        - base: [{ step: ceiling, parameter: aq.pension.ceiling }]
          charge: { kind: rate, rate: { parameter: aq.pension.rate } }
    employer:
      citation: [Penguin Act § 1]
      variants:
        - base: [{ step: ceiling, parameter: aq.pension.ceiling }]
          charge: { kind: rate, rate: { parameter: aq.pension.rate } }
`,
  'aq/cold-levy.yaml': `
scheme: aq.cold-levy
localName: Cold levy
englishName: Cold levy
branch: other
rules:
  - from: 2025-01-01
    dateBasis: { regular: pay-date, oneOff: pay-date, sources: [act] }
    period: line
    yearStart: '01-01'
    capPer: employer
    partMonth: whole
    oneOff: { rule: ordinary }
    employer:
      citation: [Penguin Act § 2]
      contributions: { how: plus, of: [{ scheme: aq.pension, payer: employer }] }
      variants: [{ charge: { kind: rate, rate: { parameter: aq.cold-levy.rate } } }]
`,
  'agreements/us-aq.yaml': `
instrument: us-aq
name: Agreement between the United States and Antarctica
parties: [US, AQ]
inForce: 2025-01-01
modelled: true
citation: US-AQ Agreement
rules:
  - rule: posting
    stage: posting
    tests: [{ test: kind, in: [employee] }, { test: posted }, { test: expected-duration, months: 60 }]
    law: of-sender
    citation: [US-AQ Art. 5]
    sources: [text]
    confidence: high
  - rule: place-of-work
    stage: general
    tests: [{ test: kind, in: [employee, self-employed] }]
    law: of-work
    citation: [US-AQ Art. 4]
    sources: [text]
    confidence: high
certificates: [{ issuedBy: US, authority: SSA }, { issuedBy: AQ, authority: The Emperor }]
effects:
  - scheme: [us.oasdi, us.medicare, us.additional-medicare, aq.pension]
    from: 2025-01-01
    effect: exempts
    basis: Covered
    citation: [US-AQ Art. 2]
    sources: [text]
    confidence: high
  - scheme: aq.cold-levy
    from: 2025-01-01
    effect: does-not-exempt
    basis: A levy on the cold
    citation: [US-AQ Art. 2]
    sources: [text]
    confidence: high
sources:
  text: { title: Agreement text, url: 'https://example.org/agreement', published: 2024-12-01 }
`,
};

const hut = `
- attribute: aq.hut
  holder: worker
  description: Hut
  type: word
  values: [scott, shackleton]
  default: scott
`;

let folder = '';
let refusals: readonly string[] = ['not read'];
let legislation: Legislation;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'law-'));
  // The other side of the agreement, and nothing of any other country.
  for (const name of ['us', 'attributes.yaml']) {
    cpSync(fileURLToPath(new URL(`../data/${name}`, import.meta.url)), join(folder, name), { recursive: true });
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const attributes = join(folder, 'attributes.yaml');
  writeFileSync(attributes, `${readFileSync(attributes, 'utf8').trimEnd()}${hut}`);
  const assembled = assemble(readFolder(folder));
  refusals = [...assembled.refusals, ...check(assembled.law)].map(printRefusal);
  // As it is compiled and read again.
  const law = JSON.parse(JSON.stringify(assembled.law)) as typeof assembled.law;
  legislation = {
    version: 'made-up',
    countries: new Map(law.countries.map((country) => [country.country, country])),
    instruments: law.instruments,
    schemes: law.schemes,
    attributes: new Map(law.attributes.map((attribute) => [attribute.attribute, attribute])),
    refunds: law.refunds,
  };
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of a month, as `scheme payer amount status reason`. */
const rowsOf = (month: string, more: Readonly<Record<string, unknown>> = {}): readonly string[] => {
  const batch = readBatch({
    payLines: [
      {
        lineId: 'L',
        workerId: 'W',
        employerId: 'E',
        periodStart: `${month}-01`,
        periodEnd: `${month}-31`,
        payDate: `${month}-31`,
        currency: 'USD',
        gross: '3000.00',
      },
    ],
    workers: [{ workerId: 'W', nationality: ['US'], residence: 'AQ', attributes: { 'aq.hut': 'shackleton' } }],
    employers: [{ employerId: 'E', country: 'US' }],
    assignments: [
      {
        assignmentId: 'A',
        workerId: 'W',
        employerId: 'E',
        homeCountry: 'US',
        workCountry: 'AQ',
        start: '2025-01-01',
        expectedEnd: '2027-12-31',
      },
    ],
    exchangeRates: [{ date: '2025-01-01', validTo: '2027-12-31', from: 'USD', to: 'NZD', rate: '2' }],
    ...more,
  });
  if ('unreadable' in batch) throw new Error(batch.unreadable);
  const result = calculate(batch, legislation);
  const errors = result.exceptions.filter(({ severity }) => severity === 'error').map(({ code }) => `error ${code}`);
  return [
    ...result.contributions.map((row) => [row.scheme, row.payer, row.amount, row.status, row.reason].join(' ')),
    ...errors,
  ];
};

const certificate = {
  certificates: [
    {
      certificateId: 'C',
      workerId: 'W',
      exemptCountry: 'AQ',
      applicableLegislation: 'US',
      validFrom: '2025-01-01',
      validTo: '2029-12-31',
    },
  ],
};

describe('a country that is nothing but a folder of data', () => {
  test('is in order', () => {
    expect(refusals).toEqual([]);
  });

  test('charges its schemes: 6,000 under a ceiling of 5,000, and a levy on pay and the pension of the employer', () => {
    expect(rowsOf('2026-03').filter((row) => row.startsWith('aq'))).toEqual([
      'aq.pension employee 250.00 due no-certificate',
      'aq.pension employer 250.00 due no-certificate',
      'aq.cold-levy employer 125.00 due agreement-does-not-cover-scheme',
    ]);
  });

  test('has its own years: the ceiling of 2025 was 4,000', () => {
    expect(rowsOf('2025-03')).toContain('aq.pension employee 200.00 due no-certificate');
  });

  test('is released by a certificate as its agreement says', () => {
    const rows = rowsOf('2026-03', certificate);
    expect(rows.filter((row) => row.startsWith('aq'))).toEqual([
      'aq.pension employee 0.00 exempt certificate',
      'aq.pension employer 0.00 exempt certificate',
      'aq.cold-levy employer 120.00 due agreement-does-not-cover-scheme',
    ]);
    expect(rows).toContain('us.oasdi employee 186.00 due domestic-law');
  });

  test('is refused outside the days for which its law is complete, as American law is', () => {
    expect(rowsOf('2027-03').filter((row) => /^(?:aq|error)/.test(row))).toEqual([
      'error country-law-missing',
      'error country-law-missing',
    ]);
  });

  test('is decided on by its agreement', () => {
    const reading = readSituation({
      date: '2026-06-01',
      person: { nationality: ['US'], residence: 'US' },
      activities: [
        {
          kind: 'employee',
          employer: { country: 'US' },
          places: [{ country: 'AQ' }],
          start: '2026-01-01',
          expectedEnd: '2028-12-31',
          posting: { from: 'US', hiredLocally: false, hiredForPosting: false, previous: null },
        },
      ],
    });
    if ('exceptions' in reading) throw new Error('not readable');
    expect(decide(compileLaw(legislation), reading.situation)).toMatchObject({
      status: 'determined',
      applicableLegislation: ['US'],
      instrument: 'us-aq',
      stillDue: ['aq.cold-levy'],
    });
  });

  test('is in the registry, and lacks its ceiling of the next year', () => {
    const law = legislation.countries.get('AQ');
    if (law === undefined) throw new Error('no law');
    expect(registryOf(law).schemes.map(({ scheme, years }) => [scheme, years.length])).toEqual([
      ['aq.cold-levy', 2],
      ['aq.pension', 2],
    ]);
    expect(missingIn(law, 2027).missing.map(({ parameter }) => parameter)).toEqual(['aq.pension.ceiling']);
  });
});
