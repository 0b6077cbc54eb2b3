import { type Command, Option } from 'commander';
import { examples } from '../command-line.ts';
import type { ParametersOptions } from '../parameters/show.ts';

const parameters = async (country: string | undefined, options: ParametersOptions): Promise<void> => {
  const { showParameters } = await import('../parameters/show.ts');
  await showParameters(country, options);
};

export const define = (command: Command): void => {
  command
    .description('The rates, ceilings and rules in force on a day, with their sources.')
    .argument('[country]', 'such as DE; left out: every country in the data')
    .option('-d, --date <date>', 'the day asked about; default: today')
    .addOption(new Option('--coverage', 'how well each scheme is known, year by year').conflicts(['date', 'missing']))
    .addOption(new Option('--missing <year>', 'figures without a value for that year yet').conflicts('date'))
    .action(parameters);
  examples(
    command,
    'parameters US',
    'parameters DE --date 2026-01-01 --json',
    'parameters --coverage',
    'parameters US --missing 2027',
  );
};
