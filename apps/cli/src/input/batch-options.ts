import type { BatchList } from '@totalize/core';
import { type Command, Option } from 'commander';
import { checkedDay } from '../checks.ts';
import { inputOption } from '../command-line.ts';
import { usageError } from '../exit-code.ts';
import { type CommonOptions, note, plain } from '../terminal/output.ts';
import { type InputPaths, type Inputs, readInputs } from './files.ts';
import { checkInputFormat } from './format-option.ts';
import { readMapping } from './mapping.ts';
import { pseudonymised } from './pseudonymise.ts';
import { pseudonymiseOption } from './pseudonymise-option.ts';

/** The files of a batch, for commands that write no folder. */
export interface BatchOptions {
  readonly payroll?: readonly string[];
  readonly assignments?: string;
  readonly certificates?: string;
  readonly workers?: string;
  readonly employers?: string;
  readonly exchangeRates?: string;
  readonly balances?: string;
  readonly overrides?: string;
  readonly input?: string;
  readonly asOf?: string;
  readonly format?: string;
  readonly mapping?: string;
  readonly pseudonymise?: boolean;
}

const files = {
  assignments: 'who works where, and since when',
  certificates: 'certificates of coverage',
  workers: 'nationality, residence and attributes of workers',
  employers: 'seat, own rates and attributes of employers',
  'exchange-rates': 'rates of exchange by day',
  balances: 'balances.csv of the month before',
  overrides: 'figures decided by somebody with authority',
} as const;

const repeated = (text: string, before: readonly string[] = []): string[] => [...before, text];

export const addBatchOptions = (command: Command): Command => {
  command.addOption(
    new Option('-p, --payroll <files...>', 'pay lines, one or more files; may be repeated').argParser(repeated),
  );
  for (const [name, what] of Object.entries(files)) command.addOption(new Option(`--${name} <file>`, what));
  return command
    .addOption(inputOption('one batch as JSON in place of the files'))
    .addOption(
      new Option('--format <format>', 'format of the pay files; `totalize formats` lists them').default('auto'),
    )
    .addOption(new Option('--mapping <file>', 'says how the columns of the pay files are named and written'))
    .addOption(new Option('--as-of <date>', 'answer as on that day: what was learned later is not known'))
    .addOption(pseudonymiseOption());
};

/** Where the batch is read from; `needed` must be among it unless one batch holds all. */
export const batchPaths = (options: BatchOptions, needed: 'payroll' | 'assignments'): InputPaths => {
  const { payroll, assignments, certificates, workers, employers, exchangeRates, balances, overrides, input } = options;
  const single = { assignments, certificates, workers, employers, exchangeRates, balances, overrides };
  const lists = new Map<BatchList, readonly string[]>();
  if (payroll !== undefined) lists.set('payLines', payroll);
  for (const [list, path] of Object.entries(single)) {
    if (path !== undefined) lists.set(list as keyof typeof single, [path]);
  }
  if (input !== undefined && lists.size > 0)
    throw usageError('--input gives the whole batch: leave out the files, or give files only.');
  if (input !== undefined && options.mapping !== undefined)
    throw usageError('--input gives the whole batch: leave out --mapping, or give files only.');
  checkInputFormat(options.format ?? 'auto');
  if (input === undefined && !lists.has(needed === 'payroll' ? 'payLines' : needed)) {
    throw usageError(`Name a file with --${needed}, or one batch with --input.`);
  }
  return { batch: input, lists, asOf: checkedDay('--as-of', options.asOf), format: options.format };
};

/** Reads the batch, and tells what a pay file was taken for where that is not plain. */
export const readBatchInputs = async (
  options: BatchOptions & CommonOptions,
  needed: 'payroll' | 'assignments',
): Promise<Inputs> => {
  const paths = batchPaths(options, needed);
  const inputs = await readInputs(paths, options.mapping === undefined ? undefined : readMapping(options.mapping));
  for (const line of inputs.recognised) note(options, `Note: ${plain(line)}`);
  return options.pseudonymise === true ? pseudonymised(inputs) : inputs;
};
