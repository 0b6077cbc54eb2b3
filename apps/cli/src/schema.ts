import { jsonSchemaOf, recordNames } from '@totalize/core';
import { type ExitCode, exitCode, usageError } from './exit-code.ts';
import { jsonText } from './terminal/json.ts';
import { type CommonOptions, plain, writeOut } from './terminal/output.ts';
import { didYouMean } from './terminal/suggest.ts';

const normal = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');

/** Tells the JSON Schema of a record on stdout, or the names of the records. */
export const showSchema = async (wanted: string | undefined, options: CommonOptions): Promise<ExitCode> => {
  if (wanted === undefined) {
    await writeOut(options.json === true ? jsonText(recordNames) : [`${recordNames.join('\n')}\n`]);
    return exitCode.done;
  }
  const name = recordNames.find((record) => normal(record) === normal(wanted));
  if (name === undefined) {
    throw usageError(
      `There is no record "${plain(wanted)}".${didYouMean(wanted, recordNames)} There are ${recordNames.join(', ')}.`,
    );
  }
  await writeOut([`${JSON.stringify(jsonSchemaOf(name), undefined, 2)}\n`]);
  return exitCode.done;
};
