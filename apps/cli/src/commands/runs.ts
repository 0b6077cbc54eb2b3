import { type Command, Option } from 'commander';
import { examples } from '../command-line.ts';
import { byOption, subcommand } from '../ledger/options.ts';
import type { ApproveOptions } from '../ledger/runs.ts';
import type { LedgerOptions } from '../ledger/with-ledger.ts';

export const define = (command: Command): void => {
  command.description('The runs in a ledger: what was computed from what, and who approved it.');
  subcommand(command, 'list', 'all runs, oldest first').action(async (options: LedgerOptions) => {
    const { showRuns } = await import('../ledger/runs.ts');
    await showRuns(options);
  });
  subcommand(command, 'show', 'one run: inputs, outputs, versions, totals')
    .argument('<run>', 'its number')
    .action(async (run: string, options: LedgerOptions) => {
      const { showRun } = await import('../ledger/runs.ts');
      await showRun(run, options);
    });
  subcommand(command, 'approve', 'lets the lines of a run stand')
    .argument('<run>', 'its number')
    .addOption(byOption().makeOptionMandatory())
    .action(async (run: string, options: ApproveOptions) => {
      const { approve } = await import('../ledger/runs.ts');
      await approve(run, options);
    });
  subcommand(command, 'replay', 'computes a run again from what is stored, and compares every byte')
    .argument('<run>', 'its number')
    .addOption(new Option('-o, --out <folder>', 'writes the files of the run there'))
    .action(async (run: string, options: LedgerOptions & { readonly out?: string }) => {
      const { replay } = await import('../ledger/replay.ts');
      process.exitCode = await replay(run, options);
    });
  examples(
    command,
    'runs list --ledger payroll.ledger',
    "runs approve 3 --by 'R. Okafor' --ledger payroll.ledger",
    'runs replay 3 --ledger payroll.ledger',
  );
};
