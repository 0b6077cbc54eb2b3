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
    name: 'coverage',
    summary: 'which legislation applies to a piece of work, and which certificate proves it',
    load: () => import('./commands/coverage.ts'),
  },
  {
    name: 'check',
    summary: 'what assignments need: certificates, extensions, elections, and by when',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'compare',
    summary: 'what work costs with and without a certificate',
    load: () => import('./commands/compare.ts'),
  },
  {
    name: 'runs',
    summary: 'the runs in a ledger: list, show, approve, replay',
    load: () => import('./commands/runs.ts'),
  },
  {
    name: 'claims',
    summary: 'claims of refund: apply a plan, and follow each claim',
    load: () => import('./commands/claims.ts'),
  },
  {
    name: 'ledger',
    summary: 'the upkeep of a ledger: verify, forget, purge',
    load: () => import('./commands/ledger.ts'),
  },
  {
    name: 'explain',
    summary: 'how the figures of one pay line came about',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'credits',
    summary: 'quarters of coverage from foreign periods, and insured status',
    load: () => import('./commands/credits.ts'),
  },
  {
    name: 'benefit',
    summary: 'theoretical and pro rata benefit, beside the popular estimate',
    load: () => import('./commands/benefit.ts'),
  },
  {
    name: 'parameters',
    summary: 'the rates, ceilings and rules in force, with sources',
    load: () => import('./commands/parameters.ts'),
  },
  {
    name: 'reconcile',
    summary: 'what was withheld against what was due: refunds and balances due',
    load: () => import('./commands/reconcile.ts'),
  },
  {
    name: 'diff',
    summary: 'two runs compared, with the cause of each difference',
    load: () => import('./commands/diff.ts'),
  },
  {
    name: 'year-end',
    summary: 'the figures of annual statements and quarterly returns',
    load: () => import('./commands/year-end.ts'),
  },
  {
    name: 'map',
    summary: 'what a pay file is, and a profile for its columns and codes',
    load: () => import('./commands/map.ts'),
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
    .version(version, '-V, --version', 'show the version')
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
