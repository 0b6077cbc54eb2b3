import { explain, renderTrace } from '@totalize/core';
import { checkedSchemes } from './checks.ts';
import { type ExitCode, exitCode, usageError } from './exit-code.ts';
import { displayNames } from './input/bytes.ts';
import { readBatchFile } from './input/files.ts';
import { lawFor } from './law.ts';
import { jsonText } from './terminal/json.ts';
import { type CommonOptions, plain, writeOut } from './terminal/output.ts';
import { didYouMean } from './terminal/suggest.ts';

export interface ExplainOptions extends CommonOptions {
  readonly input: string;
  readonly line: string;
  readonly scheme?: string;
}

/** Tells on stdout how the figures of one line came about. A line that was refused is told with what is wrong with it. */
export const explainLine = async (options: ExplainOptions): Promise<ExitCode> => {
  const { line, scheme } = options;
  if (scheme !== undefined) checkedSchemes('--scheme', [scheme]);
  const name = displayNames([options.input]).get(options.input) ?? options.input;
  const { reading } = await readBatchFile(options.input, name);
  const trace = explain(reading, lawFor([reading.batch]), line, scheme);
  if (trace !== undefined) {
    await writeOut(options.json === true ? [`${JSON.stringify(trace, undefined, 2)}\n`] : [renderTrace(trace)]);
    return exitCode.done;
  }
  const refusals = reading.exceptions.filter(({ lineId }) => lineId === line);
  if (refusals.length === 0) {
    const ids = reading.batch.payLines.flatMap(({ lineId }) => lineId ?? []);
    throw usageError(`${name} has no line "${plain(line)}".${didYouMean(line, ids)}`);
  }
  process.exitCode = exitCode.exceptions;
  const told = refusals.map(({ message }) => `${message}\n`);
  await writeOut(
    options.json === true
      ? jsonText({ lineId: line, exceptions: refusals })
      : [`Line ${plain(line)} was refused.\n`, ...told],
  );
  return exitCode.exceptions;
};
