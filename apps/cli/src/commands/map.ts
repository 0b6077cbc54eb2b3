import { type Command, Option } from 'commander';
import { examples } from '../command-line.ts';
import type { MapOptions } from '../map/map-file.ts';

const map = async (file: string, options: MapOptions): Promise<void> => {
  const { mapFile } = await import('../map/map-file.ts');
  process.exitCode = await mapFile(file, options);
};

export const define = (command: Command): void => {
  command
    .description('Looks at a pay file: says what it is and why, and proposes a profile for its columns and codes.')
    .argument('<file>', 'a pay file of any format; - is stdin')
    .addOption(new Option('-o, --out <file>', 'write the proposal to this file, for correction'))
    .option('--force', 'overwrite the file')
    .action(map);
  examples(
    command,
    'map register.xlsx',
    'map register.xlsx --out register.yaml',
    'run --payroll register.xlsx --mapping register.yaml --out 2026-01',
  );
};
