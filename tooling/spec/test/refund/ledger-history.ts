import {
  calculate,
  type Contribution,
  type Correction,
  engineVersion,
  parseDay,
  planRefunds,
  readBatch,
  type RefundPlan,
  type StandingRun,
} from '@totalize/core';
import {
  applyPlan,
  approveRun,
  type Ledger,
  openLedger,
  recordRun,
  standingContributions,
  standingCorrections,
} from '@totalize/ledger';
import { centsOf } from '../../src/batch.ts';
import { law } from '../../src/law.ts';
import { batchOf, type History } from './history.ts';

const read = (batch: object) => {
  const reading = readBatch(batch);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading;
};

/** What a run gives that knows everything from the start. */
export const knowingAll = (one: History): readonly Contribution[] => calculate(read(batchOf(one)), law).contributions;

/** The rows of each month's own run, with the certificates that were known when it was paid. */
export const monthlyRuns = (one: History): readonly (readonly Contribution[])[] => {
  const batch = batchOf(one);
  return batch.payLines.map((line, at) => {
    const known = { ...batch, payLines: batch.payLines.slice(0, at + 1), asOf: line['payDate'] };
    const { contributions } = calculate(read(known), law);
    return contributions.filter(({ lineId }) => lineId === line['lineId']);
  });
};

export const standingOf = (runs: readonly (readonly Contribution[])[]): StandingRun[] =>
  runs.map((rows) => ({ engineVersion, legislationVersion: law.version, schemes: [], rows }));

/** The plan of a reconciliation with the monthly runs in the ledger; on a day, or with everything known. */
export const planOf = (
  one: History,
  standing: readonly StandingRun[],
  asOf?: string,
  corrected: readonly Pick<Correction, 'workerId' | 'lineId' | 'scheme' | 'payer'>[] = [],
): RefundPlan =>
  planRefunds(read({ ...batchOf(one), ...(asOf === undefined ? {} : { asOf }) }), law, {
    asOf: parseDay(asOf ?? '2026-11-21') ?? 0,
    ledger: { standing, corrected },
  }).plan;

type Item = Pick<Correction, 'lineId' | 'periodStart' | 'periodEnd' | 'scheme' | 'payer' | 'wages' | 'base' | 'amount'>;

/** Sums by line, part, scheme and payer: wages, base and amount in cents, and no zeros. */
export const summed = (...lists: readonly (readonly Item[])[]): ReadonlyMap<string, readonly number[]> => {
  const sums = new Map<string, number[]>();
  for (const one of lists.flat()) {
    const key = [one.lineId, one.periodStart, one.periodEnd, one.scheme, one.payer].join(' ');
    const [wages = 0, base = 0, amount = 0] = sums.get(key) ?? [];
    sums.set(key, [wages + centsOf(one.wages), base + centsOf(one.base), amount + centsOf(one.amount)]);
  }
  return new Map(
    [...sums].filter(([, cents]) => cents.some((sum) => sum !== 0)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** A ledger with every month's own run, approved. */
export const ledgerOf = async (one: History, runs: readonly (readonly Contribution[])[]): Promise<Ledger> => {
  const ledger = await openLedger(':memory:', { create: true });
  const batch = batchOf(one);
  for (const [at, rows] of runs.entries()) {
    const facts = {
      madeBy: 'test',
      engineVersion,
      legislationVersion: law.version,
      asOf: undefined,
      day: '2026-11-21',
      options: {},
      inputs: [{ name: 'pay.csv', sha256: `${at}` }],
    };
    const reading = read({ payLines: [batch.payLines[at]], certificates: one.certificates });
    await recordRun(ledger, { facts, reading, accepted: [] }, async (recorder) => {
      for (const row of rows) recorder.add(row);
      await recorder.flush();
      const totals = { amounts: [], recoverable: [], lines: { in: 1, out: 1, refused: 0 }, gross: [] };
      return { overrides: [], outputs: [], exceptions: [], totals, refusedLines: new Set<string>() };
    });
    await approveRun(ledger, at + 1, 'test');
  }
  return ledger;
};

/** Reconciles on some days, one after the other, and once with everything known; books every plan. */
export const bookOn = async (
  one: History,
  ledger: Ledger,
  standing: readonly StandingRun[],
  days: readonly string[],
) => {
  for (const day of [...days, undefined]) {
    const corrected = await standingCorrections(ledger, 'W');
    const answer = await applyPlan(ledger, planOf(one, standing, day, corrected), 'test');
    if ('refused' in answer) throw new Error(answer.refused);
  }
};

/** What stands in a ledger: the rows of approved runs, and all corrections of them. */
export const standingIn = async (ledger: Ledger) =>
  summed(await standingContributions(ledger, 'W'), await standingCorrections(ledger, 'W'));
