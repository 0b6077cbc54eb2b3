import type { Command } from 'commander';
import type { CalcOptions } from '../calculation.ts';
import { examples, inputOption, listOption } from '../command-line.ts';

const calc = async (options: CalcOptions): Promise<void> => {
  const { calculateBatches } = await import('../calculation.ts');
  process.exitCode = await calculateBatches(options);
};

export const define = (command: Command): void => {
  command
    .description(
      'Computes a batch of pay lines. An array of batches is answered by an array of results in the same order.',
    )
    .addOption(inputOption('a batch, or an array of batches, as JSON').makeOptionMandatory())
    .addOption(listOption('--schemes <patterns>', 'compute these schemes only, such as us.*,de.pension'))
    .option('--strict', 'warnings give exit code 2, too')
    .action(calc);
  examples(command, 'calc --input batch.json', 'calc --input - < batch.json');
};
