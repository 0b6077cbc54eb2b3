import { createHash } from 'node:crypto';
import { engineVersion } from '@totalize/core';
import { legislationVersion } from '@totalize/legislation';
import { findRun, loadInput, type Run } from '@totalize/ledger';
import { type ExitCode, exitCode, usageError } from '../exit-code.ts';
import type { Inputs } from '../input/files.ts';
import { ResultFolder, type Written } from '../result/folder.ts';
import { outputNames } from '../run/run-planned.ts';
import { write } from '../run/run-whole.ts';
import { jsonText } from '../terminal/json.ts';
import { plain, writeOut } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { noRun } from './runs.ts';
import { idOf, type LedgerOptions, withLedger } from './with-ledger.ts';

interface StoredOptions {
  readonly schemes?: readonly string[];
  readonly columns?: readonly string[];
  readonly write?: readonly string[];
}

/** Hashes what would be written. */
const hashing = {
  async write(name: string, parts: Iterable<string> | AsyncIterable<string>): Promise<Written> {
    const hash = createHash('sha256');
    for await (const part of parts) hash.update(part);
    return { name, sha256: hash.digest('hex') };
  },
};

/** Another law or engine may give other figures, so that a difference would say nothing. */
const checkVersions = (run: Run): void => {
  const law = legislationVersion();
  if (run.engineVersion === engineVersion && run.legislationVersion === law) return;
  throw usageError(
    `Run ${run.id} was made with totalize ${run.engineVersion} and legislation ${run.legislationVersion}, and these are ${engineVersion} and ${law}. ` +
      `Install totalize@${run.engineVersion} with @totalize/legislation@${run.legislationVersion} to replay it.`,
  );
};

const storedInputs = async (text: string, options: LedgerOptions): Promise<{ run: Run; inputs: Inputs }> =>
  await withLedger(options, async (ledger) => {
    const id = idOf('run', text);
    const run = await findRun(ledger, id);
    if (run === undefined) throw noRun(id);
    checkVersions(run);
    const loaded = await loadInput(ledger, id);
    if ('gone' in loaded) throw usageError(loaded.gone);
    const { reading, accepted, originals } = loaded;
    const inputs = { reading, accepted: accepted as Inputs['accepted'], originals, hashes: run.inputs, recognised: [] };
    return { run, inputs };
  });

/** `totalize runs replay`: computes a run again and compares it, file by file. */
export const replay = async (text: string, options: LedgerOptions & { readonly out?: string }): Promise<ExitCode> => {
  const folder = options.out === undefined ? undefined : new ResultFolder(options.out, outputNames, false);
  folder?.prepare();
  const { run, inputs } = await storedInputs(text, options);
  const { schemes, columns, write: formats = [] } = run.options as StoredOptions;
  // What is written for other systems is not repeated here, and the other files may tell of it.
  const isCompared = ({ name }: { name: string }): boolean =>
    formats.every((format) => format === 'csv') || name === 'contributions.csv' || name === 'balances.csv';
  const compared = run.outputs.filter(isCompared);
  const progress = new Progress(options);
  try {
    const { files } = await write(folder ?? hashing, { schemes, columns }, inputs, progress, { day: run.day });
    progress.clear();
    const now = new Map(files.map(({ name, sha256 }) => [name, sha256]));
    const different = compared.filter(({ name, sha256 }) => now.get(name) !== sha256).map(({ name }) => name);
    folder?.commit();
    if (options.json === true) await writeOut(jsonText({ run: run.id, same: different.length === 0, different }));
    else if (different.length > 0)
      process.stderr.write(`totalize: run ${run.id} comes out differently in ${plain(different.join(', '))}.\n`);
    else if (options.quiet !== true)
      await writeOut([`Run ${run.id} comes out the same: ${compared.length} files, byte for byte.\n`]);
    return different.length === 0 ? exitCode.done : exitCode.exceptions;
  } finally {
    progress.clear();
    folder?.discard();
  }
};
