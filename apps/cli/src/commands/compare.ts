import type { Command } from 'commander';
import { examples } from '../command-line.ts';
import type { CompareOptions } from '../compare/run-compare.ts';
import { addBatchOptions } from '../input/batch-options.ts';

const compareCommand = async (options: CompareOptions): Promise<void> => {
  const { runCompare } = await import('../compare/run-compare.ts');
  process.exitCode = await runCompare(options);
};

export const define = (command: Command): void => {
  addBatchOptions(
    command.description(
      'What work costs with and without a certificate, per scheme and payer, and the saving. An assignment without a certificate is supposed to get the one that it can have.',
    ),
  ).action(compareCommand);
  examples(
    command,
    'compare --input batch.json',
    'compare --payroll pay.csv --assignments assignments.csv --workers workers.csv --json',
  );
};
