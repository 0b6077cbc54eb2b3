import { type Command, Option } from 'commander';
import { examples, inputOption, listOption } from '../command-line.ts';
import { pseudonymiseOption } from '../input/pseudonymise-option.ts';
import type { RunOptions } from '../run/plan.ts';
import { ledgerOption } from '../ledger/options.ts';

const fileOption = (flags: string, what: string): Option => new Option(`${flags} <file>`, what);

const run = async (options: RunOptions): Promise<void> => {
  const { runBatch } = await import('../run/run-batch.ts');
  process.exitCode = await runBatch(options);
};

export const define = (command: Command): void => {
  command
    .description(
      'The monthly batch: reads files, computes every pay line, and writes contributions.csv, exceptions.csv, balances.csv and summary.json.',
    )
    .addOption(
      new Option('-p, --payroll <files...>', 'pay lines, one or more files; may be repeated').argParser(repeated),
    )
    .addOption(fileOption('--assignments', 'who works where, and since when'))
    .addOption(fileOption('--certificates', 'certificates of coverage'))
    .addOption(fileOption('--workers', 'nationality, residence and attributes of workers'))
    .addOption(fileOption('--employers', 'seat, own rates and attributes of employers'))
    .addOption(fileOption('--exchange-rates', 'rates of exchange by day'))
    .addOption(fileOption('--balances', 'balances.csv of the month before'))
    .addOption(fileOption('--overrides', 'figures decided by somebody with authority'))
    .addOption(fileOption('--accepted', 'exceptions accepted before: counted, not listed again'))
    .addOption(ledgerOption('stores the run, with all that it was made of; a new file makes a new ledger'))
    .addOption(inputOption('one batch as JSON in place of the files'))
    .addOption(
      new Option('--format <format>', 'format of the pay files; `totalize formats` lists them').default('auto'),
    )
    .addOption(fileOption('--mapping', 'says how the columns of the pay files are named and written'))
    .addOption(new Option('--as-of <date>', 'answer as on that day: what was learned later is not known'))
    .addOption(pseudonymiseOption())
    .addOption(new Option('-o, --out <folder>', 'where the results go'))
    .addOption(
      listOption('--write <formats>', 'formats to write: csv, xlsx, adp-paydata, adp-tax-profile, tax-worksheet'),
    )
    .addOption(listOption('--schemes <patterns>', 'compute these schemes only, such as us.*,de.pension'))
    .addOption(listOption('--columns <names>', 'columns of contributions.csv, such as line_id,scheme,amount'))
    .option('--strict', 'warnings give exit code 2, too')
    .option('--dry-run', 'compute and report, write nothing')
    .option('--force', 'overwrite results that exist')
    .option(
      '--jobs <number>',
      'threads that compute a large run; default: as many as are worth it, one fewer than cores, four at most',
    )
    .option('--grouped', "each worker's pay lines stand together: refuse a file where they do not, rather than sort it")
    .option('--slice-lines <number>', 'pay lines computed at a time, for a run that is cut into slices however small');
  command.action(run);
  examples(
    command,
    'run --payroll pay.csv --assignments assignments.csv --certificates certificates.csv --out 2026-01 --dry-run',
    'run --payroll us.csv de.csv --balances 2026-01/balances.csv --out 2026-02',
    'run --input batch.json --out 2026-01 --json',
  );
};

function repeated(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
