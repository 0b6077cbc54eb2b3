import type { Command } from 'commander';
import { usageError } from '../exit-code.ts';
import { examples } from '../command-line.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, plain, writeOut } from '../terminal/output.ts';
import { didYouMean } from '../terminal/suggest.ts';

const normal = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');

const schema = async (wanted: string | undefined, options: CommonOptions): Promise<void> => {
  const { jsonSchemaOf, recordNames } = await import('@totalize/core');
  if (wanted === undefined) {
    await writeOut(options.json === true ? jsonText(recordNames) : [`${recordNames.join('\n')}\n`]);
    return;
  }
  const name = recordNames.find((record) => normal(record) === normal(wanted));
  if (name === undefined) {
    throw usageError(
      `There is no record "${plain(wanted)}".${didYouMean(wanted, recordNames)} There are ${recordNames.join(', ')}.`,
    );
  }
  await writeOut([`${JSON.stringify(jsonSchemaOf(name), undefined, 2)}\n`]);
};

export const define = (command: Command): void => {
  command
    .description('The JSON Schema of a record; without a name, the names of the records.')
    .argument('[record]', 'such as batch, payLine or certificate')
    .action(schema);
  examples(command, 'schema', 'schema batch > batch.schema.json');
};
