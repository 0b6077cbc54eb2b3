import { addInt, exceptionCodes, type Int, parseAmount, printAmount, type Totals } from '@totalize/core';
import { counted, grouped, table } from '../terminal/table.ts';
import type { ExceptionCounts, Summary } from './summary.ts';

interface Sum {
  readonly country: string;
  readonly payer: string;
  readonly currency: string;
  readonly amount: string;
}

/** Over the schemes of each country and payer. */
const byCountryAndPayer = (amounts: readonly Sum[]): string[][] => {
  const sums = new Map<string, { of: Sum; total: Int }>();
  for (const of of amounts) {
    const key = `${of.country} ${of.payer} ${of.currency}`;
    const amount: Int = parseAmount(of.amount, of.currency) ?? 0;
    sums.set(key, { of, total: addInt(sums.get(key)?.total ?? 0, amount) });
  }
  const ordered = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return ordered.map(([, { of, total }]) => [
    of.country,
    of.payer,
    of.currency,
    grouped(printAmount(total, of.currency)),
  ]);
};

const amountTable = (title: string, amounts: readonly Sum[]): string[] => {
  if (amounts.length === 0) return [];
  return ['', title, ...table([['country', 'payer', 'currency', 'amount'], ...byCountryAndPayer(amounts)], [3])];
};

const linesOf = ({ lines, gross }: Totals): string[] => [
  `${counted(lines.in, 'pay line')} in: ${grouped(`${lines.out}`)} computed, ${grouped(`${lines.refused}`)} refused.`,
  ...table(
    gross.length === 0
      ? []
      : [
          ['gross', 'in', 'computed', 'refused'],
          ...gross.map((sum) => [sum.currency, grouped(sum.in), grouped(sum.out), grouped(sum.refused)]),
        ],
    [1, 2, 3],
  ),
];

const exceptionsOf = (exceptions: ExceptionCounts, accepted: ExceptionCounts): string[] => {
  const before = accepted.error + accepted.warning;
  const also =
    before === 0
      ? []
      : [`  ${counted(before, 'exception')} accepted before, ${counted(accepted.error, 'error')} among them.`];
  if (exceptions.byCode.length === 0) return ['', before === 0 ? 'No exceptions.' : 'No new exceptions.', ...also];
  return [
    '',
    `${counted(exceptions.error, 'error')}, ${counted(exceptions.warning, 'warning')}`,
    ...exceptions.byCode.flatMap(({ severity, code, count }) => [
      `  ${severity} ${code} (${grouped(`${count}`)})`,
      `    ${exceptionCodes[code]}`,
    ]),
    ...also,
  ];
};

/** What a person wants to know at the end of a run. */
export const report = (summary: Summary, where: string | undefined): string => {
  const { totals, exceptions, accepted, files } = summary;
  const due = totals.amounts.filter(({ status }) => status !== 'exempt');
  const written = files.map(({ name, rows }) => `${name} (${counted(rows, 'row')})`);
  return [
    ...linesOf(totals),
    ...amountTable('Due', due),
    ...amountTable('Recoverable: due only because no certificate is on file for these days', totals.recoverable),
    ...exceptionsOf(exceptions, accepted),
    '',
    where === undefined ? 'Dry run: nothing was written.' : `In ${where}: ${[...written, 'summary.json'].join(', ')}.`,
    '',
  ].join('\n');
};
