import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangedFileError,
  NotGroupedError,
  runLarge,
  type PathFile,
  type RunThreads,
  type SharedFile,
} from '@totalize/batch';
import { engineVersion } from '@totalize/core';
import { legislationVersion } from '@totalize/legislation';
import { unreadable, usageError } from '../exit-code.ts';
import { displayNames } from '../input/bytes.ts';
import { readAccepted } from '../input/files.ts';
import type { InputHash } from '../input/json.ts';
import { readRecordsFile } from '../input/records-file.ts';
import type { ResultFolder } from '../result/folder.ts';
import { claim } from '../result/folder-names.ts';
import type { Summary } from '../result/summary.ts';
import type { Progress } from '../terminal/progress.ts';
import { rateOf } from '../terminal/rate.ts';
import { type Listed, listedIn, shared } from './listed.ts';
import type { Plan, RunOptions } from './plan.ts';
import { arePlainTables } from './plain-tables.ts';
import { linesOfSlice, sizeOf } from './slicing.ts';

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
  threads: RunThreads,
): Promise<LargeOutcome | undefined> => {
  if (!(await arePlainTables(plan))) return undefined;
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
  const pathsOf = (wanted: readonly PathFile[]): string[] => wanted.map(({ path }) => path);
  const sizeOfPay = sizeOf(pathsOf(rowFiles.filter(({ list }) => list === 'payLines')));
  const size = sizeOf(pathsOf(rowFiles));
  let read = 0;
  // Loaded while others compute.
  const settling = import('./settle.ts');
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
          linesOfSlice: plan.sliceLines ?? linesOfSlice(sizeOfPay),
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
  const { settle } = await settling;
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
