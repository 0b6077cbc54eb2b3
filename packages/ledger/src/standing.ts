import type { Contribution } from '@totalize/core';
import { contributionIn, idsOf, type LinePart, linePartIn } from './contribution-rows.ts';
import { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';

/**
 * What stands of a worker: the contributions of approved runs by pay date. This is what was withheld, where the lines
 * themselves do not say it. Empty for a worker whom the ledger does not know.
 */
export const standingContributions = async (
  ledger: Ledger,
  workerId: string,
  { from = '', to = '9999' }: { readonly from?: string; readonly to?: string } = {},
): Promise<readonly (Contribution & { readonly runId: number })[]> => {
  const worker = await new Identities(ledger.store).find('worker', workerId);
  if (worker === undefined) return [];
  const lineIds = await idsOf(ledger, worker, 'line');
  const certificateIds = await idsOf(ledger, worker, 'certificate');
  const rows = await ledger.store.all(
    `SELECT contributions.*, text FROM lines JOIN standing_lines USING (line_tag, run_id)
      JOIN contributions USING (line_tag, run_id) JOIN texts ON texts.ref = legal_basis
      WHERE lines.worker_ref = ? AND contributions.pay_date BETWEEN ? AND ? ORDER BY contributions.run_id, seq`,
    [worker.ref, from, to],
  );
  return rows.map((row) => ({
    ...contributionIn(row, workerId, lineIds.get(String(row['line_tag'])) ?? '', certificateIds),
    runId: Number(row['run_id']),
  }));
};

/** A line that an approved run has taken back. */
export interface TakenBackLine {
  readonly workerId: string;
  readonly lineId: string;
  /** The run with the reversal. */
  readonly runId: number;
}

/** The lines of a worker that approved runs have taken back. */
export const takenBackLines = async (ledger: Ledger, workerId: string): Promise<readonly TakenBackLine[]> => {
  const worker = await new Identities(ledger.store).find('worker', workerId);
  if (worker === undefined) return [];
  const rows = await ledger.store.all(
    'SELECT reverses_tag, run_id FROM lines JOIN standing_lines USING (line_tag, run_id) WHERE worker_ref = ? AND reverses_tag IS NOT NULL',
    [worker.ref],
  );
  const lineIds = rows.length === 0 ? new Map<string, string>() : await idsOf(ledger, worker, 'line');
  return rows.flatMap((row) => {
    const lineId = lineIds.get(String(row['reverses_tag']));
    return lineId === undefined ? [] : { workerId, lineId, runId: Number(row['run_id']) };
  });
};

/** A correction that was booked, with the plan that it was made in. */
export interface BookedCorrection
  extends LinePart,
    Pick<Contribution, 'lineId' | 'workerId' | 'wages' | 'base' | 'amount' | 'certificateId'> {
  readonly planId: number;
  readonly cause: string;
}

/** All corrections of a worker's lines, oldest first. With what stands they are what is due as far as was known. */
export const standingCorrections = async (ledger: Ledger, workerId: string): Promise<readonly BookedCorrection[]> => {
  const worker = await new Identities(ledger.store).find('worker', workerId);
  if (worker === undefined) return [];
  const lineIds = await idsOf(ledger, worker, 'line');
  const certificateIds = await idsOf(ledger, worker, 'certificate');
  const rows = await ledger.store.all('SELECT * FROM corrections WHERE worker_ref = ? ORDER BY plan_id, seq', [
    worker.ref,
  ]);
  return rows.map((row) => {
    const text = (name: string): string => String(row[name]);
    const certificateId = certificateIds.get(text('certificate_tag'));
    return {
      planId: Number(row['plan_id']),
      lineId: lineIds.get(text('line_tag')) ?? '',
      workerId,
      ...linePartIn(row),
      wages: text('wages'),
      base: text('base'),
      amount: text('amount'),
      cause: text('cause'),
      ...(certificateId !== undefined && { certificateId }),
    };
  });
};
