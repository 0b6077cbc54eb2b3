import type { Command } from 'commander';
import { examples, inputOption } from '../command-line.ts';
import type { AnswerOptions } from '../credits/answer.ts';

const creditsCommand = async (options: AnswerOptions): Promise<void> => {
  const { answerCredits } = await import('../credits/answer.ts');
  process.exitCode = await answerCredits(options);
};

export const define = (command: Command): void => {
  command
    .description(
      'Quarters of coverage from foreign periods and insured status (20 CFR 404.1908). An array of records is answered by an array in the same order.',
    )
    .addOption(inputOption('a record, or an array of records, as JSON').makeOptionMandatory())
    .option('--html <file>', 'write a report in plain language, with a timeline of quarters by country')
    .option('--force', 'overwrite the report')
    .action(creditsCommand);
  examples(command, 'credits --input examples/credits/engineer.json', 'credits --input record.json --html report.html');
};
