import { type Command, Option } from 'commander';
import { examples } from '../command-line.ts';
import { byOption, subcommand } from '../ledger/options.ts';
import type { PurgeOptions, UpkeepOptions } from '../ledger/upkeep.ts';
import type { LedgerOptions } from '../ledger/with-ledger.ts';

export const define = (command: Command): void => {
  command.description('The upkeep of a ledger: is it whole, and whom should it forget?');
  subcommand(command, 'verify', 'checks every sum and hash').action(async (options: LedgerOptions) => {
    const { verify } = await import('../ledger/upkeep.ts');
    process.exitCode = await verify(options);
  });
  subcommand(command, 'log', 'what was done to the ledger, oldest first').action(async (options: LedgerOptions) => {
    const { log } = await import('../ledger/upkeep.ts');
    await log(options);
  });
  subcommand(command, 'forget', 'forgets who a worker is; there is no way back')
    .argument('<worker>', 'the worker id')
    .addOption(byOption().makeOptionMandatory())
    .action(async (worker: string, options: UpkeepOptions) => {
      const { forget } = await import('../ledger/upkeep.ts');
      await forget(worker, options);
    });
  subcommand(command, 'purge', 'forgets everybody who has nothing in the ledger since a year; there is no way back')
    .addOption(new Option('--before <year>', 'the first year to keep').makeOptionMandatory())
    .addOption(byOption().makeOptionMandatory())
    .action(async (options: PurgeOptions) => {
      const { purge } = await import('../ledger/upkeep.ts');
      await purge(options);
    });
  examples(
    command,
    'ledger verify --ledger payroll.ledger',
    "ledger purge --before 2016 --by 'R. Okafor' --ledger payroll.ledger",
  );
};
