import { Command, CommanderError, Option } from 'commander';
import { CommandError, exitCode } from './exit-code.ts';
import { version } from './version.ts';

/** What a command's file gives: its options, and what it does. */
interface CommandModule {
  readonly define: (command: Command) => void;
}

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Only the command that is called is loaded. */
  readonly load: () => Promise<CommandModule>;
}

const entries: readonly Entry[] = [
  { name: 'calc', summary: 'a batch in, its contributions out, as JSON', load: () => import('./commands/calc.ts') },
  {
    name: 'run',
    summary: 'the monthly batch: files in, a folder of results out',
    load: () => import('./commands/run.ts'),
  },
  {
    name: 'explain',
    summary: 'how the figures of one pay line came about',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'parameters',
    summary: 'the rates, ceilings and rules in force, with sources',
    load: () => import('./commands/parameters.ts'),
  },
  { name: 'schema', summary: 'the JSON Schema of a record', load: () => import('./commands/schema.ts') },
  {
    name: 'formats',
    summary: 'the formats that are read and written, with their columns',
    load: () => import('./commands/formats.ts'),
  },
];

const nameIn = (args: readonly string[]): string | undefined => {
  const words = args.filter((word) => !word.startsWith('-'));
  return words[0] === 'help' ? words[1] : words[0];
};

const common = (command: Command): Command =>
  command
    .addOption(new Option('--json', 'write JSON to stdout'))
    .addOption(new Option('-q, --quiet', 'write nothing but results and errors'))
    .helpOption('-h, --help', 'show this help');

const build = async (args: readonly string[]): Promise<Command> => {
  const program = new Command('totalize')
    .description('Social security contributions of cross-border workers: who owes what for which pay, and why.')
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'totalize: ')) })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 usage error, 2 done with errors to look at, 3 input unreadable, 70 a fault of totalize.\n',
    );
  const wanted = nameIn(args);
  for (const { name, summary, load } of entries) {
    const command = common(program.command(name).summary(summary).description(`${name}: ${summary}.`));
    if (name === wanted) {
      const { define } = await load();
      define(command);
    }
  }
  return program;
};

/** Runs one command and gives the exit code. A fault of ours is thrown. */
export const runProgram = async (args: readonly string[]): Promise<number> => {
  const program = await build(args);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`totalize: ${error.message}\n`);
    return error.exitCode;
  }
  return Number(process.exitCode ?? exitCode.done);
};
