import { type Command, Option } from 'commander';
import { examples } from '../command-line.ts';
import type { ApplyOptions, ListOptions, MarkOptions } from '../ledger/claims.ts';
import { byOption, subcommand } from '../ledger/options.ts';
import type { LedgerOptions } from '../ledger/with-ledger.ts';

export const define = (command: Command): void => {
  command.description('Claims of refund: from the plan that `totalize reconcile` writes to the money.');
  subcommand(command, 'apply', 'books what a plan claims beyond what is claimed already')
    .argument('<plan>', 'plan.json; - is stdin')
    .addOption(byOption())
    .action(async (plan: string, options: ApplyOptions) => {
      const { apply } = await import('../ledger/claims.ts');
      await apply(plan, options);
    });
  subcommand(command, 'list', 'all claims, oldest first')
    .addOption(new Option('--state <state>', 'only those').choices(['open', 'filed', 'paid', 'refused']))
    .action(async (options: ListOptions) => {
      const { showClaims } = await import('../ledger/claims.ts');
      await showClaims(options);
    });
  subcommand(command, 'show', 'one claim: its rows by worker, and what happened to it')
    .argument('<claim>', 'its number')
    .action(async (claim: string, options: LedgerOptions) => {
      const { showClaim } = await import('../ledger/claims.ts');
      await showClaim(claim, options);
    });
  subcommand(command, 'mark', 'notes what happened to a claim, or to one worker in it')
    .argument('<claim>', 'its number')
    .argument(
      '<event>',
      'filed, paid or refused; of a worker: consent-requested, consent-given, consent-refused or repaid',
    )
    .addOption(new Option('--on <date>', 'the day on which it happened; default: today'))
    .addOption(new Option('--worker <id>', 'whose consent or repayment it is'))
    .addOption(new Option('--evidence <text>', 'what shows it: a letter, a receipt, a reference'))
    .addOption(new Option('--amount <amount>', 'what was paid or repaid'))
    .addOption(byOption())
    .action(async (claim: string, event: string, options: MarkOptions) => {
      const { mark } = await import('../ledger/claims.ts');
      await mark(claim, event, options);
    });
  examples(
    command,
    'claims apply refunds/plan.json --ledger payroll.ledger',
    'claims mark 1 consent-given --worker W1 --on 2026-03-02 --evidence scan-17.pdf --ledger payroll.ledger',
    'claims mark 1 filed --on 2026-03-09 --ledger payroll.ledger',
  );
};
