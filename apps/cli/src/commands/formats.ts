import type { Command } from 'commander';
import type { BatchList } from '@totalize/core';
import type { ColumnInfo, RecordKind } from '@totalize/adapter-kit';
import { otherFormats } from '../formats/other-formats.ts';
import { otherText } from '../formats/other-text.ts';
import { examples } from '../command-line.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, writeOut } from '../terminal/output.ts';
import { table } from '../terminal/table.ts';

interface Kind {
  readonly option?: string;
  readonly file?: string;
}

/** Where each kind of record goes in and comes out. */
const kinds: Readonly<Record<RecordKind & (BatchList | 'accepted' | 'contributions' | 'exceptions'), Kind>> = {
  payLines: { option: '--payroll' },
  assignments: { option: '--assignments' },
  certificates: { option: '--certificates' },
  workers: { option: '--workers' },
  employers: { option: '--employers' },
  exchangeRates: { option: '--exchange-rates' },
  balances: { option: '--balances', file: 'balances.csv' },
  overrides: { option: '--overrides' },
  accepted: { option: '--accepted' },
  contributions: { file: 'contributions.csv' },
  exceptions: { file: 'exceptions.csv' },
};

interface Described extends Kind {
  readonly kind: string;
  readonly columns: readonly ColumnInfo[];
}

const textOf = ({ kind, option, file, columns }: Described): string => {
  const ways = [
    option === undefined ? [] : [`read by ${option}`],
    file === undefined ? [] : [`written as ${file}`],
  ].flat();
  return [
    `${kind}: ${ways.join(', ')}`,
    ...table(columns.map(({ name, required, holds }) => [name, required ? 'required' : '', holds])),
    '',
  ].join('\n');
};

const formats = async (options: CommonOptions): Promise<void> => {
  const { columnsOf } = await import('@totalize/adapter-kit');
  const others = await otherFormats();
  const described = Object.entries(kinds).map(
    ([kind, ways]): Described => ({ kind, ...ways, columns: columnsOf(kind as keyof typeof kinds) }),
  );
  if (options.json === true) {
    const own = ['csv', 'xlsx'].map((format) => ({ format, reads: true, writes: true, records: described }));
    await writeOut(jsonText([...own, ...others]));
    return;
  }
  const intro =
    'csv, xlsx: read and written. Lists in a cell are separated by |, days are written YYYY-MM-DD, numbers 16666.67, yes or no.\n';
  await writeOut([
    `${intro}A mapping file (--mapping) says how the pay files of another system are named and written.\n\n`,
    described.map(textOf).join('\n'),
    `\n${others.map(otherText).join('\n')}`,
  ]);
};

export const define = (command: Command): void => {
  command.description('The formats that are read and written, with their columns.').action(formats);
  examples(command, 'formats', 'formats --json');
};
