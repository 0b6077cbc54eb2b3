import { columnsOf, type RecordKind } from '@totalize/adapter-kit';
import type { Exception, Provenance, Totals } from '@totalize/core';
import type { WrittenSheet } from './workbook-writer.ts';
import { writeWorkbook } from './workbook-writer.ts';
import { recordSheet, textSheet } from './write.ts';

/** What a workbook of results is made from. */
export interface ResultOfRun {
  /** The columns of the contributions, and the texts in them. */
  readonly columns: readonly string[];
  readonly contributions: AsyncIterable<readonly string[]>;
  readonly rows: number;
  readonly exceptions: readonly Exception[];
  readonly totals: Totals;
  readonly provenance: Provenance;
}

const columnNames = (kind: RecordKind): string[] => columnsOf(kind).map(({ name }) => name);

const summarySheet = ({ totals, rows, exceptions }: ResultOfRun): WrittenSheet => {
  const counts = [
    ['lines in', '', '', '', '', '', `${totals.lines.in}`],
    ['lines computed', '', '', '', '', '', `${totals.lines.out}`],
    ['lines refused', '', '', '', '', '', `${totals.lines.refused}`],
    ['rows of contributions', '', '', '', '', '', `${rows}`],
    ['errors', '', '', '', '', '', `${exceptions.filter(({ severity }) => severity === 'error').length}`],
    ['warnings', '', '', '', '', '', `${exceptions.filter(({ severity }) => severity === 'warning').length}`],
  ];
  const gross = totals.gross.flatMap(({ currency, in: all, out, refused }) => [
    ['gross in', currency, '', '', '', '', all],
    ['gross computed', currency, '', '', '', '', out],
    ['gross refused', currency, '', '', '', '', refused],
  ]);
  const amounts = totals.amounts.map(({ currency, country, scheme, payer, status, amount }) => [
    'contributions',
    currency,
    country,
    scheme,
    payer,
    status,
    amount,
  ]);
  return {
    name: 'summary',
    columns: [
      { name: 'what', type: 'text', width: 24 },
      { name: 'currency', type: 'text' },
      { name: 'country', type: 'text' },
      { name: 'scheme', type: 'text', width: 24 },
      { name: 'payer', type: 'text' },
      { name: 'status', type: 'text' },
      { name: 'amount', type: 'number', width: 18 },
    ],
    rows: [...counts, ...gross, ...amounts],
  };
};

const sourcesSheet = ({ provenance }: ResultOfRun): WrittenSheet => ({
  name: 'sources',
  columns: [
    { name: 'what', type: 'text', width: 24 },
    { name: 'name', type: 'text', width: 40 },
    { name: 'sha256', type: 'text', width: 68 },
  ],
  rows: [
    ['engine', provenance.engineVersion, ''],
    ['legislation', provenance.legislationVersion, ''],
    ...(provenance.asOf === undefined ? [] : [['as of', provenance.asOf, '']]),
    ...provenance.inputs.map(({ name, sha256 }) => ['input', name, sha256]),
  ],
});

/** Writes the result of a run as a workbook for people: summary, contributions, exceptions, sources. */
export async function* writeResultWorkbook(result: ResultOfRun): AsyncGenerator<Uint8Array> {
  yield* writeWorkbook([
    summarySheet(result),
    textSheet('contributions', result.columns, result.contributions),
    await recordSheet('exceptions', result.exceptions, { columns: columnNames('exceptions') }),
    sourcesSheet(result),
  ]);
}
