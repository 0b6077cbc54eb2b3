import type { BatchReading, Contribution, FromLedger, StandingRun } from '@totalize/core';
import {
  type BookedCorrection,
  findRun,
  type Ledger,
  standingContributions,
  standingCorrections,
  type TakenBackLine,
  takenBackLines,
} from '@totalize/ledger';
import { originalsFor } from './originals.ts';
import { type LedgerOptions, withLedger } from './with-ledger.ts';

interface Paid {
  readonly workerId: string;
  readonly from: string;
  readonly to: string;
}

/** The workers of a batch, with the days of their first and last pay in it. */
const paidIn = ({ batch: { payLines } }: BatchReading): readonly Paid[] =>
  [...Map.groupBy(payLines, ({ workerId }) => workerId)].map(([workerId, lines]) => {
    const days = lines.map(({ payDate }) => payDate).toSorted();
    return { workerId, from: days[0] ?? '', to: days.at(-1) ?? '' };
  });

const collect = (rows: Map<number, Contribution[]>, run: number, row: Contribution): void => {
  const own = rows.get(run);
  if (own === undefined) rows.set(run, [row]);
  else own.push(row);
};

const schemesIn = (options: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
  (options?.['schemes'] as readonly string[] | undefined) ?? [];

const standingRuns = async (
  ledger: Ledger,
  rows: ReadonlyMap<number, readonly Contribution[]>,
): Promise<StandingRun[]> => {
  const runs: StandingRun[] = [];
  for (const [id, own] of rows) {
    const run = await findRun(ledger, id);
    const { engineVersion = '', legislationVersion = '', options } = run ?? {};
    runs.push({ engineVersion, legislationVersion, schemes: schemesIn(options), rows: own });
  }
  return runs;
};

/** The rows of earlier runs that a ledger gave. */
export const earlierIn = (ledger: FromLedger | undefined): readonly Pick<StandingRun, 'rows'>[] => [
  ...(ledger?.standing ?? []),
  ...(ledger?.originals ?? []),
];

/** What a ledger says of the lines of a batch. */
export const fromLedger = async (
  options: LedgerOptions,
  reading: BatchReading,
): Promise<Required<FromLedger> | undefined> =>
  options.ledger === undefined
    ? undefined
    : await withLedger(options, async (ledger) => {
        const rows = new Map<number, Contribution[]>();
        const takenBack: TakenBackLine[] = [];
        const corrected: BookedCorrection[] = [];
        for (const { workerId, from, to } of paidIn(reading)) {
          for (const { runId, ...row } of await standingContributions(ledger, workerId, { from, to }))
            collect(rows, runId, row);
          for (const one of await takenBackLines(ledger, workerId)) takenBack.push(one);
          for (const one of await standingCorrections(ledger, workerId)) corrected.push(one);
        }
        const standing = await standingRuns(ledger, rows);
        return { standing, corrected, takenBack, originals: await originalsFor(ledger, reading) };
      });
