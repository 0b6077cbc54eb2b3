import { type Command, Option } from 'commander';

export const ledgerOption = (description: string): Option => new Option('--ledger <file>', description);

/** A command below another: `totalize runs list`. */
export const subcommand = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .addOption(ledgerOption('the ledger').makeOptionMandatory())
    .addOption(new Option('--json', 'write JSON to stdout'))
    .addOption(new Option('-q, --quiet', 'write nothing but results and errors'))
    .helpOption('-h, --help', 'show this help')
    // What both have goes to the command above; it is meant here.
    .hook('preAction', (_command, called) => {
      for (const [name, value] of Object.entries(called.optsWithGlobals())) called.setOptionValue(name, value);
    });

export const byOption = (): Option => new Option('--by <name>', 'who does it, for the record');
