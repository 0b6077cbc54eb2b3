import { unknownColumns, columnsOf } from '@totalize/adapter-kit';
import type { BatchList } from '@totalize/core';
import { usageError } from '../exit-code.ts';
import { checkFormat, checkInputFormat } from '../input/format-option.ts';
import type { InputPaths } from '../input/files.ts';
import type { MappingFile } from '../input/mapping.ts';
import { checkedDay, checkedSchemes } from '../checks.ts';
import type { BatchOptions } from '../input/batch-options.ts';
import { checkPseudonymise } from '../input/pseudonymise-option.ts';
import { type CommonOptions, plain } from '../terminal/output.ts';
import { didYouMean } from '../terminal/suggest.ts';
import { listsOf } from './lists.ts';

export interface RunOptions extends BatchOptions, CommonOptions {
  readonly accepted?: string;
  readonly ledger?: string;
  readonly format: string;
  readonly mapping?: string;
  readonly out?: string;
  readonly write?: readonly string[];
  readonly schemes?: readonly string[];
  readonly columns?: readonly string[];
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly jobs?: string;
  readonly grouped?: boolean;
  readonly sliceLines?: string;
}

export interface Plan {
  readonly paths: InputPaths;
  readonly mapping: MappingFile | undefined;
  readonly schemes: readonly string[] | undefined;
  readonly columns: readonly string[] | undefined;
  readonly out: string | undefined;
  /** Formats to write beside the CSV files. */
  readonly write: readonly string[];
  readonly pseudonymise: boolean;
  /** Of the processor, or as many as it has. */
  readonly jobs: number | undefined;
  /** Pay lines that are computed at a time, where the run is to be cut into slices however small it is. */
  readonly sliceLines: number | undefined;
}

const writtenFormats: readonly string[] = ['csv', 'xlsx', 'adp-paydata', 'adp-tax-profile', 'tax-worksheet'];

const checkColumns = (columns: readonly string[] | undefined): readonly string[] | undefined => {
  if (columns === undefined || columns.length === 0) return undefined;
  const [unknown] = unknownColumns('contributions', columns);
  if (unknown === undefined) return columns;
  const names = columnsOf('contributions').map(({ name }) => name);
  throw usageError(
    `--columns "${plain(unknown)}" is no column of contributions.csv.${didYouMean(unknown, names)} There are ${names.join(', ')}.`,
  );
};

const flagOf = (list: BatchList): string =>
  list === 'payLines' ? '--payroll' : `--${list.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const checkInputs = (options: RunOptions, lists: ReadonlyMap<BatchList, unknown>): void => {
  if (options.input === undefined) {
    if (!lists.has('payLines'))
      throw usageError('There is nothing to run: name pay files with --payroll, or one batch with --input.');
    return;
  }
  const flags = [
    ...[...lists.keys()].map(flagOf),
    ...(options.mapping === undefined || options.write !== undefined ? [] : ['--mapping']),
  ];
  if (flags.length > 0)
    throw usageError(`--input gives the whole batch: leave out ${flags.join(', ')}, or give files only.`);
};

const wholeNumber = (option: string, text: string | undefined, most: number): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw usageError(`${option} needs a whole number from 1.`);
  return Math.min(Number(text), most);
};

/** What reads it takes a while to load. */
const mappingIn = async (path: string): Promise<MappingFile> => (await import('../input/mapping.ts')).readMapping(path);

/** Checks the options before anything is read. */
export const planOf = async (options: RunOptions): Promise<Plan> => {
  const lists = listsOf(options);
  checkInputs(options, lists);
  checkInputFormat(options.format);
  for (const format of options.write ?? []) checkFormat('--write', format, writtenFormats);
  checkPseudonymise(options);
  if (options.pseudonymise === true && (options.write ?? []).some((format) => format !== 'csv' && format !== 'xlsx'))
    throw usageError('--pseudonymise is for support: leave out the files for other systems in --write.');
  if (options.out === '') throw usageError('--out names no folder.');
  if (options.out === undefined && options.dryRun !== true) {
    throw usageError('Where do the results go? Name a folder with --out, or look first with --dry-run.');
  }
  return {
    paths: {
      batch: options.input,
      lists,
      accepted: options.accepted,
      asOf: checkedDay('--as-of', options.asOf),
      format: options.format,
    },
    mapping: options.mapping === undefined ? undefined : await mappingIn(options.mapping),
    schemes: checkedSchemes('--schemes', options.schemes),
    columns: checkColumns(options.columns),
    out: options.out,
    write: [...new Set(options.write ?? [])].filter((format) => format !== 'csv'),
    pseudonymise: options.pseudonymise === true,
    jobs: wholeNumber('--jobs', options.jobs, 256),
    sliceLines: wholeNumber('--slice-lines', options.sliceLines, 1_000_000),
  };
};
