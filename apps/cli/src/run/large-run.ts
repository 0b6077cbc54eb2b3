import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCsv } from '@totalize/adapter-csv';
import {
  ChangedFileError,
  type LargeResult,
  NotGroupedError,
  runLarge,
  type PathFile,
  type RunThreads,
  type SharedFile,
  startThreads,
} from '@totalize/batch';
import { engineVersion, type Exception } from '@totalize/core';
import { legislationVersion } from '@totalize/legislation';
import { today } from '../command-line.ts';
import { unreadable, usageError } from '../exit-code.ts';
import { displayNames, InputBytes } from '../input/bytes.ts';
import { readAccepted } from '../input/files.ts';
import type { InputHash } from '../input/json.ts';
import { readRecordsFile } from '../input/records-file.ts';
import { acceptedOn } from '../result/accepted.ts';
import type { ResultFolder } from '../result/folder.ts';
import { claim } from '../result/folder-names.ts';
import { ExceptionCounter, type Summary } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import type { Progress } from '../terminal/progress.ts';
import { rateOf } from '../terminal/rate.ts';
import { type Listed, listedIn, shared } from './is-large.ts';
import type { Plan, RunOptions } from './plan.ts';

const LINES_OF_SLICE = 2000;
const MOST_JOBS = 4;

/** The files that every worker needs; `undefined` where an error in them has to be seen together with all pay lines. */
const readShared = async (
  files: readonly Listed[],
  hashes: Map<number, InputHash>,
): Promise<SharedFile[] | undefined> => {
  const read: SharedFile[] = [];
  for (const { list, path, name, number } of files) {
    if (!shared.has(list)) continue;
    const file = await readRecordsFile(list, path, name);
    if (list === 'employers' && file.refused.length > 0) return undefined;
    hashes.set(number, file.input);
    read.push({ ...file, list, name, number });
  }
  return read;
};

/** A folder for a run that keeps nothing. */
const passingFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'totalize-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  return folder;
};

export interface LargeOutcome {
  readonly summary: Summary;
}

/** A run slice by slice; `undefined` where it has to be computed as a whole. */
export const runInSlices = async (
  plan: Plan,
  options: RunOptions,
  folder: ResultFolder | undefined,
  progress: Progress,
): Promise<LargeOutcome | undefined> => {
  const pay = listedIn(plan).filter(({ list }) => list === 'payLines');
  const threads = startThreads({
    jobs: plan.jobs,
    most: Math.min(availableParallelism(), MOST_JOBS),
    linesOfSlice: linesOfSlice(plan),
    size: sizeOf(pay),
  });
  try {
    return await runWith(threads, plan, options, folder, progress);
  } finally {
    await threads.end();
  }
};

const linesOfSlice = ({ sliceLines }: Plan): number => sliceLines ?? LINES_OF_SLICE;

const sizeOf = (files: readonly Pick<Listed, 'path' | 'name'>[]): number =>
  files.reduce((sum, { path, name }) => sum + new InputBytes(path, name).size, 0);

const runWith = async (
  threads: RunThreads,
  plan: Plan,
  options: RunOptions,
  folder: ResultFolder | undefined,
  progress: Progress,
): Promise<LargeOutcome | undefined> => {
  const files = listedIn(plan);
  const hashes = new Map<number, InputHash>();
  const sharedFiles = await readShared(files, hashes);
  if (sharedFiles === undefined) return undefined;
  const accepted =
    plan.paths.accepted === undefined
      ? undefined
      : await readAccepted(plan.paths.accepted, displayNames([plan.paths.accepted]).get(plan.paths.accepted) ?? '');
  const rowFiles = files
    .filter(({ list }) => !shared.has(list))
    .map((file): PathFile => ({ ...file, mapping: file.list === 'payLines' ? plan.mapping?.mapping : undefined }));
  const inputs = (sha256: readonly string[]): InputHash[] => [
    ...(plan.mapping === undefined ? [] : [plan.mapping.input]),
    ...files.flatMap(({ number, name }) => {
      const at = rowFiles.findIndex((file) => file.number === number);
      return at < 0 ? (hashes.get(number) ?? []) : [{ name, sha256: sha256[at] ?? '' }];
    }),
    ...(accepted === undefined ? [] : [accepted.input]),
  ];
  const place = folder === undefined ? passingFolder() : folder.checkpoint();
  const release = claim(place);
  let rate: ReturnType<typeof rateOf> | undefined;
  const size = sizeOf(rowFiles);
  let read = 0;
  const result = await asCommandError(
    place,
    async () =>
      await runLarge(
        {
          files: rowFiles,
          shared: sharedFiles,
          asOf: plan.paths.asOf,
          schemes: plan.schemes,
          columns: plan.columns,
          folder: place,
          linesOfSlice: linesOfSlice(plan),
          grouped: options.grouped === true,
          onRead: (bytes) => progress.show('Reading', (read += bytes), size),
          fingerprint: (sha256) =>
            JSON.stringify([
              engineVersion,
              legislationVersion(),
              inputs(sha256),
              plan.paths.asOf,
              plan.schemes,
              plan.columns,
            ]),
          onProgress: (lines, of, resumed) => {
            const begun = (rate ??= rateOf());
            progress.show('Computing lines', lines, of, () => begun(lines - resumed, of - resumed));
          },
        },
        threads,
      ),
  );
  release();
  if (typeof result === 'string') {
    rmSync(place, { recursive: true, force: true });
    return undefined;
  }
  const summary = await settle(plan, folder, result, inputs(result.sha256), accepted?.records ?? []);
  rmSync(place, { recursive: true, force: true });
  return { summary };
};

const asCommandError = async <T>(place: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    const isChanged = error instanceof ChangedFileError;
    if (!isChanged && !(error instanceof NotGroupedError)) throw error;
    rmSync(place, { recursive: true, force: true });
    if (isChanged)
      throw unreadable(
        `${error.file} was changed while it was read, so nothing was written. Run it again when the file is complete.`,
      );
    throw usageError(
      'A worker has pay lines in several places of the files: sort them by worker, or leave out --grouped.',
    );
  }
};

type Accepting = Parameters<typeof acceptedOn>[0];

const settle = async (
  plan: Plan,
  folder: ResultFolder | undefined,
  result: LargeResult,
  inputs: InputHash[],
  accepted: Accepting,
): Promise<Summary> => {
  const day = plan.paths.asOf ?? today();
  const isAccepted = acceptedOn(accepted, day);
  const [open, before] = [new ExceptionCounter(), new ExceptionCounter()];
  let listed = 0;
  const exceptions = function* (): Generator<Exception> {
    for (const exception of result.exceptions()) {
      const counter = isAccepted(exception) ? before : open;
      counter.add(exception);
      if (counter === open) yield exception;
      if (counter === open) listed += 1;
    }
  };
  const asOf = accepted.length > 0 ? day : plan.paths.asOf;
  const provenance = {
    engineVersion,
    legislationVersion: legislationVersion(),
    inputs,
    ...(plan.paths.asOf !== undefined && { asOf }),
    overrides: result.overrides.map(({ scheme, from, authority }) => ({ scheme, from, authority })),
    ...(plan.paths.asOf === undefined && asOf !== undefined && { asOf }),
  };
  const summaryOf = (files: Summary['files']): Summary => ({
    totals: result.totals,
    exceptions: open.counts(),
    accepted: before.counts(),
    provenance,
    files,
  });
  if (folder === undefined) {
    for (const _ of exceptions());
    return summaryOf([]);
  }
  try {
    const told = await folder.write('exceptions.csv', writeCsv('exceptions', exceptions()));
    folder.adopt('contributions.csv', result.contributions.path);
    folder.adopt('balances.csv', result.balances.path);
    const summary = summaryOf([
      { name: 'contributions.csv', rows: result.contributions.rows, sha256: result.contributions.sha256 },
      { name: told.name, rows: listed, sha256: told.sha256 },
      { name: 'balances.csv', rows: result.balances.rows, sha256: result.balances.sha256 },
    ]);
    await folder.write('summary.json', jsonText(summary));
    folder.commit();
    return summary;
  } finally {
    folder.discard();
  }
};
