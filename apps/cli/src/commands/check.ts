import type { Command } from 'commander';
import type { CheckOptions } from '../check/run-check.ts';
import { examples } from '../command-line.ts';
import { addBatchOptions } from '../input/batch-options.ts';

const check = async (options: CheckOptions): Promise<void> => {
  const { runCheck } = await import('../check/run-check.ts');
  process.exitCode = await runCheck(options);
};

export const define = (command: Command): void => {
  addBatchOptions(
    command.description(
      'What assignments need: missing agreements and certificates, windows, extensions, elections, days without a certificate and, with pay files, the money at stake.',
    ),
  )
    .option('--csv', 'write the alerts as CSV to stdout')
    .option('--ics <file>', 'write the deadlines as a calendar (iCalendar)')
    .option('--force', 'overwrite the calendar if it exists')
    .option('--strict', 'alerts of high severity give exit code 2')
    .action(check);
  examples(
    command,
    'check --assignments assignments.csv --certificates certificates.csv --as-of 2026-06-01',
    'check --assignments assignments.csv --payroll pay.csv --workers workers.csv --csv',
    'check --input batch.json --ics deadlines.ics',
  );
};
