import {
  type BatchReading,
  calculate,
  type CalculateOptions,
  engineVersion,
  type Exception,
  type Legislation,
  readBatch,
  type Result,
} from '@totalize/core';
import { checkedSchemes } from './checks.ts';
import { type ExitCode, exitCode, unreadable } from './exit-code.ts';
import { displayNames } from './input/bytes.ts';
import { readJson } from './input/json.ts';
import { lawFor } from './law.ts';
import { jsonText } from './terminal/json.ts';
import { type CommonOptions, writeOut } from './terminal/output.ts';

export interface CalcOptions extends CommonOptions {
  readonly input: string;
  readonly schemes?: readonly string[];
  readonly strict?: boolean;
}

type Reading = BatchReading | { readonly unreadable: string };

/** Of one batch of an array: what cannot be read at all is told in a result of its own. */
const calculateOne = (reading: Reading, legislation: Legislation, options: CalculateOptions): Result => {
  if ('batch' in reading) return calculate(reading, legislation, options);
  const exception: Exception = { severity: 'error', code: 'record-invalid', message: reading.unreadable };
  const { version: legislationVersion } = legislation;
  return {
    contributions: [],
    exceptions: [exception],
    balances: [],
    totals: { amounts: [], recoverable: [], lines: { in: 0, out: 0, refused: 0 }, gross: [] },
    provenance: { engineVersion, legislationVersion, inputs: [...(options.inputs ?? [])], overrides: [] },
  };
};

export const exitCodeFor = (exceptions: readonly Pick<Exception, 'severity'>[], strict: boolean): ExitCode =>
  exceptions.some(({ severity }) => severity === 'error' || strict) ? exitCode.exceptions : exitCode.done;

/** One batch or an array of them, answered on stdout. */
export const calculateBatches = async (options: CalcOptions): Promise<ExitCode> => {
  const schemes = checkedSchemes('--schemes', options.schemes);
  const name = displayNames([options.input]).get(options.input) ?? options.input;
  const { value, input } = await readJson(options.input, name);
  const several = Array.isArray(value);
  const readings = (several ? value : [value]).map((document): Reading => readBatch(document));
  const [only] = readings;
  if (!several && only !== undefined && 'unreadable' in only)
    throw unreadable(`${name} cannot be read. ${only.unreadable}`);
  const law = lawFor(readings.flatMap((reading) => ('batch' in reading ? [reading.batch] : [])));
  const calculateOptions = { inputs: [input], ...(schemes !== undefined && { schemes }) };
  const results = readings.map((reading) => calculateOne(reading, law, calculateOptions));
  const exceptions = results.flatMap((result) => result.exceptions);
  process.exitCode = exitCodeFor(exceptions, options.strict === true);
  await writeOut(jsonText(several ? results : results[0]));
  return exitCodeFor(exceptions, options.strict === true);
};
