import { firstOfEachRow } from '@totalize/batch';
import type { Mapping, RecordKind, Records } from '@totalize/adapter-kit';
import type { Exception } from '@totalize/core';
import { unreadable } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { InputBytes } from './bytes.ts';
import type { InputHash } from './json.ts';
import { isZip, recognise } from './recognise.ts';

/** Where a record stands in its file. */
interface RecordPlace {
  readonly row: number;
  readonly sheet?: string;
}

export interface RecordsFile<K extends RecordKind> {
  readonly records: Records[K][];
  readonly places: RecordPlace[];
  readonly exceptions: Exception[];
  /** The first error of each row that gave no record. */
  readonly refused: Exception[];
  readonly input: InputHash;
  readonly format: string;
  /** Why it was taken for this format. */
  readonly reason: string;
}

export interface RecordsOptions {
  readonly format?: string | undefined;
  readonly mapping?: Mapping | undefined;
  readonly onBytes?: (count: number) => void;
}

const BEGINNING = 64 * 1024;

/** The beginning of a file, and the whole of it from the beginning on. */
const peek = async (source: InputBytes): Promise<{ beginning: Uint8Array; all: AsyncIterable<Uint8Array> }> => {
  const iterator = source[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (!ended && (length < BEGINNING || isZip(read[0] ?? new Uint8Array()))) {
    const step = await iterator.next();
    ended = step.done === true;
    if (step.done === true) break;
    read.push(step.value);
    length += step.value.length;
  }
  const all = (async function* () {
    yield* read;
    if (!ended) yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  return { beginning: read.length === 1 ? (read[0] ?? new Uint8Array()) : Buffer.concat(read), all };
};

/** Reads a whole file. One whose header cannot be used cannot be read at all. */
export const readRecordsFile = async <K extends RecordKind>(
  kind: K,
  path: string,
  name: string,
  { format = 'auto', mapping, onBytes }: RecordsOptions = {},
): Promise<RecordsFile<K>> => {
  const source = new InputBytes(path, name, onBytes);
  const { beginning, all } = await peek(source);
  const { adapter, reason } = await recognise(beginning, kind, format, mapping);
  const file: RecordsFile<K> = {
    records: [],
    places: [],
    exceptions: [],
    refused: [],
    input: { name, sha256: '' },
    format: adapter.format,
    reason,
  };
  let refusedRows = 0;
  for await (const batch of adapter.read(kind, all, { file: name, ...(mapping !== undefined && { mapping }) })) {
    for (const record of batch.records) file.records.push(record as Records[K]);
    for (const row of batch.rows) file.places.push({ row, ...(batch.sheet !== undefined && { sheet: batch.sheet }) });
    for (const exception of batch.exceptions) file.exceptions.push(exception);
    refusedRows += batch.refused;
    if (batch.refused > 0) file.refused.push(...firstOfEachRow(batch.exceptions));
  }
  const errors = file.exceptions.filter(({ severity }) => severity === 'error');
  // An error that is of no row stopped the reading, whatever rows were refused before it.
  if (errors.some(({ code, row }) => code === 'file-unreadable' && (refusedRows === 0 || row === undefined))) {
    throw unreadable([`${name} cannot be read.`, ...errors.map(({ message }) => plain(message))].join(' '));
  }
  return { ...file, input: { name, sha256: source.sha256() } };
};
