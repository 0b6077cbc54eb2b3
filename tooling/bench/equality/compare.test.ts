import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchOf } from '../input/batch.ts';
import { lineId, MONTHS, personOf } from '../input/population.ts';
import { compare } from './compare.ts';
import { ficaRows, reckonLine, reckonYear } from './reckoning.ts';

const LINES = 5 * MONTHS;
const header = 'line_id,worker_id,scheme,payer,base,amount';

const right: readonly string[] = Array.from({ length: LINES }, (_, line) => {
  const { workerId } = personOf(Math.floor(line / MONTHS));
  return reckonLine(line).map(
    ({ base, amount }, slot) =>
      `${lineId(workerId, (line % MONTHS) + 1)},${workerId},${ficaRows[slot]},${base},${amount}`,
  );
}).flat();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'totalize-bench-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const compared = (rows: readonly string[], head = header) => {
  const file = join(folder, 'contributions.csv');
  writeFileSync(file, `${[head, ...rows].join('\n')}\n`);
  return compare(file, LINES);
};

test('a year of twelve equal payments is reckoned as the law does', () => {
  const year = reckonYear(Array.from({ length: 12 }, () => '16666.67'));
  expect(year.slice(10).map((rows) => rows.map(({ base, amount }) => `${base} ${amount}`))).toEqual([
    ['16666.67 1033.33', '16666.67 1033.33', '16666.67 241.67', '16666.67 241.67', '0.00 0.00'],
    ['1166.63 72.33', '1166.63 72.33', '16666.67 241.67', '16666.67 241.67', '0.04 0.00'],
  ]);
});

describe('a file of contributions', () => {
  const rows = LINES * 5;
  const fine = { rows, different: 0, missing: 0, unexpected: 0 };

  test('is equal in any order, and beside rows of other countries', async () => {
    const other = 'W0000000-01,W0000000,de.pension,employee,1.00,0.09';
    expect(await compared([other, ...right.toReversed()])).toMatchObject(fine);
  });

  test.each([
    ['an amount', right[7]?.replace(/\d$/, (digit) => `${(Number(digit) + 1) % 10}`)],
    ['a base', right[7]?.replace(/\d,(?=[^,]*$)/, (end) => `${(Number(end[0]) + 1) % 10},`)],
    ['decimals left out', right[7]?.replace(/\.\d\d$/, '')],
  ])('differs by %s', async (_name, row = '') => {
    expect(row).not.toBe(right[7]);
    const comparison = await compared(right.with(7, row));
    expect(comparison).toMatchObject({ ...fine, different: 1 });
    expect(comparison.first).toContain(row);
  });

  test('lacks a row', async () => {
    const first = 'rows of line 1 (counted from 0) are missing';
    expect(await compared(right.toSpliced(7, 1))).toMatchObject({ ...fine, missing: 1, first });
  });

  test.each([
    ['a row twice', right[7] ?? ''],
    ['a line unknown', 'W0000005-01,W0000005,us.oasdi,employee,1.00,0.06'],
    ['a scheme unknown', 'W0000000-01,W0000000,us.other,employee,1.00,0.06'],
  ])('has %s', async (_name, row) => {
    expect(await compared([...right, row])).toMatchObject({ ...fine, unexpected: 1, first: `not expected: ${row}` });
  });

  test('cannot be compared without a column, or quoted', async () => {
    await expect(compared(right, header.replace('base', 'basis'))).rejects.toThrow('the column base is missing');
    await expect(compared(right.with(7, `"${right[7]}"`))).rejects.toThrow('quotes cells');
  });
});

test('the baseline by hand writes what is reckoned', async () => {
  const payroll = join(folder, 'payroll.csv');
  const out = join(folder, 'by-hand.csv');
  const names = 'line_id,worker_id,employer_id,pay_date,gross';
  const lines = (batchOf(0, 5).payLines ?? []).map((line) =>
    [line.lineId, line.workerId, line.employerId, line.payDate, line.gross].join(),
  );
  writeFileSync(payroll, `${[names, ...lines].join('\n')}\n`);
  const program = join(import.meta.dirname, '..', 'programs', 'by-hand.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, payroll, out], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(out, 'utf8')).toBe(`${[header, ...right].join('\n')}\n`);
});
