import { type YearEnd, yearEnd } from '@totalize/core';
import { exitCodeFor } from '../calculation.ts';
import { type ExitCode, usageError } from '../exit-code.ts';
import { type BatchOptions, readBatchInputs } from '../input/batch-options.ts';
import { checkPseudonymise } from '../input/pseudonymise-option.ts';
import { earlierIn, fromLedger } from '../ledger/from-ledger.ts';
import { lawFor } from '../law.ts';
import { csvTable } from '../result/csv-table.ts';
import { ResultFolder } from '../result/folder.ts';
import { countExceptions } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, note, plain, writeOut } from '../terminal/output.ts';
import { counted, grouped, table } from '../terminal/table.ts';

export interface YearEndOptions extends BatchOptions, CommonOptions {
  readonly year: string;
  readonly ledger?: string;
  readonly out?: string;
  readonly force?: boolean;
}

const boxRows = ({ statements }: YearEnd) =>
  statements.flatMap(({ form, workerId, employerId, boxes }) =>
    boxes.map((box) => ({ form, workerId, employerId, ...box })),
  );

const lineRows = ({ returns }: YearEnd) =>
  returns.flatMap(({ form, employerId, quarter, lines, fractionsLine, fractions }) => [
    ...lines.map((line) => ({ form, employerId, quarter, ...line })),
    {
      form,
      employerId,
      quarter,
      line: fractionsLine,
      label: 'Fractions of cents',
      wages: '',
      rate: '',
      tax: fractions,
      withheld: '',
      difference: '',
    },
  ]);

const told = (figures: YearEnd): string => {
  const statements = boxRows(figures).map((row) => [
    row.form,
    row.employerId,
    row.workerId,
    row.box,
    grouped(row.amount),
    grouped(row.withheld),
    grouped(row.difference),
  ]);
  const returns = lineRows(figures).map((row) => [
    row.form,
    row.employerId,
    row.quarter,
    row.line,
    grouped(row.wages),
    row.rate,
    grouped(row.tax),
    grouped(row.withheld),
    grouped(row.difference),
  ]);
  const schemes = figures.schemes.map((row) => [
    row.country,
    row.employerId,
    row.scheme,
    row.payer,
    row.currency,
    grouped(row.base),
    grouped(row.amount),
    grouped(row.withheld),
    grouped(row.difference),
  ]);
  const part = (
    title: string,
    head: readonly string[],
    rows: readonly string[][],
    right: readonly number[],
  ): string[] => (rows.length === 0 ? [] : ['', title, ...table([head, ...rows], right)]);
  return [
    `Pay of ${figures.year}.`,
    ...part(
      'Annual statements',
      ['form', 'employer', 'worker', 'box', 'amount', 'withheld', 'difference'],
      statements,
      [4, 5, 6],
    ),
    ...part(
      'Returns',
      ['form', 'employer', 'quarter', 'line', 'wages', 'rate', 'tax', 'withheld', 'difference'],
      returns,
      [4, 6, 7, 8],
    ),
    ...part(
      'Other schemes',
      ['country', 'employer', 'scheme', 'payer', '', 'base', 'amount', 'withheld', 'difference'],
      schemes,
      [5, 6, 7, 8],
    ),
    '',
    `${counted(figures.exceptions.filter(({ severity }) => severity === 'error').length, 'error')}, ${counted(figures.exceptions.filter(({ severity }) => severity === 'warning').length, 'warning')}.`,
    '',
  ].join('\n');
};

const write = async (out: string, figures: YearEnd, options: YearEndOptions): Promise<void> => {
  const files = [
    [
      'statements.csv',
      () =>
        csvTable(
          ['form', 'workerId', 'employerId', 'box', 'label', 'amount', 'withheld', 'difference'],
          boxRows(figures),
        ),
    ],
    [
      'returns.csv',
      () =>
        csvTable(
          ['form', 'employerId', 'quarter', 'line', 'label', 'wages', 'rate', 'tax', 'withheld', 'difference'],
          lineRows(figures),
        ),
    ],
    [
      'schemes.csv',
      () =>
        csvTable(
          ['country', 'employerId', 'scheme', 'payer', 'currency', 'base', 'amount', 'withheld', 'difference'],
          figures.schemes,
        ),
    ],
  ] as const;
  const folder = new ResultFolder(out, [...files.map(([name]) => name), 'summary.json'], options.force === true);
  if (folder.prepare()) note(options, `Note: an interrupted run into ${plain(out)} was completed first.`);
  try {
    const written = [];
    for (const [name, parts] of files) written.push(await folder.write(name, parts()));
    await folder.write(
      'summary.json',
      jsonText({ year: figures.year, exceptions: countExceptions(figures.exceptions), files: written }),
    );
    folder.commit();
  } finally {
    folder.discard();
  }
};

/** The figures of a calendar year from the options to the exit code. */
export const runYearEnd = async (options: YearEndOptions): Promise<ExitCode> => {
  if (!/^(?:19|20|21)\d{2}$/.test(options.year)) throw usageError('--year needs a calendar year such as 2026.');
  if (options.out === '') throw usageError('--out names no folder.');
  checkPseudonymise(options);
  const { reading } = await readBatchInputs(options, 'payroll');
  const ledger = await fromLedger(options, reading);
  const law = lawFor([reading.batch], earlierIn(ledger));
  const figures = yearEnd(reading, law, Number(options.year), ledger);
  if (options.out !== undefined) await write(options.out, figures, options);
  const code = exitCodeFor(figures.exceptions, false);
  process.exitCode = code;
  if (options.json === true) await writeOut(jsonText(figures));
  else if (options.quiet !== true) await writeOut([told(figures)]);
  return code;
};
