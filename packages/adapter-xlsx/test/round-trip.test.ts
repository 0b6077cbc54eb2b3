import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKind, Records } from '@totalize/adapter-kit';
import { writeXlsx } from '@totalize/adapter-xlsx';
import { read, utils } from 'xlsx';
import { canonical, kinds } from '../../adapter-csv/test/records.ts';
import { bytesOf, readAll } from './all.ts';

describe('what is written is read back', () => {
  test.each(Object.entries(kinds) as [RecordKind, fc.Arbitrary<Record<string, unknown>>][])(
    '%s',
    async (kind, arbitrary) => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), async (rows) => {
          const typed = rows as unknown as Records[typeof kind][];
          const bytes = await bytesOf(writeXlsx(kind, typed));
          const { records, exceptions } = await readAll(kind, bytes);
          expect(exceptions).toEqual([]);
          expect(records.map(canonical)).toEqual(rows.map(canonical));
          expect(await bytesOf(writeXlsx(kind, records))).toEqual(bytes);
        }),
        { seed: 29, numRuns: 60 },
      );
    },
  );
});

test('another reader sees numbers as numbers, days as days and ids as texts', async () => {
  const line = {
    lineId: '000417',
    workerId: '=cmd|x',
    employerId: 'E1',
    periodStart: '2026-01-01',
    periodEnd: '2026-01-31',
    payDate: '2026-01-30',
    currency: 'USD',
    gross: '-16666.60',
  };
  const bytes = await bytesOf(writeXlsx('payLines', [line], { sheet: 'pay' }));
  const sheet = read(bytes, { cellDates: true, UTC: true }).Sheets['pay'];
  expect(utils.sheet_to_json(sheet ?? {}, { header: 1, raw: false, UTC: true })).toEqual([
    expect.arrayContaining(['line_id', 'gross']),
    expect.arrayContaining(['000417', '=cmd|x', '2026-01-31', '-16,666.60']),
  ]);
  expect(sheet?.['A2']).toMatchObject({ t: 's', v: '000417' });
  expect(sheet?.['B2']).toMatchObject({ t: 's', v: '=cmd|x' });
  expect(sheet?.['B2'].f).toBeUndefined();
  expect(sheet?.['H2']).toMatchObject({ t: 'n', v: -16666.6 });
});
