import type { EarlierLine } from '../payroll/earlier-line.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Correction } from '../records/correction.ts';
import type { Exception } from '../records/exception.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { BatchReading } from '../records/read-batch.ts';

/** What an approved run has of some lines. */
export interface StandingRun {
  readonly engineVersion: string;
  readonly legislationVersion: string;
  /** Patterns of the schemes that it computed; empty: all. */
  readonly schemes: readonly string[];
  readonly rows: readonly Contribution[];
}

/** What a ledger says of the lines of a batch. */
export interface FromLedger {
  readonly standing: readonly StandingRun[];
  /** What corrections were booked for: what has none any more is told, too, so that they are taken back. */
  readonly corrected?: readonly Pick<Correction, 'workerId' | 'lineId' | 'scheme' | 'payer'>[];
  /** Lines that reversals in the batch take back, and the batch has not. */
  readonly originals?: readonly EarlierLine[];
  /** Lines that an approved run has taken back. */
  readonly takenBack?: readonly { readonly workerId: string; readonly lineId: string; readonly runId: number }[];
}

/** A batch with what a ledger says of its lines. */
export interface KnownBatch extends BatchReading {
  readonly ledger?: FromLedger | undefined;
}

/** What stands of one line. */
export interface StandingLine {
  readonly run: StandingRun;
  readonly rows: readonly Contribution[];
  readonly corrected: readonly Pick<Correction, 'scheme' | 'payer'>[];
}

const keyOf = ({ workerId, lineId = '' }: Pick<PayLine, 'workerId' | 'lineId'>): string =>
  JSON.stringify([workerId, lineId]);

/** Looks up what stands of a line. */
export const standingLines = (
  ledger: FromLedger | undefined,
): ((line: Pick<PayLine, 'workerId' | 'lineId'>) => StandingLine | undefined) => {
  const found = new Map<
    string,
    { run: StandingRun; rows: Contribution[]; corrected: Pick<Correction, 'scheme' | 'payer'>[] }
  >();
  for (const run of ledger?.standing ?? []) {
    for (const row of run.rows) {
      const line = found.get(keyOf(row)) ?? { run, rows: [], corrected: [] };
      found.set(keyOf(row), line);
      line.rows.push(row);
    }
  }
  for (const one of ledger?.corrected ?? []) found.get(keyOf(one))?.corrected.push(one);
  return (line) => (found.size === 0 ? undefined : found.get(keyOf(line)));
};

/** A line that was taken back is not due any more, which only its reversal says. */
export const missingReversals = ({ batch, ledger }: KnownBatch): readonly Exception[] => {
  const takenBack = new Map((ledger?.takenBack ?? []).map((one) => [keyOf(one), one.runId]));
  if (takenBack.size === 0) return [];
  const reversed = new Set(
    batch.payLines.flatMap(({ workerId, reverses: lineId }) =>
      lineId === undefined ? [] : [keyOf({ workerId, lineId })],
    ),
  );
  return batch.payLines.flatMap((line): Exception[] => {
    const run = takenBack.get(keyOf(line));
    if (run === undefined || reversed.has(keyOf(line))) return [];
    const { workerId, lineId = '' } = line;
    const message = `The line ${lineId} was taken back in run ${run}, and its reversal is not among the lines. Add it.`;
    return [{ severity: 'error', code: 'reconcile-incomplete', message, workerId, lineId }];
  });
};
