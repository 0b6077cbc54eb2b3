import type { Accepted } from '@totalize/adapter-kit';
import { assemble, type ReadFile } from '@totalize/batch';
import { type BatchList, type BatchReading, type EarlierLine, readBatch } from '@totalize/core';
import { unreadable, usageError } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { displayNames, InputBytes } from './bytes.ts';
import { type InputHash, readJson } from './json.ts';
import type { MappingFile } from './mapping.ts';
import { readRecordsFile, type RecordsOptions } from './records-file.ts';

/** What is read, and from where. Either `batch` or the files of the lists. */
export interface InputPaths {
  readonly batch?: string | undefined;
  readonly lists: ReadonlyMap<BatchList, readonly string[]>;
  readonly accepted?: string | undefined;
  readonly asOf?: string | undefined;
  /** Of the pay files; default: what each of them looks like. */
  readonly format?: string | undefined;
}

export interface Inputs {
  readonly reading: BatchReading;
  readonly accepted: readonly Accepted[];
  readonly hashes: readonly InputHash[];
  /** Lines of earlier runs that reversals name, from the ledger. */
  readonly originals?: readonly EarlierLine[];
  /** What the pay files were taken for, where that is not plain. */
  readonly recognised: readonly string[];
}

export const readAccepted = async (path: string, name: string): Promise<{ records: Accepted[]; input: InputHash }> => {
  const { records, exceptions, input } = await readRecordsFile('accepted', path, name);
  const fault = exceptions.find(({ severity }) => severity === 'error');
  if (fault !== undefined)
    throw unreadable(`${name} cannot be read. ${plain(fault.message)} (row ${fault.row ?? '?'})`);
  return { records, input };
};

const withAsOf = (document: unknown, asOf: string | undefined): unknown =>
  asOf === undefined || typeof document !== 'object' || document === null ? document : { ...document, asOf };

/** One batch as JSON. */
export const readBatchFile = async (
  path: string,
  name: string,
  asOf?: string,
): Promise<{ readonly reading: BatchReading; readonly input: InputHash }> => {
  const { value, input } = await readJson(path, name);
  if (Array.isArray(value))
    throw unreadable(`${name} holds several batches, and this command takes one; \`totalize calc\` takes a list.`);
  const reading = readBatch(withAsOf(value, asOf));
  if ('unreadable' in reading) throw unreadable(`${name} cannot be read. ${reading.unreadable}`);
  return { reading, input };
};

const readLists = async (
  paths: InputPaths,
  names: ReadonlyMap<string, string>,
  mapping: MappingFile | undefined,
  onBytes: RecordsOptions['onBytes'],
) => {
  const files: ReadFile[] = [];
  const recognised: string[] = [];
  const hashes: InputHash[] = mapping === undefined ? [] : [mapping.input];
  for (const [list, listed] of paths.lists) {
    for (const path of listed) {
      const name = names.get(path) ?? path;
      const pay = list === 'payLines' ? { mapping: mapping?.mapping, format: paths.format } : {};
      const file = await readRecordsFile(list, path, name, { ...pay, ...(onBytes && { onBytes }) });
      if (file.format !== 'csv' && file.format !== 'xlsx')
        recognised.push(`${name} was read as ${file.format}: ${file.reason}`);
      files.push({ ...file, list, name });
      hashes.push(file.input);
    }
  }
  const { reading, told } = assemble(files, paths.asOf);
  return { reading: { ...reading, exceptions: [...told, ...reading.exceptions] }, hashes, recognised };
};

const allPaths = ({ batch, lists, accepted }: InputPaths): string[] =>
  [batch, ...[...lists.values()].flat(), accepted].flatMap((path) => path ?? []);

/** Size of what is to be read, as far as it is known. */
export const inputSize = (paths: InputPaths): number =>
  allPaths(paths).reduce((sum, path) => sum + new InputBytes(path, path).size, 0);

/** Reads everything that a run is given. */
export const readInputs = async (
  paths: InputPaths,
  mapping?: MappingFile,
  onBytes?: (count: number) => void,
): Promise<Inputs> => {
  const all = allPaths(paths);
  if (all.filter((path) => path === '-').length > 1) throw usageError('Only one input can come from stdin (-).');
  const names = displayNames(all);
  const nameOf = (path: string): string => names.get(path) ?? path;
  const main =
    paths.batch === undefined
      ? await readLists(paths, names, mapping, onBytes)
      : await readBatchFile(paths.batch, nameOf(paths.batch), paths.asOf).then(({ reading, input }) => ({
          reading,
          hashes: [input],
          recognised: [],
        }));
  if (paths.accepted === undefined) return { ...main, accepted: [] };
  const { records, input } = await readAccepted(paths.accepted, nameOf(paths.accepted));
  return { ...main, accepted: records, hashes: [...main.hashes, input] };
};
