import { appendFileSync, closeSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf, Unreadable } from '@totalize/adapter-kit';
import { expect, onTestFinished, test } from 'vitest';
import {
  type PartFile,
  type Partition,
  Partitioner,
  type PartitionSettings,
  type SlicedFile,
  type Whole,
} from '../src/partition.ts';
import { hashOf } from '../src/hash.ts';
import { ChangedFileError } from '../src/input-file.ts';
import { BUCKETS, HELD } from '../src/kernel/id-pairs.ts';
import { plainStartOf } from '../src/plain-start.ts';
import { type NumberedRow, readRowText } from '../src/row-text.ts';
import { readExtents } from '../src/spool.ts';
import { folder } from './folder.ts';
import { type RandomTable, tablesOf } from './random-tables.ts';

/** What a text has somewhere says nothing of a row that does not have it. */
const asItMatters = (row: NumberedRow): NumberedRow => {
  const { forbidden } = row;
  const has = row.row instanceof Unreadable || row.row.some((cell) => forbidden?.test(textOf(cell)) === true);
  return has ? row : { ...row, forbidden: undefined };
};

/** The rows of each slice, however they are kept. */
const rowsIn = ({ path, extents, separator, crlf }: SlicedFile) => {
  const file = openSync(path, 'r');
  try {
    return extents.map((own) =>
      [...readRowText(readExtents(file, own, crlf).toString('utf8'), separator, crlf)].map(asItMatters),
    );
  } finally {
    closeSync(file);
  }
};

const foreignIn = ({ files, foreign }: Partition) =>
  foreign
    .flatMap(({ file, slice, text }) =>
      [...readRowText(text, files[file]?.separator, files[file]?.crlf)].map((row) => ({
        file,
        slice,
        ...asItMatters(row),
      })),
    )
    .toSorted((a, b) => a.file - b.file || a.number - b.number);

type Sizes = Pick<PartitionSettings, 'linesOfSlice' | 'block' | 'pieces'>;

interface Seen {
  readonly whole: Whole | undefined;
  readonly parted: unknown;
  readonly inPlace: number;
}

const part = async (files: readonly PartFile[], root: string, sizes: Sizes): Promise<Seen> => {
  const settings = { folder: mkdtempSync(join(root, 'spool-')), grouped: false, ...sizes };
  const partitioner = new Partitioner(files, settings);
  try {
    const result = await partitioner.run();
    if (typeof result === 'string') return { whole: result, parted: undefined, inPlace: 0 };
    const rows = result.files.map((file) => ({ header: file.header, slices: rowsIn(file) }));
    return {
      whole: undefined,
      parted: { rows, lines: result.lines, told: result.told, foreign: foreignIn(result) },
      inPlace: result.files.filter(({ stamp }) => stamp !== undefined).length,
    };
  } finally {
    partitioner.close();
  }
};

const written = (tables: readonly RandomTable[], root: string) =>
  tables.map(({ list, bytes }, number) => {
    const path = join(root, `${number}-${list}.csv`);
    writeFileSync(path, bytes);
    return { list, number, name: `${list} ${number}`, mapping: undefined, path };
  });

test('a file that changes while it is read is not taken apart', async () => {
  const root = folder();
  const bytes = Buffer.from('worker_id,birth_date\nW1,1984-05-17\n');
  const files = written([{ list: 'workers', bytes }], root).map((file) => ({
    ...file,
    plain: plainStartOf(file, file.path),
  }));
  let isChanged = false;
  const partitioner = new Partitioner(files, { folder: root, linesOfSlice: 5, grouped: false }, () => {
    if (!isChanged) appendFileSync(files[0]?.path ?? '', '\n');
    isChanged = true;
  });
  onTestFinished(() => partitioner.close());
  await expect(partitioner.run()).rejects.toThrow(ChangedFileError);
});

test('workers are told apart though the id of one begins with that of another', async () => {
  const ids = ['W10', 'W1', 'W100', 'W-1', 'W1000000000000000', 'W10000000000000001', 'W1000000000000000X'];
  const header = 'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross\n';
  const rows = ids.map((id, line) => `L${line},${id},E1,2026-01-01,2026-01-31,2026-01-31,USD,1000.00\n`);
  const bytes = Buffer.from([header, ...rows].join(''));
  const root = folder();
  const [file] = written([{ list: 'payLines', bytes }], root);
  if (file === undefined) throw new Error('no file was written');
  const { parted, inPlace } = await part([{ ...file, plain: plainStartOf(file, file.path) }], root, {
    linesOfSlice: 1,
  });
  expect(inPlace).toBe(1);
  expect(parted).toMatchObject({ lines: ids.map(() => 1) });
});

/** Ids that are held in two places, next to each other. */
const idsOfTwoBuckets = (count: number): string[] => {
  const found: string[] = [];
  for (let at = 0; found.length < count; at += 1) if ([7, 8].includes(hashOf(`L${at}`) % BUCKETS)) found.push(`L${at}`);
  return found;
};

test('an id of two workers is found though very many ids were held and written between', async () => {
  const ids = idsOfTwoBuckets(HELD * 4 + 10);
  const header = 'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross\n';
  const row = (id: string, worker: number): string =>
    `${id},W${worker},E1,2026-01-01,2026-01-31,2026-01-31,USD,1000.00\n`;
  const rows = ids.map((id, at) => row(id, Math.floor(at / 100)));
  // One of those that ids beyond the room of the other place would overwrite.
  const early = ids.find((id) => hashOf(id) % BUCKETS === 8) ?? '';
  const bytes = Buffer.from([header, ...rows, row(early, 99), row(ids[HELD] ?? '', 99)].join(''));
  const root = folder();
  const [file] = written([{ list: 'payLines', bytes }], root);
  if (file === undefined) throw new Error('no file was written');
  const both = [plainStartOf(file, file.path), undefined].map((plain) =>
    part([{ ...file, plain }], root, { linesOfSlice: 50 }),
  );
  const [byBytes, read] = await Promise.all(both);
  expect(byBytes).toEqual({ ...read, inPlace: 1 });
  expect((read?.parted as { foreign: unknown[] } | undefined)?.foreign).toHaveLength(4);
});

const partedBoth = async (seed: number) => {
  const root = folder();
  const files = written(tablesOf(seed), root);
  const linesOfSlice = 1 + (seed % 5);
  const read = files.map((file) => ({ ...file, plain: undefined }));
  const { inPlace: _, ...reference } = await part(read, root, { linesOfSlice });
  const begun = files.map((file) => ({ ...file, plain: plainStartOf(file, file.path) }));
  const [block = 1000, pieces = 1000] = [[256, 300][seed % 4], [0, 2][seed % 5]];
  const { inPlace, ...byBytes } = await part(begun, root, { linesOfSlice, block, pieces });
  const plain = reference.whole === undefined ? begun.filter((file) => file.plain !== undefined).length : 0;
  return { reference, byBytes, inPlace, copied: plain - inPlace };
};

test('rows are the same whether they are told apart by their bytes or read by the adapter', {
  timeout: 300_000,
}, async () => {
  const seen = { inPlace: 0, copied: 0, whole: 0 };
  for (let seed = 1; seed <= Number(process.env['PARTITION_SEEDS'] ?? 150); seed += 1) {
    const { reference, byBytes, inPlace, copied } = await partedBoth(seed);
    expect(byBytes, `seed ${seed}`).toEqual(reference);
    seen.inPlace += inPlace;
    seen.copied += copied;
    seen.whole += reference.whole === undefined ? 0 : 1;
  }
  // Chance gives enough of each kind.
  expect(seen.inPlace).toBeGreaterThan(50);
  expect(seen.copied).toBeGreaterThan(50);
  expect(seen.whole).toBeGreaterThan(20);
});
