import { type Command, Option } from 'commander';
import { examples } from '../command-line.ts';
import { addBatchOptions } from '../input/batch-options.ts';
import { ledgerOption } from '../ledger/options.ts';
import type { YearEndOptions } from '../year-end/run-year-end.ts';

const yearEndCommand = async (options: YearEndOptions): Promise<void> => {
  const { runYearEnd } = await import('../year-end/run-year-end.ts');
  process.exitCode = await runYearEnd(options);
};

export const define = (command: Command): void => {
  addBatchOptions(
    command.description(
      'What the annual statements and the quarterly returns of a calendar year will say, compared with what was withheld; of other countries the totals by scheme.',
    ),
  )
    .addOption(ledgerOption('what was withheld, where the pay lines do not say: the approved runs in it'))
    .requiredOption('-y, --year <year>', 'the calendar year of the pay dates')
    .addOption(
      new Option('-o, --out <folder>', 'where statements.csv, returns.csv and schemes.csv go; left out: only told'),
    )
    .option('--force', 'overwrite results that exist')
    .action(yearEndCommand);
  examples(
    command,
    'year-end --year 2026 --payroll pay-2026.csv --employers employers.csv --workers workers.csv --out 2026-year-end',
  );
};
