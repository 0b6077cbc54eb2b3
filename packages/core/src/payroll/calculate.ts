import { compileLaw, type Law } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import type { Contribution } from '../records/contribution.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { BatchReading } from '../records/read-batch.ts';
import type { Result } from '../records/result.ts';
import { parseDay } from '../time/date.ts';
import { engineVersion } from '../version.ts';
import { type Overlaps, tellOfBatch } from './batch-notices.ts';
import { closingBalances } from './closing.ts';
import type { BatchContext } from './context.ts';
import { dossiersOf, employersOf } from './dossier.ts';
import type { EarlierLine } from './earlier-line.ts';
import { exchangeOf } from './exchange.ts';
import { Notices } from './notices.ts';
import type { Observer } from './observation.ts';
import { uselessOverrides } from './override-check.ts';
import { printRow } from './row.ts';
import { TotalsCollector } from './totals.ts';
import { type ComputedWorker, computeWorker } from './worker.ts';

export interface CalculateOptions {
  /** Schemes or patterns to compute; left out: all. */
  readonly schemes?: readonly string[];
  /** Name and SHA-256 of each input, for the provenance. */
  readonly inputs?: readonly { readonly name: string; readonly sha256: string }[];
  /** Lines of earlier runs that reversals in the batch may take back. */
  readonly originals?: readonly EarlierLine[];
}

/** For `explain`: one worker alone, and an ear for every row. */
export interface Listening {
  readonly workerId: string;
  readonly observe: Observer;
}

/** Why a line cannot be computed though it could be read: a record that it depends on was refused. */
const refusalOf = (reading: BatchReading, overlaps: Overlaps, line: PayLine): string | undefined => {
  const { tainted } = reading;
  if (tainted.all !== undefined) return 'a part of the batch could not be read';
  if (tainted.workers.has(line.workerId)) return 'another record of this worker was refused';
  if (tainted.employers.has(line.employerId)) return `a record of employer ${line.employerId} was refused`;
  if (overlaps.workers.has(line.workerId)) return 'two rows of this worker overlap';
  if (overlaps.employers.has(line.employerId)) return `two rows of employer ${line.employerId} overlap`;
  return undefined;
};

/** Lines that could not be read count in no accumulator; what comes later in them is provisional. */
const poisonRefused = (reading: BatchReading): ReadonlyMap<string, BatchReading['refused'][number][]> => {
  const refused = new Map<string, BatchReading['refused'][number][]>();
  for (const line of reading.refused) {
    if (line.workerId === undefined || line.exception.code === 'duplicate-line') continue;
    refused.set(line.workerId, [...(refused.get(line.workerId) ?? []), line]);
  }
  return refused;
};

/** Computes the workers of a batch one by one; nothing of one worker depends on another. */
export function* computeBatch(
  reading: BatchReading,
  law: Law,
  notices: Notices,
  options: CalculateOptions = {},
  listening?: Listening,
): Generator<ComputedWorker> {
  const { batch } = reading;
  const overlaps = tellOfBatch(batch, law, notices);
  const context: BatchContext = {
    law,
    employers: employersOf(batch),
    exchange: exchangeOf(batch.exchangeRates ?? []),
    notices,
    schemes: options.schemes ?? [],
    uselessOverrides: uselessOverrides(batch, law, notices),
    refusedSchemes: reading.tainted.schemes,
    refusedLines: poisonRefused(reading),
    originals: Map.groupBy(options.originals ?? [], ({ line }) => line.workerId),
    ...(listening === undefined ? {} : { observe: listening.observe }),
  };
  const asOf = batch.asOf === undefined ? undefined : parseDay(batch.asOf);
  const isRefused = (line: PayLine): boolean => {
    const why = refusalOf(reading, overlaps, line);
    if (why === undefined) return false;
    notices.error('record-refused', `The line was not computed: ${why}. Correct that record and run again.`, {
      workerId: line.workerId,
      ...(line.lineId === undefined ? {} : { lineId: line.lineId }),
    });
    return true;
  };
  for (const dossier of dossiersOf(batch, asOf)) {
    if (listening !== undefined && dossier.workerId !== listening.workerId) continue;
    yield computeWorker(context, dossier, isRefused);
  }
}

const overridesOf = (reading: BatchReading) =>
  (reading.batch.overrides ?? []).map(({ scheme, from, authority }) => ({ scheme, from, authority }));

/**
 * Computes a batch worker by worker: yields the contributions of each, and returns the rest of the result at the end.
 * For batches whose contributions are too many to be held at once.
 */
export function* calculateByWorker(
  reading: BatchReading,
  legislation: Legislation,
  options: CalculateOptions = {},
): Generator<readonly Contribution[], Omit<Result, 'contributions'>> {
  const notices = new Notices();
  const totals = new TotalsCollector();
  const balances: Result['balances'] = [];
  const law = compileLaw(legislation);
  for (const { context, lines } of computeBatch(reading, law, notices, options)) {
    const contributions: Contribution[] = [];
    for (const { line, rows } of lines) {
      totals.addLine(rows === undefined, line.record.currency, line.record.gross);
      for (const row of rows ?? []) {
        totals.addRow(row);
        contributions.push(printRow(row));
      }
    }
    balances.push(...closingBalances(context));
    yield contributions;
  }
  for (const line of reading.refused) totals.addLine(true, line.currency, line.gross);
  return {
    exceptions: [...reading.exceptions, ...notices.all()],
    balances,
    totals: totals.totals(),
    provenance: {
      engineVersion,
      legislationVersion: legislation.version,
      inputs: [...(options.inputs ?? [])],
      ...(reading.batch.asOf === undefined ? {} : { asOf: reading.batch.asOf }),
      overrides: overridesOf(reading),
    },
  };
}

/**
 * Computes a batch: for every pay line what each country's schemes take from each payer, and why.
 * Never throws on data: what cannot be computed comes back as an exception.
 */
export const calculate = (reading: BatchReading, legislation: Legislation, options: CalculateOptions = {}): Result => {
  const contributions: Contribution[] = [];
  const workers = calculateByWorker(reading, legislation, options);
  for (let step = workers.next(); ; step = workers.next()) {
    if (step.done === true) return { contributions, ...step.value };
    for (const contribution of step.value) contributions.push(contribution);
  }
};
