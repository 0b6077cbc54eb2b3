import {
  calculate,
  type Contribution,
  engineVersion,
  parseDay,
  planRefunds,
  readBatch,
  type RefundPlan,
  reconcile,
  type Reconciliation,
} from '@totalize/core';
import { monthSpan } from '../../src/batch.ts';
import { wholeLaw } from '../../src/law.ts';
import type { History } from './history.ts';

type Record = Readonly<globalThis.Record<string, unknown>>;

interface Line extends Record {
  readonly lineId: string;
  readonly payDate: string;
}

const january2025 = 24;

/** An American sent to a country for 2025, with a bonus beside the pay of every third month. */
const batchIn = (host: string, { pays, certificates }: History): Record & { readonly payLines: readonly Line[] } => {
  const line = { workerId: 'W', employerId: 'E', currency: 'USD' };
  const later = (day: unknown): string =>
    String(day)
      .replace(/^\d{4}/, (year) => `${Number(year) + 1}`)
      .replace('02-29', '02-28');
  const dates = ['validFrom', 'validTo', 'receivedOn', 'withdrawnOn', 'withdrawnFrom'];
  return {
    payLines: pays.flatMap((cents, at) => {
      const span = monthSpan(january2025 + at);
      const pay = {
        ...line,
        lineId: `L${String(at).padStart(2, '0')}`,
        ...span,
        gross: `${Math.round(cents / 100)}.00`,
      };
      const { periodStart: earnedFrom, periodEnd: earnedTo } = span;
      const bonus = { ...pay, lineId: `${pay.lineId}-bonus`, kind: 'one-off', earnedFrom, earnedTo };
      return at % 3 === 1 ? [pay, bonus] : [pay];
    }),
    workers: [{ workerId: 'W', nationality: ['US'], residence: 'US', birthDate: '1985-01-01' }],
    employers: [{ employerId: 'E', country: 'US' }],
    assignments: [
      {
        assignmentId: 'A',
        workerId: 'W',
        employerId: 'E',
        homeCountry: 'US',
        workCountry: host,
        start: '2024-12-01',
        expectedEnd: '2027-11-30',
      },
    ],
    certificates: certificates.map(({ schemes: _, ...certificate }) => ({
      ...certificate,
      ...Object.fromEntries(dates.flatMap((name) => (name in certificate ? [[name, later(certificate[name])]] : []))),
      applicableLegislation: 'US',
      exemptCountry: host,
    })),
    exchangeRates: ['CAD', 'CHF', 'EUR', 'GBP', 'JPY', 'KRW'].map((to) => ({
      date: '2024-01-01',
      validTo: '2026-12-31',
      from: 'USD',
      to,
      rate: to === 'JPY' ? '150' : to === 'KRW' ? '1400' : '0.9',
    })),
  };
};

const read = (batch: Record) => {
  const reading = readBatch(batch);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading;
};

export const knowingAllIn = (host: string, one: History): readonly Contribution[] =>
  calculate(read(batchIn(host, one)), wholeLaw).contributions.filter(({ country }) => country === host);

/** The rows of each month's own run, with the certificates that were known when it was paid. */
export const monthlyRunsIn = (host: string, one: History): readonly (readonly Contribution[])[] => {
  const batch = batchIn(host, one);
  const days = [...new Set(batch.payLines.map((line) => line.payDate))];
  return days.map((day) => {
    const payLines = batch.payLines.filter((line) => line.payDate <= day);
    const ofDay = payLines.filter((line) => line.payDate === day).map((line) => line.lineId);
    const { contributions } = calculate(read({ ...batch, payLines, asOf: day }), wholeLaw);
    return contributions.filter(({ lineId, country }) => country === host && ofDay.includes(lineId));
  });
};

/** The plan of a reconciliation with the monthly runs in the ledger. */
export const planIn = (host: string, one: History, runs: readonly (readonly Contribution[])[]): RefundPlan =>
  planRefunds(read(batchIn(host, one)), wholeLaw, {
    asOf: parseDay('2026-11-21') ?? 0,
    ledger: {
      standing: runs.map((rows) => ({ engineVersion, legislationVersion: wholeLaw.version, schemes: [], rows })),
      corrected: [],
    },
  }).plan;

/** A reconciliation of what the monthly runs have withheld, as the pay lines say. */
export const reconciledIn = (
  host: string,
  one: History,
  runs: readonly (readonly Contribution[])[],
): Reconciliation => {
  const batch = batchIn(host, one);
  const rows = Map.groupBy(runs.flat(), ({ lineId }) => lineId);
  const payLines = batch.payLines.map((line) => {
    const sums = Map.groupBy(rows.get(line.lineId) ?? [], ({ scheme, payer }) => `${scheme} ${payer}`);
    const withheld = [...sums.values()].map((parts) => {
      const cents = parts.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
      const { scheme, payer, currency } = parts[0] as Contribution;
      return {
        scheme,
        payer,
        amount: currency === 'JPY' || currency === 'KRW' ? `${cents / 100}` : (cents / 100).toFixed(2),
      };
    });
    return withheld.length === 0 ? line : { ...line, withheld };
  });
  return reconcile(read({ ...batch, payLines }), wholeLaw, { asOf: parseDay('2026-11-21') ?? 0 });
};
