import { type Command, Option } from 'commander';
import { examples, listOption } from '../command-line.ts';
import { addBatchOptions } from '../input/batch-options.ts';
import { ledgerOption } from '../ledger/options.ts';
import type { ReconcileOptions } from '../reconcile/run-reconcile.ts';

const reconcileCommand = async (options: ReconcileOptions): Promise<void> => {
  const { runReconcile } = await import('../reconcile/run-reconcile.ts');
  process.exitCode = await runReconcile(options);
};

export const define = (command: Command): void => {
  addBatchOptions(
    command.description(
      'What was withheld against what was due with all that is known now: refunds, balances due, and a pack of worksheets, letters and a plan of what to file. An array of batches is answered by an array.',
    ),
  )
    .addOption(ledgerOption('what was withheld, where the pay lines do not say: the approved runs in it'))
    .addOption(new Option('-o, --out <folder>', 'where the pack goes; left out: only told'))
    .addOption(new Option('--diff <plan>', 'compare with the plan.json of an earlier reconciliation'))
    .addOption(listOption('--employers-that-cannot <ids>', 'employers that can neither adjust nor claim'))
    .option('--strict', 'warnings give exit code 2, too')
    .option('--force', 'overwrite results that exist')
    .action(reconcileCommand);
  examples(
    command,
    'reconcile --input batch.json --json',
    'reconcile --payroll pay-2024.csv --assignments assignments.csv --certificates certificates.csv --out refunds-2024',
    'reconcile --input batch.json --as-of 2026-11-30 --out refunds --diff last-month/plan.json',
  );
};
