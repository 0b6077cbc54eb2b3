import { compileLaw, type Law } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import type { Balance } from '../records/balance.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Exception } from '../records/exception.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { BatchReading } from '../records/read-batch.ts';
import type { Result, Totals } from '../records/result.ts';
import { parseDay } from '../time/date.ts';
import { engineVersion } from '../version.ts';
import { type BatchFindings, findingsOf, type Overlaps } from './batch-notices.ts';
import { closingBalances } from './closing.ts';
import type { BatchContext } from './context.ts';
import { dossiersOf, employersOf } from './dossier.ts';
import type { EarlierLine } from './earlier-line.ts';
import { exchangeOf } from './exchange.ts';
import { toldOnce } from './finding.ts';
import { Notices } from './notices.ts';
import type { Observer } from './observation.ts';
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

/** One worker alone, and an ear for every row, and for what is asked of the worker's age and of coverage. */
export interface Listening extends Pick<BatchContext, 'hear' | 'listen'> {
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
export function* computeWorkers(
  reading: BatchReading,
  law: Law,
  notices: Notices,
  { overlaps, uselessOverrides }: BatchFindings,
  options: CalculateOptions = {},
  listening?: Listening,
): Generator<ComputedWorker> {
  const { batch } = reading;
  const context: BatchContext = {
    law,
    employers: employersOf(batch),
    exchange: exchangeOf(batch.exchangeRates ?? []),
    notices,
    schemes: options.schemes ?? [],
    uselessOverrides,
    refusedSchemes: reading.tainted.schemes,
    refusedLines: poisonRefused(reading),
    originals: Map.groupBy(options.originals ?? [], ({ line }) => line.workerId),
    ...(listening === undefined ? {} : { observe: listening.observe }),
    ...(listening?.hear === undefined ? {} : { hear: listening.hear }),
    ...(listening?.listen === undefined ? {} : { listen: listening.listen }),
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

/** Computes the workers of a batch one by one, with what there is to say of the batch's records said first. */
export function* computeBatch(
  reading: BatchReading,
  law: Law,
  notices: Notices,
  options: CalculateOptions = {},
  listening?: Listening,
): Generator<ComputedWorker> {
  const findings = findingsOf(reading.batch, law);
  notices.tell(findings);
  yield* computeWorkers(reading, law, notices, findings, options, listening);
}

/** What a calculation gives for one worker. */
export interface WorkerResult {
  readonly workerId: string;
  readonly contributions: readonly Contribution[];
  readonly balances: readonly Balance[];
  /** What is to be said of the worker's lines. */
  readonly exceptions: readonly Exception[];
}

export interface SliceCount {
  readonly name: string;
  readonly exception: Exception & { readonly count: number };
  readonly workerId: string;
}

/** What the calculation of some of a run's workers gives beside their own results. */
export interface SliceResult extends Pick<BatchFindings, 'findings' | 'counted'> {
  /** What is said once with its count: by its key, in the order in which it came up, each with the worker with whom it did. */
  readonly counts: readonly SliceCount[];
  readonly totals: Totals;
}

/**
 * Computes some workers of a run, one by one. Whoever puts slices together adds up their totals and counts, and tells
 * once what several of them have found.
 */
export function* calculateSlice(
  reading: BatchReading,
  legislation: Legislation,
  options: CalculateOptions = {},
): Generator<WorkerResult, SliceResult> {
  const law = compileLaw(legislation);
  const notices = new Notices();
  const totals = new TotalsCollector();
  const findings = findingsOf(reading.batch, law);
  /** With whom each thing that is counted came up. */
  const firsts: string[] = [];
  for (const { context, lines } of computeWorkers(reading, law, notices, findings, options)) {
    const contributions: Contribution[] = [];
    for (const { line, rows } of lines) {
      totals.addLine(rows === undefined, line.record.currency, line.record.gross);
      for (const row of rows ?? []) {
        totals.addRow(row);
        contributions.push(printRow(row));
      }
    }
    const { workerId } = context.dossier;
    while (firsts.length < notices.counting) firsts.push(workerId);
    yield { workerId, contributions, balances: closingBalances(context), exceptions: notices.take() };
  }
  for (const line of reading.refused) totals.addLine(true, line.currency, line.gross);
  return {
    findings: findings.findings,
    counted: findings.counted,
    counts: [...notices.counts()].map(([name, exception], at) => ({ name, exception, workerId: firsts[at] ?? '' })),
    totals: totals.totals(),
  };
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
  const said: Exception[] = [];
  const balances: Result['balances'] = [];
  const workers = calculateSlice(reading, legislation, options);
  let step = workers.next();
  for (; step.done !== true; step = workers.next()) {
    for (const exception of step.value.exceptions) said.push(exception);
    for (const balance of step.value.balances) balances.push(balance);
    yield step.value.contributions;
  }
  const { findings, counted, counts, totals } = step.value;
  const found = (list: readonly { readonly exception: Exception }[]): Exception[] =>
    list.map(({ exception }) => exception);
  return {
    exceptions: [...reading.exceptions, ...found(findings), ...said, ...toldOnce(counted), ...found(counts)],
    balances,
    totals,
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
