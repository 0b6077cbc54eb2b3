import type { BatchList } from '@totalize/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CaseList, caseLists } from '../src/course/case-lists.ts';
import { Cases } from '../src/course/cases.ts';
import type { RowColumns } from '../src/course/row-columns.ts';
import { RowTable } from '../src/course/row-table.ts';
import { Rows } from '../src/course/rows.ts';
import { Shapes } from '../src/course/shapes.ts';
import { Signatures } from '../src/course/signatures.ts';
import { MOST_IDS } from '../src/kernel/case-table.ts';
import { Kernel } from '../src/kernel/kernel.ts';
import { JSON_ROW } from '../src/row-marks.ts';

// Cases found by the kernel against those that maps and sorting make of the same rows.

/* Every file has the same cells: worker, id, one that may make a difference (of pay lines gross pay), and one of the shape. */

const columns = (list: BatchList): RowColumns => ({
  count: 4,
  slots: Int8Array.of(0, 1, 2, -1),
  holes: Int8Array.of(0, 1, 2),
  differing: 3,
  worker: 0,
  id: list === 'workers' ? -1 : 1,
  gross: list === 'payLines' ? 2 : -1,
  birth: -1,
  days: [],
  signed: list === 'payLines' ? [] : [2],
  ignored: new Uint8Array(100),
  attributes: new Map(),
});

type Cells = readonly [worker: string, id: string, more: string, shape: string];

interface Line {
  readonly cells: Cells;
  readonly as: 'plain' | 'fewer' | 'json';
}

interface File {
  readonly list: BatchList;
  readonly lines: readonly Line[];
}

const isPlain = (id: string): boolean => /^[0-9A-Za-z][-0-9A-Z_a-z.]{0,63}$/.test(id);
const hundredths = (text: string): number => (/^(0|[1-9]\d*)\.\d\d$/.test(text) ? Number(text.replace('.', '')) : -1);

interface Found {
  readonly gross: number[];
  readonly rows: Record<CaseList, number[]>;
  readonly order: Record<CaseList, number[]>;
  /** `undefined`: something is out of the ordinary, or there are no lines. */
  readonly alike: string | undefined;
}

const ascending = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The cases by the ids of workers, in their order. */
const expectedIn = (files: readonly File[]): Map<string, Found> => {
  const all = files.flatMap((file, at) => file.lines.map((line) => ({ ...line, at, list: file.list })));
  const numbered = all.map((line, row) => ({ ...line, row }));
  const inOrder = [
    ...numbered.filter(({ list }) => list === 'payLines'),
    ...numbered.filter(({ list }) => list !== 'payLines'),
  ];
  const seen = inOrder.filter(({ as, cells }) => as !== 'json' && isPlain(cells[0]));
  const unseen = inOrder.filter((line) => !seen.includes(line)).map(({ cells }) => cells[0]);
  return new Map(
    [...Map.groupBy(seen, ({ cells }) => cells[0])].map(([worker, own]): [string, Found] => {
      const of = (list: CaseList) => own.filter((line) => line.list === list && line.as === 'plain');
      const ids = (list: CaseList): string[] => of(list).map(({ cells }) => cells[1]);
      const hasIds = ids('payLines').every(isPlain);
      const isNamed = (list: CaseList): boolean => list !== 'workers' && (list !== 'payLines' || hasIds);
      const orderOf = (list: CaseList): number[] => {
        const own = ids(list);
        const places = [...own.keys()];
        return isNamed(list) ? places.toSorted((a, b) => ascending(own[a] ?? '', own[b] ?? '')) : places;
      };
      const isOdd =
        own.some((line) => line.as !== 'plain' || !(caseLists as readonly string[]).includes(line.list)) ||
        unseen.includes(worker) ||
        (!hasIds && ids('payLines').some((id) => id !== '')) ||
        ids('assignments').some((id) => !isPlain(id)) ||
        ids('certificates').some((id) => !isPlain(id)) ||
        caseLists.some(
          (list) => isNamed(list) && (new Set(ids(list)).size < ids(list).length || ids(list).length >= MOST_IDS),
        ) ||
        of('payLines').some(({ cells }) => hundredths(cells[2]) < 0) ||
        of('payLines').length === 0;
      const shapes = caseLists.map((list) => of(list).map(({ at, cells }) => [at, cells[3]]));
      const cells = caseLists.slice(1).map((list) => of(list).map((line) => line.cells[2]));
      const found = <T>(what: (list: CaseList) => T): Record<CaseList, T> =>
        Object.fromEntries(caseLists.map((list) => [list, what(list)])) as Record<CaseList, T>;
      return [
        worker,
        {
          gross: of('payLines').map((line) => hundredths(line.cells[2])),
          rows: found((list) => of(list).map(({ row }) => row)),
          order: found(orderOf),
          alike: isOdd ? undefined : JSON.stringify([hasIds, shapes, caseLists.map(orderOf), cells]),
        },
      ];
    }),
  );
};

const textOf = ({ cells, as }: Line): string => {
  if (as === 'json') return `${JSON_ROW}${JSON.stringify({ cells })}\n`;
  return `${(as === 'fewer' ? cells.slice(0, 3) : cells).join(',')}\n`;
};

/** What the kernel is tried with. */
const begun = (lists: readonly BatchList[]) => {
  const kernel = new Kernel();
  const tables = lists.map((list) => new RowTable({ list, separator: ',', crlf: false }, columns(list), kernel.memory));
  const rows = new Rows(tables, new Shapes(kernel.memory), kernel);
  const signatures = new Signatures(kernel);
  return { rows, signatures, cases: new Cases(rows, signatures, kernel), alike: new Map<string, number>() };
};

/** Holds the cases of a slice against what is expected. */
const hold = ({ rows, cases, alike }: ReturnType<typeof begun>, files: readonly File[]): void => {
  rows.read(files.map(({ lines }) => Buffer.from(lines.map(textOf).join(''))));
  cases.read();
  const expected = expectedIn(files);
  expect(Array.from({ length: cases.count }, (_, number) => cases.idOf(number))).toEqual([...expected.keys()]);
  for (const [number, found] of [...expected.values()].entries()) {
    const signature = cases.signatureOf(number);
    expect(signature >= 0).toBe(found.alike !== undefined);
    if (found.alike === undefined) continue;
    for (const list of caseLists) expect([...cases.rowsOf(number, list)]).toEqual(found.rows[list]);
    for (const list of caseLists) expect([...cases.orderOf(number, list)]).toEqual(found.order[list]);
    expect(found.gross.map((_, line) => cases.grossOf(number, line))).toEqual(found.gross);
    expect(cases.firstLine(number)).toBe(found.rows.payLines[0]);
    for (const list of caseLists) for (const row of found.rows[list]) expect(cases.ownerOf(row)).toBe(number);
    if (!alike.has(found.alike)) {
      expect([...alike.values()]).not.toContain(signature);
      alike.set(found.alike, signature);
    }
    expect(signature).toBe(alike.get(found.alike));
  }
};

const worker = fc.constantFrom('W1', 'W2', 'W10', 'W2000000000000001', 'W2000000000000002', "'-W1", 'é', '', '-W1');
const id = fc.oneof(
  { weight: 6, arbitrary: fc.nat(40).map((number) => `L${number}`) },
  { weight: 2, arbitrary: fc.nat(40).map((number) => `line-000${number}`) },
  { weight: 1, arbitrary: fc.constantFrom('', 'x y', 'é') },
);
const shape = fc.constantFrom('EUR', 'USD');

const lineOf = (list: BatchList) =>
  fc.record<Line>({
    cells: fc.tuple(
      fc.oneof({ weight: 8, arbitrary: fc.nat(3).map((number) => `W${number}`) }, { weight: 1, arbitrary: worker }),
      list === 'workers' ? fc.constant('') : id,
      list === 'payLines'
        ? fc.oneof(
            { weight: 9, arbitrary: fc.nat(99).map((number) => `${number}.05`) },
            fc.constantFrom('', '1 5.00', '-1.00'),
          )
        : fc.constantFrom('1', '12', '2', '21', '', '2026-01-01', '2026-01-01 '),
      shape,
    ),
    as: fc.oneof(
      { weight: 15, arbitrary: fc.constant('plain' as const) },
      fc.constantFrom('fewer' as const, 'json' as const),
    ),
  });

const lists = fc
  .shuffledSubarray<BatchList>(['payLines', 'workers', 'assignments', 'certificates', 'balances', 'payLines'], {
    minLength: 1,
  })
  .map((some): readonly BatchList[] => some);

const slices = lists.chain((some) =>
  fc.array(
    fc.tuple(...some.map((list) => fc.array(lineOf(list), { maxLength: 8 }).map((lines): File => ({ list, lines })))),
    { minLength: 1, maxLength: 4 },
  ),
);

test('cases are what maps and sorting make of the same rows, slice after slice', () => {
  fc.assert(
    fc.property(slices, (all) => {
      const tried = begun((all[0] ?? []).map(({ list }) => list));
      for (const files of all) hold(tried, files);
    }),
    { seed: 20_261_122, numRuns: 500 },
  );
});

const line = (worker: string, id: string, more: string): Line => ({ cells: [worker, id, more, 'EUR'], as: 'plain' });

test('a slice may have more workers than those before it, with more cells', () => {
  const tried = begun(['payLines', 'assignments']);
  for (const count of [3, 3000, 1, 5000]) {
    const numbers = Array.from({ length: count }, (_, number) => number);
    const lines = numbers.flatMap((number) => [
      line(`W${number}`, `${number}-2`, '2.00'),
      line(`W${number}`, `${number}-1`, '1.00'),
    ]);
    const others = numbers.map((number) => line(`W${count - number}`, `A${number}`, '9'.repeat(number % 400)));
    hold(tried, [
      { list: 'payLines', lines },
      { list: 'assignments', lines: others },
    ]);
  }
  // As many as there is room for at first.
  const full = Array.from({ length: 1024 }, (_, number) => line(`W${number}`, 'L', '1.00'));
  hold(begun(['payLines']), [{ list: 'payLines', lines: full }]);
});

test('workers whose ids begin alike are several, however few places their index has', () => {
  const ids = ['W', 'W1', 'W10', 'W100', 'W1000', 'W10000', 'W100000', 'W1000000', 'W10000000', 'W1000000000000000'];
  for (let from = 0; from < ids.length; from += 1) {
    for (let count = 2; from + count <= ids.length; count += 1) {
      const some = ids.slice(from, from + count);
      for (const workers of [some, some.toReversed()])
        hold(begun(['payLines']), [{ list: 'payLines', lines: workers.map((one) => line(one, 'L', '1.00')) }]);
    }
  }
});

test('cells that read the same one after the other are not the same', () => {
  const of = (worker: string, ...cells: readonly string[]): Line[] =>
    cells.map((cell, at) => line(worker, `A${at}`, cell));
  const workers = ['W1', 'W2', 'W3'];
  hold(begun(['payLines', 'assignments']), [
    { list: 'payLines', lines: workers.map((worker) => line(worker, 'L', '1.00')) },
    { list: 'assignments', lines: [...of('W1', '1', '2'), ...of('W2', '12', ''), ...of('W3', '', '12')] },
  ]);
});

test('a worker with as many ids as stand-ins have digits is out of the ordinary', () => {
  const tried = begun(['payLines']);
  for (const count of [MOST_IDS - 1, MOST_IDS]) {
    const named = Array.from({ length: count }, (_, number) => line('W1', `L${(number * 7919) % 100_003}`, '1.00'));
    const nameless = Array.from({ length: count }, () => line('W2', '', '1.00'));
    hold(tried, [{ list: 'payLines', lines: [...named, ...nameless] }]);
  }
});

test('signatures beyond those that are kept are none', () => {
  const { rows, signatures, cases } = begun(['payLines', 'assignments']);
  const numbers = Array.from({ length: 70_000 }, (_, number) => number);
  const pieces = [
    Buffer.from(numbers.map((number) => textOf(line(`W${number}`, 'L1', '1.00'))).join('')),
    Buffer.from(numbers.map((number) => textOf(line(`W${number}`, 'A1', `${number}`))).join('')),
  ];
  const read = (): number[] => {
    rows.read(pieces);
    cases.read();
    return numbers.map((number) => cases.signatureOf(number));
  };
  const first = read();
  const kept = first.filter((number) => number >= 0);
  expect(new Set(kept).size).toBe(kept.length);
  expect(kept.length).toBe(65_536);
  expect(signatures.areMany).toBe(true);
  expect(read()).toEqual(first);
  signatures.clear();
  expect(signatures.areMany).toBe(false);
  expect(read()).toEqual(first);
});
