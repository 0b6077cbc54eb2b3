import { mkdirSync, rmSync, statSync } from 'node:fs';
import { lineWriter } from '@totalize/adapter-csv';
import { calculateSlice, countriesOf, type Exception, type Override, type Totals } from '@totalize/core';
import { loadLegislationFor } from '@totalize/legislation';
import { assemble, type ReadFile } from './assemble.ts';
import { partedInThread, SliceThreads } from './executor.ts';
import { ChangedFileError, sha256Of, stampOf } from './input-file.ts';
import { keyOf, keyOfFinding, MOST_FILES } from './keys.ts';
import { jsonLines } from './lines.ts';
import { NotGroupedError, type Partition, type PathFile, type Whole } from './partition.ts';
import { plainStartOf } from './plain-start.ts';
import { type Beginning, Results } from './results.ts';
import { SegmentWriter } from './segments.ts';
import type { SliceJob } from './slice.ts';

/** A file that every worker needs, read whole. */
export interface SharedFile extends ReadFile {
  readonly number: number;
}

export interface LargeRun {
  /** Files of single workers' records, in the order of their numbers. */
  readonly files: readonly PathFile[];
  readonly shared: readonly SharedFile[];
  readonly asOf: string | undefined;
  readonly schemes: readonly string[] | undefined;
  readonly columns: readonly string[] | undefined;
  /** For what is needed on the way, and for the results until they are taken away. */
  readonly folder: string;
  readonly linesOfSlice: number;
  readonly jobs: number;
  readonly grouped: boolean;
  /** Equal for runs with the same inputs, versions and options; asked with the SHA-256 of each file. */
  readonly fingerprint: (sha256: readonly string[]) => string;
  readonly onRead: (bytes: number) => void;
  readonly onProgress: (lines: number, of: number, resumed: number) => void;
}

/** A file of results, to be taken away. */
export interface ResultFile {
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface LargeResult {
  readonly contributions: ResultFile;
  readonly balances: ResultFile;
  readonly exceptions: () => Generator<Exception>;
  readonly totals: Totals;
  readonly overrides: readonly Override[];
  readonly lines: number;
  /** Of each file. */
  readonly sha256: readonly string[];
  /** Slices that an earlier run had left. */
  readonly resumed: number;
}

/** What is known of the files that every worker needs. */
const openingOf = (run: LargeRun, told: Partition['told']) => {
  const { reading, told: ofFiles } = assemble(run.shared, run.asOf);
  const numbers = new Map(run.shared.map(({ name, list, number }) => [name, { list, file: number }]));
  const notes = new SegmentWriter();
  const add = (key: number, exception: Exception): void => notes.add(key, `${JSON.stringify(exception)}\n`);
  for (const { exception, ...place } of told) add(keyOf('file', place), exception);
  const placeOf = ({ file = '', row = 0 }: Pick<Exception, 'file' | 'row'>) => {
    const place = numbers.get(file);
    if (place === undefined) throw new Error('an exception of no file of the run');
    return { ...place, row };
  };
  for (const exception of ofFiles) add(keyOf('file', placeOf(exception)), exception);
  for (const exception of reading.exceptions) add(keyOf('record', placeOf(exception)), exception);
  const step = calculateSlice(reading, loadLegislationFor(countriesOf(reading.batch))).next();
  if (step.done !== true) throw new Error('a worker without a line or a balance was computed');
  const { findings, counted } = step.value;
  const keyed = (finding: (typeof findings)[number]): number =>
    keyOfFinding(finding, placeOf(reading.places[finding.list]?.[finding.index] ?? {}));
  for (const finding of findings) add(keyed(finding), finding.exception);
  const attributes = counted.map((finding) => ({ key: keyed(finding), exception: finding.exception }));
  return { told: notes.segments(), attributes, overrides: reading.batch.overrides ?? [] };
};

function* jobsFrom(partition: Partition, first: number): Generator<SliceJob> {
  for (let slice = first; slice < partition.lines.length; slice += 1)
    yield { slice, extents: partition.files.map(({ extents }) => extents[slice] ?? []) };
}

/** What is told once a run, of a scheme or an employer, though several slices find it. */
const onceARun: ReadonlySet<Exception['code']> = new Set(['scheme-unknown', 'employer-assumed']);

function* onceEach(exceptions: Iterable<Exception>): Generator<Exception> {
  const seen = new Set<string>();
  for (const exception of exceptions) {
    const { code, message } = exception;
    if (onceARun.has(code) && seen.has(message)) continue;
    if (onceARun.has(code)) seen.add(message);
    yield exception;
  }
}

/**
 * Computes a run slice by slice: at any time the lines of a few thousand workers are held. `Whole`: the files cannot be
 * taken apart, or what is wrong with them shows only to who sees them as a whole.
 */
export const runLarge = async (run: LargeRun): Promise<LargeResult | Whole> => {
  if (run.files.some(({ number }) => number >= MOST_FILES)) return 'files';
  mkdirSync(run.folder, { recursive: true, mode: 0o700 });
  const { folder, linesOfSlice, grouped } = run;
  const stamps = run.files.map(({ path }) => stampOf(path));
  const files = run.files.map((file) => ({ ...file, plain: plainStartOf(file, file.path) }));
  // They load the law while the files are read.
  const threads = new SliceThreads(threadsFor(run));
  try {
    const [{ result, spools }, sha256] = await Promise.all([
      partedInThread({ files, settings: { folder, linesOfSlice, grouped } }, run.onRead),
      Promise.all(files.map(({ path }) => sha256Of(path))),
    ]);
    try {
      if (result === 'not-grouped') throw new NotGroupedError();
      if (typeof result === 'string') return result;
      if ('changed' in result) throw new ChangedFileError(result.changed);
      for (const [at, { name, path }] of files.entries())
        if (stampOf(path) !== stamps[at]) throw new ChangedFileError(name);
      return await computed(run, result, sha256, threads);
    } finally {
      for (const spool of spools) rmSync(spool, { force: true });
    }
  } finally {
    await threads.end();
  }
};

/** A pay line has no fewer bytes. */
const SHORTEST_LINE = 40;

/** No more threads than there can be slices. */
const threadsFor = ({ files, jobs, linesOfSlice }: LargeRun): number => {
  const pay = files.filter(({ list }) => list === 'payLines');
  const size = pay.reduce((sum, { path }) => sum + statSync(path).size, 0);
  return Math.max(1, Math.min(jobs, Math.ceil(size / SHORTEST_LINE / linesOfSlice)));
};

/** Slices that were read from files as they were are worth something, others are not. */
const checkUnchanged = ({ files }: Partition): void => {
  for (const { name, path, stamp } of files)
    if (stamp !== undefined && stampOf(path) !== stamp) throw new ChangedFileError(name);
};

const computed = async (
  run: LargeRun,
  partition: Partition,
  sha256: readonly string[],
  threads: SliceThreads,
): Promise<LargeResult> => {
  const opening = openingOf(run, partition.told);
  const header = {
    contributions: lineWriter('contributions', run.columns).header,
    balances: lineWriter('balances').header,
  };
  const slices = partition.lines.length;
  const fingerprint = JSON.stringify([run.fingerprint(sha256), run.linesOfSlice, slices]);
  const results = new Results(run.folder, fingerprint, (): Beginning => ({ header, told: opening.told }));
  const total = partition.lines.reduce((sum, lines) => sum + lines, 0);
  const resumed = partition.lines.slice(0, results.done).reduce((sum, lines) => sum + lines, 0);
  let lines = resumed;
  run.onProgress(lines, total, resumed);
  const settings = {
    files: partition.files.map(({ extents: _, ...file }) => file),
    foreign: partition.foreign,
    shared: run.shared,
    asOf: run.asOf,
    schemes: run.schemes,
    columns: run.columns,
  };
  const outputs = threads.compute(settings, jobsFrom(partition, results.done), () => checkUnchanged(partition));
  for await (const output of outputs) {
    await results.add(output);
    lines += partition.lines[output.slice] ?? 0;
    run.onProgress(lines, total, resumed);
  }
  const { gathered, done } = results;
  for (const { key, exception } of opening.attributes) gathered.addAttribute({ key, exception });
  const files = await results.finish();
  return {
    contributions: { ...files.contributions, rows: gathered.rows.contributions },
    balances: { ...files.balances, rows: gathered.rows.balances },
    *exceptions() {
      yield* onceEach(jsonLines<Exception>(files.told.path));
      yield* onceEach(jsonLines<Exception>(files.said.path));
      yield* gathered.counted();
    },
    totals: gathered.totals,
    overrides: opening.overrides,
    lines: total,
    sha256,
    resumed: done,
  };
};

export { NotGroupedError };
