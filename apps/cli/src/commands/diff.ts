import type { Command } from 'commander';
import { examples } from '../command-line.ts';
import type { CommonOptions } from '../terminal/output.ts';

const diffCommand = async (before: string, after: string, options: CommonOptions): Promise<void> => {
  const { runDiff } = await import('../diff/run-diff.ts');
  process.exitCode = await runDiff(before, after, options);
};

export const define = (command: Command): void => {
  command
    .description('Two runs compared: per worker, scheme and payer the old and the new amount, and the cause.')
    .argument('<old>', 'folder of a run')
    .argument('<new>', 'folder of another run')
    .action(diffCommand);
  examples(command, 'diff 2026-01 2026-02', 'diff before after --json');
};
