import assert from 'node:assert';
import { type BatchReading, type Exception, readBatch } from '@totalize/core';

export type Fields = Readonly<Record<string, unknown>>;

/** A good record of every list, to be spoilt by the tests. */
export const good = {
  payLines: {
    lineId: 'L-1',
    workerId: 'W1',
    employerId: 'E1',
    periodStart: '2026-01-01',
    periodEnd: '2026-01-31',
    payDate: '2026-01-31',
    currency: 'USD',
    gross: '16666.67',
  },
  workers: { workerId: 'W1', birthDate: '1980-02-29', nationality: ['US'], attributes: { 'de.children': '2' } },
  employers: { employerId: 'E1', country: 'US', rates: { 'de.work-injury': '0.013' } },
  assignments: {
    assignmentId: 'A-1',
    workerId: 'W1',
    employerId: 'E1',
    homeCountry: 'US',
    workCountry: 'DE',
    start: '2025-01-01',
    expectedEnd: null,
    situation: { posting: { priorEmploymentMonths: 24 } },
  },
  certificates: {
    certificateId: 'C-1',
    workerId: 'W1',
    applicableLegislation: 'US',
    exemptCountry: ['DE'],
    validFrom: '2025-01-01',
  },
  balances: { workerId: 'W1', scheme: 'us.oasdi', through: '2025-12-31', wages: '1', base: '1', amount: '0.06' },
  exchangeRates: { date: '2026-01-31', from: 'USD', to: 'EUR', rate: '0.92' },
  overrides: { scheme: 'de.pension', from: '2026-01-01', rate: '0.093', authority: 'GKV, letter of 2026-01-02' },
} satisfies Record<string, Fields>;

export type List = keyof typeof good;

/** Reads an input that must be readable. */
export const read = (input: unknown): BatchReading => {
  const reading = readBatch(input);
  assert('batch' in reading, 'unreadable');
  return reading;
};

/** Reads one record of a list, with nothing else in the batch. */
export const readOne = (list: List, record: unknown): BatchReading => read({ payLines: [], [list]: [record] });

/** What a test compares of exceptions. */
export const told = (exceptions: readonly Exception[]): string[] =>
  exceptions.map(({ severity, code, column }) => `${severity} ${code} ${column ?? '-'}`);
