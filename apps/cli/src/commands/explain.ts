import type { Command } from 'commander';
import { examples, inputOption } from '../command-line.ts';
import type { ExplainOptions } from '../explanation.ts';

const explainCommand = async (options: ExplainOptions): Promise<void> => {
  const { explainLine } = await import('../explanation.ts');
  process.exitCode = await explainLine(options);
};

export const define = (command: Command): void => {
  command
    .description(
      'How the figures of one pay line came about: the law of each day, then days, base, bands, rounding and citations.',
    )
    .addOption(inputOption('a batch as JSON').makeOptionMandatory())
    .requiredOption('-l, --line <id>', 'lineId of the pay line')
    .option('-s, --scheme <pattern>', 'these schemes only, such as de.pension or us.*')
    .action(explainCommand);
  examples(command, 'explain --input batch.json --line L-0001 --scheme us.oasdi');
};
