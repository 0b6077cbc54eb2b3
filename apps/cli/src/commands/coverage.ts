import type { Command } from 'commander';
import { examples, inputOption } from '../command-line.ts';
import type { CoverageOptions } from '../coverage/answer.ts';

const coverage = async (options: CoverageOptions): Promise<void> => {
  const { answerSituations } = await import('../coverage/answer.ts');
  process.exitCode = await answerSituations(options);
};

export const define = (command: Command): void => {
  command
    .description(
      'Which legislation applies to a piece of work, why, and which certificate proves it. The answer is JSON; an array of situations is answered by an array of decisions in the same order.',
    )
    .addOption(inputOption('a situation, or an array of situations, as JSON').makeOptionMandatory())
    .option('--text', 'write the answer for reading, with every step')
    .action(coverage);
  examples(command, 'coverage --input situation.json', 'coverage --input situation.json --text');
};
