import { calculate, type Contribution, parseDay, readBatch, reconcile, type Reconciliation } from '@totalize/core';
import fc from 'fast-check';
import { money, monthSpan } from '../../src/batch.ts';
import { law } from '../../src/law.ts';

type Record = Readonly<globalThis.Record<string, unknown>>;

/** Pay and certificates of one German in the United States, month by month in 2024. */
export interface History {
  readonly pays: readonly number[];
  readonly certificates: readonly Record[];
  readonly rounding: 'payment' | 'year';
}

const january2024 = 12;

const dayIn2024 = (days: number): string => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);

const certificate = fc
  .record({
    from: fc.integer({ min: -60, max: 360 }),
    length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
    received: fc.integer({ min: -30, max: 900 }),
    status: fc.constantFrom('issued', 'issued', 'issued', 'requested', 'refused'),
    withdrawal: fc.option(
      fc.record({ learned: fc.integer({ min: 0, max: 900 }), from: fc.integer({ min: 0, max: 360 }) }),
      {
        nil: undefined,
        freq: 3,
      },
    ),
    corrects: fc.boolean(),
    branch: fc.constantFrom(undefined, undefined, ['us.oasdi']),
  })
  .map(({ from, length, received, status, withdrawal, corrects, branch }) => ({
    corrects,
    record: {
      workerId: 'W',
      applicableLegislation: 'DE',
      exemptCountry: 'US',
      validFrom: dayIn2024(from),
      ...(length === undefined ? {} : { validTo: dayIn2024(from + length) }),
      receivedOn: dayIn2024(received),
      status,
      ...(branch === undefined ? {} : { schemes: branch }),
      ...(withdrawal === undefined
        ? {}
        : { withdrawnOn: dayIn2024(withdrawal.learned), withdrawnFrom: dayIn2024(withdrawal.from) }),
    },
  }));

/** Certificates that come late, are corrected or withdrawn, overlap and reach back; pay from nothing to above every cap. */
export const history: fc.Arbitrary<History> = fc
  .record({
    pays: fc.array(fc.integer({ min: 0, max: 4_000_000 }), { minLength: 1, maxLength: 12 }),
    certificates: fc.array(certificate, { maxLength: 3 }),
    rounding: fc.constantFrom('payment' as const, 'payment' as const, 'year' as const),
  })
  .map(({ pays, certificates, rounding }) => ({
    pays,
    rounding,
    certificates: certificates.map(({ corrects, record }, at) => ({
      certificateId: `C${at}`,
      ...record,
      ...(corrects && at > 0 ? { replaces: `C${at - 1}` } : {}),
    })),
  }));

const linesOf = ({ pays }: History): Record[] =>
  pays.map((cents, at) => ({
    lineId: `L${String(at).padStart(2, '0')}`,
    workerId: 'W',
    employerId: 'E',
    ...monthSpan(january2024 + at),
    currency: 'USD',
    gross: money(cents),
  }));

export const batchOf = (one: History): Record & { readonly payLines: readonly Record[] } => ({
  payLines: linesOf(one),
  workers: [{ workerId: 'W', nationality: ['DE'], residence: 'US' }],
  employers: [{ employerId: 'E', country: 'DE', rounding: one.rounding }],
  assignments: [
    {
      assignmentId: 'A',
      workerId: 'W',
      employerId: 'E',
      homeCountry: 'DE',
      workCountry: 'US',
      start: '2023-12-01',
      expectedEnd: '2026-11-30',
    },
  ],
  certificates: one.certificates,
  exchangeRates: [{ date: '2023-01-01', validTo: '2026-12-31', from: 'USD', to: 'EUR', rate: '0.92' }],
});

export const rowsOf = (batch: Record): readonly Contribution[] => {
  const reading = readBatch(batch);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return calculate(reading, law).contributions.filter(({ country }) => country === 'US');
};

/** What each month's own run withheld: with the certificates that were known when it was paid. */
export const withWithheld = (one: History): Record & { readonly payLines: readonly Record[] } => {
  const batch = batchOf(one);
  const payLines = batch.payLines.map((line, at) => {
    const known = { ...batch, payLines: batch.payLines.slice(0, at + 1), asOf: line['payDate'] };
    const withheld = rowsOf(known)
      .filter(({ lineId }) => lineId === line['lineId'])
      .map(({ scheme, payer, amount }) => ({ scheme, payer, amount }));
    return { ...line, withheld };
  });
  return { ...batch, payLines };
};

export const reconciled = (batch: Record, asOf = '2026-11-21'): Reconciliation => {
  const reading = readBatch(batch);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reconcile(reading, law, { asOf: parseDay(asOf) ?? 0 });
};
