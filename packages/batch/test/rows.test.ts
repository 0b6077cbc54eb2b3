import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowColumns } from '../src/course/row-columns.ts';
import { RowTable } from '../src/course/row-table.ts';
import { Rows } from '../src/course/rows.ts';
import { Shapes } from '../src/course/shapes.ts';
import { Kernel } from '../src/kernel/kernel.ts';
import { JSON_ROW, numberLine } from '../src/row-marks.ts';
import { PlainReader, type ReadRow, type RowFile } from './plain-reader.ts';

// Whether a row is read as one of a shape that is expected or byte by byte, it comes to what `split` makes of it.

const columnsOf = ({ count, differing }: RowFile): RowColumns => {
  const slots = new Int8Array(count).fill(-1);
  for (const [slot, column] of differing.entries()) slots[column] = slot;
  return {
    count,
    slots,
    holes: slots.filter((slot) => slot >= 0),
    differing: differing.length,
    worker: -1,
    id: -1,
    gross: -1,
    birth: -1,
    days: [],
    signed: [],
    ignored: new Uint8Array(100),
    attributes: new Map(),
  };
};

const rowsOf = (files: readonly RowFile[]): Rows => {
  const kernel = new Kernel();
  const tables = files.map((file) => new RowTable({ list: 'payLines', ...file }, columnsOf(file), kernel.memory));
  return new Rows(tables, new Shapes(kernel.memory), kernel);
};

const readRows = (rows: Rows): ReadRow[] =>
  Array.from({ length: rows.count }, (_, row) => ({
    start: rows.starts[row] ?? -1,
    end: rows.ends[row] ?? -1,
    number: rows.numbers[row] ?? -1,
    file: rows.files[row] ?? -1,
    shape: rows.shapeOf[row] ?? -2,
    spans: Array.from({ length: rows.tableOf(row).columns.differing }, (__, slot) => [
      rows.from(row, slot),
      rows.to(row, slot),
    ]),
    cells: rows.cellsOf(row),
  }));

/** What is the same in some rows of a file; cells that may differ are put in later. */
type Model = readonly string[];

interface Line {
  readonly model: number;
  readonly differing: readonly string[];
  readonly as: 'plain' | 'fewer' | 'more' | 'longer' | 'json' | 'unreadable' | 'number';
  readonly number: number;
}

/** Beginnings of one another, longer and shorter than a word, and what no plain cell has. */
const kept = fc.constantFrom(
  '',
  'a',
  'ab',
  'abcd',
  'abcde',
  '2026-01-31',
  '2026-02-27',
  '2026-02-28',
  'é',
  'x y',
  'x\r',
);
const differing = fc.constantFrom(
  '',
  '',
  'W1',
  'W2',
  'W-2.5_z',
  '1',
  '12.50',
  '12.5',
  'W10000',
  'é',
  ' W1',
  'W1 ',
  '"',
  'W\r',
);

const MOST_CELLS = 6;

const file = fc.integer({ min: 1, max: MOST_CELLS }).chain((count) =>
  fc.record<RowFile>({
    separator: fc.constantFrom(',', ';', '\t', '\u001f'),
    crlf: fc.boolean(),
    count: fc.constant(count),
    differing: fc.shuffledSubarray(Array.from({ length: count }, (_, column) => column)),
  }),
);

const models = fc.array<Model>(fc.array(kept, { minLength: MOST_CELLS, maxLength: MOST_CELLS }), {
  minLength: 1,
  maxLength: 16,
});

const lines = fc.array(
  fc.record<Line>({
    model: fc.oneof(fc.nat(1), fc.nat(15)),
    differing: fc.array(differing, { minLength: MOST_CELLS, maxLength: MOST_CELLS }),
    as: fc.oneof(
      { weight: 12, arbitrary: fc.constant<Line['as']>('plain') },
      {
        weight: 3,
        arbitrary: fc.constantFrom<Line['as'][]>('fewer', 'more', 'longer', 'json', 'unreadable', 'number'),
      },
    ),
    number: fc.oneof(fc.nat(20), fc.nat()),
  }),
  { maxLength: 30 },
);

const lineText = (
  { separator, crlf, count, differing: columns }: RowFile,
  all: readonly Model[],
  line: Line,
): string => {
  const cells = (all[line.model % all.length] ?? []).slice(0, count);
  for (const column of columns) cells[column] = line.differing[column] ?? '';
  if (line.as === 'number') return numberLine(line.number);
  if (line.as === 'json') return `${JSON_ROW}${JSON.stringify({ cells })}\n`;
  if (line.as === 'unreadable') return `${JSON_ROW}${JSON.stringify({ why: `has ${cells.join(separator)}` })}\n`;
  if (line.as === 'fewer') cells.pop();
  if (line.as === 'more') cells.push(line.differing[0] ?? '');
  if (line.as === 'longer') cells.push(`${cells.pop() ?? ''}e`);
  return `${cells.join(separator)}${crlf ? '\r\n' : '\n'}`;
};

const run = fc.array(fc.record({ file, models }), { minLength: 1, maxLength: 3 }).chain((parts) =>
  fc.record({
    parts: fc.constant(parts),
    slices: fc.array(
      fc.record({
        pieces: fc.tuple(...parts.map(() => lines)),
        /** The shapes are forgotten before it is read. */
        forgets: fc.integer({ min: 0, max: 5 }).map((number) => number === 5),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
);

test('rows of any order and file are what each is by itself, slice after slice', () => {
  fc.assert(
    fc.property(run, ({ parts, slices }) => {
      const files = parts.map((part) => part.file);
      const rows = rowsOf(files);
      const reader = new PlainReader(files);
      for (const { pieces, forgets } of slices) {
        if (forgets) rows.shapes.clear();
        if (forgets) reader.forget();
        const texts = parts.map((part, at) =>
          (pieces[at] ?? []).map((line) => lineText(part.file, part.models, line)).join(''),
        );
        rows.read(texts.map((text) => Buffer.from(text)));
        expect(readRows(rows)).toEqual(reader.read(texts));
        for (const at of parts.keys())
          for (let row = rows.first(at); row < rows.behind(at); row += 1) expect(rows.files[row]).toBe(at);
        expect(parts.reduce((sum, _, at) => sum + rows.behind(at) - rows.first(at), 0)).toBe(rows.count);
      }
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});

test('a slice may have more rows and bytes than those before it, or fewer', () => {
  const files: RowFile[] = [
    { separator: ',', crlf: false, count: 3, differing: [1] },
    { separator: ';', crlf: true, count: 4, differing: [3, 0, 1] },
  ];
  const rows = rowsOf(files);
  const reader = new PlainReader(files);
  for (const length of [10, 2100, 3, 1100, 0, 1]) {
    const numbers = Array.from({ length }, (_, number) => number);
    const texts = [
      numbers.map((number) => `month ${number % 12},W${number * 37},EUR\n`).join(''),
      numbers.map((number) => `A${number};W${number};${'USA'.repeat(number % 5)};${number / 2}\r\n`).join(''),
    ];
    rows.read(texts.map((text) => Buffer.from(text)));
    expect(readRows(rows)).toEqual(reader.read(texts));
  }
});
