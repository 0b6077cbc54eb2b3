import { type Comparison, compare } from '@totalize/core';
import { exitCodeFor } from '../calculation.ts';
import type { ExitCode } from '../exit-code.ts';
import { type BatchOptions, readBatchInputs } from '../input/batch-options.ts';
import { lawFor } from '../law.ts';
import { tellErrors } from '../result/tell-errors.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, writeOut } from '../terminal/output.ts';
import { counted, grouped, table } from '../terminal/table.ts';

export interface CompareOptions extends BatchOptions, CommonOptions {}

type Row = Comparison['amounts'][number] | Comparison['totals'][number];

const figures = ({ currency, without, with: held, saving }: Row): string[] => [
  currency,
  grouped(without),
  grouped(held),
  grouped(saving),
];

const reportOf = ({ workers, amounts, totals, supposed }: Comparison): string =>
  [
    `${counted(workers.length, 'worker')}, ${counted(supposed.length, 'certificate')} supposed.`,
    ...table(
      [
        ['scheme', 'payer', 'currency', 'without', 'with', 'saving'],
        ...amounts.map((row) => [row.scheme, row.payer, ...figures(row)]),
        ...totals.map((row) => ['total', row.payer, ...figures(row)]),
      ],
      [3, 4, 5],
    ),
    '',
  ].join('\n');

/** Compares the cost of a batch with and without certificates. */
export const runCompare = async (options: CompareOptions): Promise<ExitCode> => {
  const { reading } = await readBatchInputs(options, 'payroll');
  const comparison = compare(reading, lawFor([reading.batch]));
  tellErrors(comparison.exceptions, options);
  const code = exitCodeFor(comparison.exceptions, false);
  process.exitCode = code;
  await writeOut(options.json === true ? jsonText(comparison) : [reportOf(comparison)]);
  return code;
};
