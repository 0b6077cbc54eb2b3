import { compileLaw } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import { addInt, type Int, subInt } from '../money/integer.ts';
import { calculate } from '../payroll/calculate.ts';
import type { Certificate } from '../records/certificate.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Exception } from '../records/exception.ts';
import type { BatchReading } from '../records/read-batch.ts';
import { lastDay, printDay } from '../time/date.ts';
import { assignmentCases } from './assignment-case.ts';

/** What one scheme takes from one payer, with and without certificates. */
export interface Difference {
  readonly country: string;
  readonly scheme: string;
  readonly payer: string;
  readonly currency: string;
  readonly without: string;
  readonly with: string;
  readonly saving: string;
}

export interface Comparison {
  readonly workers: readonly {
    readonly workerId: string;
    readonly amounts: readonly Difference[];
    readonly totals: readonly Total[];
  }[];
  readonly amounts: readonly Difference[];
  readonly totals: readonly Total[];
  /** Certificates that were supposed, since the batch has none for the assignment. */
  readonly supposed: readonly Certificate[];
  readonly exceptions: readonly Exception[];
}

export interface Total {
  readonly currency: string;
  readonly payer: string;
  readonly without: string;
  readonly with: string;
  readonly saving: string;
}

interface Sum {
  readonly of: Pick<Contribution, 'country' | 'scheme' | 'payer' | 'currency'>;
  without: Int;
  with: Int;
}

/** The certificates that the assignments could have, where the batch has none for them. */
const supposedFor = (reading: BatchReading, legislation: Legislation): readonly Certificate[] => {
  const law = compileLaw(legislation);
  return assignmentCases(reading.batch, law, lastDay).flatMap((one): Certificate[] => {
    const { assignment, certificates } = one;
    const decision = one.decideOn(one.start);
    const [applies] = decision.applicableLegislation;
    if (certificates.length > 0 || !decision.certificate.needed || applies === undefined) return [];
    const ends = [assignment.actualEnd ?? assignment.expectedEnd ?? undefined, decision.certificate.maxValidTo].filter(
      (end) => end !== undefined,
    );
    const validTo = ends.toSorted()[0];
    return [
      {
        certificateId: `supposed ${assignment.assignmentId}`,
        workerId: assignment.workerId,
        employerId: assignment.employerId,
        applicableLegislation: applies,
        exemptCountry: decision.exemptFrom,
        validFrom: printDay(one.start),
        ...(validTo === undefined ? {} : { validTo }),
      },
    ];
  });
};

const keyOf = (row: Contribution): string => `${row.country} ${row.scheme} ${row.payer}`;

/** Pairs the rows of both runs by what they are for. */
const sumUp = (withoutRows: readonly Contribution[], withRows: readonly Contribution[]): readonly Sum[] => {
  const sums = new Map<string, Sum>();
  const add = (row: Contribution, side: 'without' | 'with'): void => {
    const sum = sums.get(keyOf(row)) ?? { of: row, without: 0, with: 0 };
    sum[side] = addInt(sum[side], parseAmount(row.amount, row.currency) ?? 0);
    sums.set(keyOf(row), sum);
  };
  for (const row of withoutRows) add(row, 'without');
  for (const row of withRows) add(row, 'with');
  // A home country takes its contributions with or without a certificate; a run without one does not compute them.
  const computed = new Set(withoutRows.map((row) => row.country));
  for (const sum of sums.values()) if (!computed.has(sum.of.country)) sum.without = sum.with;
  return [...sums.values()];
};

const print = (currency: string, without: Int, held: Int) => ({
  without: printAmount(without, currency),
  with: printAmount(held, currency),
  saving: printAmount(subInt(without, held), currency),
});

const differences = (sums: readonly Sum[]): readonly Difference[] =>
  sums
    .map(({ of: { country, scheme, payer, currency }, without, with: held }) => ({
      country,
      scheme,
      payer,
      currency,
      ...print(currency, without, held),
    }))
    .toSorted((a, b) => (`${a.scheme} ${a.payer}` < `${b.scheme} ${b.payer}` ? -1 : 1));

const totalsOf = (sums: readonly Sum[]): readonly Total[] => {
  const totals = new Map<string, Sum>();
  for (const sum of sums) {
    const key = `${sum.of.currency} ${sum.of.payer}`;
    const total = totals.get(key) ?? { of: sum.of, without: 0, with: 0 };
    total.without = addInt(total.without, sum.without);
    total.with = addInt(total.with, sum.with);
    totals.set(key, total);
  }
  return [...totals.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { of, without, with: held }]) => ({
      currency: of.currency,
      payer: of.payer,
      ...print(of.currency, without, held),
    }));
};

const merged = (all: readonly (readonly Sum[])[]): readonly Sum[] => {
  const sums = new Map<string, Sum>();
  for (const sum of all.flat()) {
    const key = `${sum.of.scheme} ${sum.of.payer}`;
    const total = sums.get(key) ?? { of: sum.of, without: 0, with: 0 };
    total.without = addInt(total.without, sum.without);
    total.with = addInt(total.with, sum.with);
    sums.set(key, total);
  }
  return [...sums.values()];
};

/**
 * What the work of a batch costs with certificates and without any, per scheme and payer. The certificates are those of
 * the batch; an assignment that has none is supposed to get the one that the decision allows.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { compare, readBatch } from '@totalize/core';
 * import { loadLegislation } from '@totalize/legislation';
 * const reading = readBatch({
 *   payLines: [{
 *     workerId: 'W1', employerId: 'E1', periodStart: '2026-01-01', periodEnd: '2026-01-31', payDate: '2026-01-31',
 *     currency: 'USD', gross: '16666.67',
 *   }],
 *   assignments: [{
 *     assignmentId: 'A1', workerId: 'W1', employerId: 'E1', homeCountry: 'US', workCountry: 'GB',
 *     start: '2026-01-01', expectedEnd: '2028-12-31', nationality: ['US'],
 *   }],
 *   exchangeRates: [{ date: '2026-01-31', from: 'USD', to: 'GBP', rate: '0.8' }],
 * });
 * assert('batch' in reading);
 * const { amounts } = compare(reading, loadLegislation());
 * const saved = amounts.find(({ scheme, payer }) => scheme === 'gb.class-1' && payer === 'employer');
 * assert.deepEqual([saved?.without, saved?.with], ['1937.45', '0.00']);
 * ```
 */
export const compare = (reading: BatchReading, legislation: Legislation): Comparison => {
  const { batch } = reading;
  const supposed = supposedFor(reading, legislation);
  const certificates = [...(batch.certificates ?? []), ...supposed];
  const held = calculate({ ...reading, batch: { ...batch, certificates } }, legislation);
  const without = calculate({ ...reading, batch: { ...batch, certificates: [] } }, legislation);
  const ids = [...new Set(batch.payLines.map(({ workerId }) => workerId))];
  const of = (rows: readonly Contribution[]) => Map.groupBy(rows, ({ workerId }) => workerId);
  const [withoutBy, heldBy] = [of(without.contributions), of(held.contributions)];
  const sums = ids.map((workerId) => sumUp(withoutBy.get(workerId) ?? [], heldBy.get(workerId) ?? []));
  return {
    workers: ids.map((workerId, at) => ({
      workerId,
      amounts: differences(sums[at] ?? []),
      totals: totalsOf(sums[at] ?? []),
    })),
    amounts: differences(merged(sums)),
    totals: totalsOf(sums.flat()),
    supposed,
    exceptions: held.exceptions,
  };
};
