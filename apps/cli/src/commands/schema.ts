import type { Command } from 'commander';
import { examples } from '../command-line.ts';
import type { CommonOptions } from '../terminal/output.ts';

const schema = async (wanted: string | undefined, options: CommonOptions): Promise<void> => {
  const { showSchema } = await import('../schema.ts');
  process.exitCode = await showSchema(wanted, options);
};

export const define = (command: Command): void => {
  command
    .description('The JSON Schema of a record; without a name, the names of the records.')
    .argument('[record]', 'such as batch, payLine or certificate')
    .action(schema);
  examples(command, 'schema', 'schema batch > batch.schema.json');
};
