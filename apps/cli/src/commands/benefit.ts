import type { Command } from 'commander';
import { examples, inputOption } from '../command-line.ts';
import type { AnswerOptions } from '../credits/answer.ts';

const benefitCommand = async (options: AnswerOptions): Promise<void> => {
  const { answerBenefit } = await import('../credits/answer.ts');
  process.exitCode = await answerBenefit(options);
};

export const define = (command: Command): void => {
  command
    .description(
      'Theoretical and pro rata benefit (20 CFR 404.1918), beside the popular estimate. An array of records is answered by an array in the same order.',
    )
    .addOption(inputOption('a record, or an array of records, as JSON').makeOptionMandatory())
    .option('--html <file>', 'write a report in plain language, with the quarters by country')
    .option('--force', 'overwrite the report')
    .action(benefitCommand);
  examples(command, 'benefit --input examples/credits/engineer.json', 'benefit --input record.json --html report.html');
};
