import {
  type Batch,
  type BatchList,
  batchLists,
  type BatchReading,
  type EarlierLine,
  type Exception,
  readBatch,
  type RefusedLine,
} from '@totalize/core';

/** One record of a run's input, in the place that it had. */
export interface InputRecord {
  readonly list: string;
  readonly record: unknown;
  /** Whose it is. `undefined`: nobody's in particular. */
  readonly workerId?: string | undefined;
  /** Names nobody: an employer, a rate of exchange. Other records without a worker may name somebody in a text. */
  readonly plain?: boolean;
}

/** An exception that somebody has accepted. */
export interface Acceptance {
  readonly code: string;
  readonly workerId?: string | undefined;
  readonly scheme?: string | undefined;
  readonly by: string;
  readonly on: string;
  readonly until?: string | undefined;
}

/** What a run takes into account. */
export interface RunSources {
  readonly reading: BatchReading;
  readonly accepted: readonly Acceptance[];
  /** Lines of earlier runs that reversals of this one name. */
  readonly originals?: readonly EarlierLine[];
}

const lists = Object.keys(batchLists) as BatchList[];

const workerIn = (record: unknown): string | undefined => {
  const id = (record as { workerId?: unknown } | null)?.workerId;
  return typeof id === 'string' ? id : undefined;
};

/** Everything that a computation takes into account, record by record. */
export const recordsOf = function* ({ reading, accepted, originals = [] }: RunSources): Generator<InputRecord> {
  for (const list of lists)
    for (const record of reading.batch[list] ?? []) yield { list, record, workerId: workerIn(record), plain: true };
  for (const record of accepted) yield { list: 'accepted', record, workerId: record.workerId, plain: true };
  for (const { line, rows, reversedIn } of originals)
    yield { list: 'originals', record: { line, rows, reversedIn }, workerId: line.workerId };
  for (const record of reading.exceptions) yield { list: 'exceptions', record, workerId: record.workerId };
  for (const record of reading.refused) yield { list: 'refused', record, workerId: record.workerId };
  const { all, workers, employers, schemes } = reading.tainted;
  if (all !== undefined) yield { list: 'tainted.all', record: all };
  for (const record of workers) yield { list: 'tainted.workers', record, workerId: record[0] };
  for (const record of employers) yield { list: 'tainted.employers', record };
  for (const record of schemes) yield { list: 'tainted.schemes', record };
};

/** The input of a run, as it was. */
export const sourcesOf = (
  records: ReadonlyMap<string, readonly unknown[]>,
  asOf: string | undefined,
): Required<RunSources> => {
  const of = (list: string): readonly unknown[] => records.get(list) ?? [];
  const batch: Partial<Record<keyof Batch, unknown>> = { payLines: of('payLines') };
  for (const list of lists) if (records.has(list)) batch[list] = of(list);
  if (asOf !== undefined) batch.asOf = asOf;
  const read = readBatch(batch);
  if ('unreadable' in read) throw new TypeError('the records of a run are a batch');
  const [all] = of('tainted.all') as Exception[];
  const reading: BatchReading = {
    batch: read.batch,
    places: {},
    exceptions: of('exceptions') as Exception[],
    refused: of('refused') as RefusedLine[],
    tainted: {
      ...(all !== undefined && { all }),
      workers: new Map(of('tainted.workers') as [string, Exception][]),
      employers: new Map(of('tainted.employers') as [string, Exception][]),
      schemes: new Map(of('tainted.schemes') as [string, Exception][]),
    },
  };
  return {
    reading,
    accepted: of('accepted') as Acceptance[],
    originals: of('originals') as EarlierLine[],
  };
};
