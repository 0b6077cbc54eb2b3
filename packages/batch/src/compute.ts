import { lineWriter } from '@totalize/adapter-csv';
import { calculateSlice, countriesOf, type Exception, type Finding, type Override } from '@totalize/core';
import { loadLegislationFor } from '@totalize/legislation';
import { assemble } from './assemble.ts';
import type { RunThreads } from './executor.ts';
import { ChangedFileError, stampOf } from './input-file.ts';
import { keyOf, keyOfFinding } from './keys.ts';
import type { LargeResult, LargeRun } from './large-run.ts';
import { jsonLines } from './lines.ts';
import type { Partition } from './partition.ts';
import { type Beginning, Results } from './results.ts';
import { type Segments, SegmentWriter } from './segments.ts';
import type { SliceJob } from './slice.ts';
import { onceEach, type Told, toldLines, toldOf } from './told.ts';

/** What is known of the files that every worker needs. */
export interface Opening {
  /** Each with its key. */
  readonly told: readonly { readonly key: number; readonly exception: Exception }[];
  readonly attributes: readonly { readonly key: number; readonly exception: Exception & { readonly count: number } }[];
  readonly overrides: readonly Override[];
}

/** Looks at the files that every worker needs; there is time for it while the others are taken apart. */
export const openingOf = (run: LargeRun): Opening => {
  const { reading, told: ofFiles } = assemble(run.shared, run.asOf);
  const numbers = new Map(run.shared.map(({ name, list, number }) => [name, { list, file: number }]));
  const placeOf = ({ file = '', row = 0 }: Pick<Exception, 'file' | 'row'>) => {
    const place = numbers.get(file);
    if (place === undefined) throw new Error('an exception of no file of the run');
    return { ...place, row };
  };
  const keyed = (round: 'file' | 'record') => (exception: Exception) => ({
    key: keyOf(round, placeOf(exception)),
    exception,
  });
  const step = calculateSlice(reading, loadLegislationFor(countriesOf(reading.batch))).next();
  if (step.done !== true) throw new Error('a worker without a line or a balance was computed');
  const found = <E extends Exception>(findings: readonly (Finding & { readonly exception: E })[]) =>
    findings.map((finding) => ({
      key: keyOfFinding(finding, placeOf(reading.places[finding.list]?.[finding.index] ?? {})),
      exception: finding.exception,
    }));
  return {
    told: [...ofFiles.map(keyed('file')), ...reading.exceptions.map(keyed('record')), ...found(step.value.findings)],
    attributes: found(step.value.counted),
    overrides: reading.batch.overrides ?? [],
  };
};

const segmentsOf = ({ told }: Opening, ofFiles: Partition['told']): Segments => {
  const notes = new SegmentWriter();
  for (const { exception, ...place } of ofFiles) notes.add(keyOf('file', place), toldLines([exception]));
  for (const { key, exception } of told) notes.add(key, toldLines([exception]));
  return notes.segments();
};

const jobsFrom = ({ lines, files }: Partition, first: number): SliceJob[] =>
  lines
    .map((_, slice): SliceJob => ({ slice, extents: files.map(({ extents }) => extents[slice] ?? []) }))
    .slice(first);

/** Slices that were read from files as they were are worth something, others are not. */
const checkUnchanged = ({ files }: Partition): void => {
  for (const { name, path, stamp } of files)
    if (stamp !== undefined && stampOf(path) !== stamp) throw new ChangedFileError(name);
};

/** Computes a run whose files have been taken apart. */
export const computed = async (
  run: LargeRun,
  partition: Partition,
  opening: Opening,
  sha256: readonly string[],
  threads: RunThreads,
): Promise<LargeResult> => {
  threads.begin({
    files: partition.files.map(({ extents: _, ...file }) => file),
    foreign: partition.foreign,
    shared: run.shared,
    asOf: run.asOf,
    schemes: run.schemes,
    columns: run.columns,
  });
  const header = {
    contributions: lineWriter('contributions', run.columns).header,
    balances: lineWriter('balances').header,
  };
  const slices = partition.lines.length;
  const fingerprint = JSON.stringify([run.fingerprint(sha256), run.linesOfSlice, slices]);
  const results = new Results(
    run.folder,
    fingerprint,
    (): Beginning => ({
      header,
      told: segmentsOf(opening, partition.told),
    }),
  );
  const total = partition.lines.reduce((sum, lines) => sum + lines, 0);
  const resumed = partition.lines.slice(0, results.done).reduce((sum, lines) => sum + lines, 0);
  let lines = resumed;
  run.onProgress(lines, total, resumed);
  const outputs = threads.compute(jobsFrom(partition, results.done), () => checkUnchanged(partition));
  for await (const { output, writeRest } of outputs) {
    results.add(output, writeRest);
    lines += partition.lines[output.slice] ?? 0;
    run.onProgress(lines, total, resumed);
  }
  const { gathered, done } = results;
  for (const { key, exception } of opening.attributes) gathered.addAttribute({ key, exception });
  const files = await results.finish();
  return {
    contributions: { ...files.contributions, rows: gathered.rows.contributions },
    balances: { ...files.balances, rows: gathered.rows.balances },
    *told() {
      yield* onceEach(jsonLines<Told>(files.told.path));
      yield* onceEach(jsonLines<Told>(files.said.path));
      for (const exception of gathered.counted()) yield toldOf(exception);
    },
    totals: gathered.totals,
    overrides: opening.overrides,
    lines: total,
    sha256,
    resumed: done,
  };
};
