import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adpPaydata, type PaydataLine, writePaydata } from '@totalize/adapter-adp';
import { profile, readAll, told } from './all.ts';

const mapping = profile(
  'codes: { earnings: { FR: regular, FM: regular, B: bonus } }\nconstants: { periodStart: 2026-01-01, periodEnd: 2026-01-31, payDate: 2026-01-30 }',
);
const line = (change: Partial<PaydataLine>): PaydataLine => ({
  companyCode: 'ABC',
  fileNumber: '417',
  kind: 'earning',
  code: 'FR',
  amount: '1922.00',
  ...change,
});

describe('written', () => {
  test('rows take an earning and a memo each', () => {
    const files = writePaydata(
      [
        line({}),
        line({ kind: 'memo', code: 'HS', amount: '812.40' }),
        line({ code: 'FM', amount: '449.50' }),
        line({ companyCode: 'AB', fileNumber: '512' }),
      ],
      'TOT26121',
    );
    expect(files).toEqual([
      {
        name: 'PRABCEPI.csv',
        text: 'Co Code,Batch ID,File #,Pay #,Earnings 3 Code,Earnings 3 Amount,Memo Code,Memo Amount\r\nABC,TOT26121,000417,1,FR,1922.00,HS,812.40\r\nABC,TOT26121,000417,1,FM,449.50,,\r\n',
        rows: 2,
        earnings: '2371.50',
        memos: '812.40',
      },
      expect.objectContaining({ name: 'PRAB_EPI.csv', rows: 1 }),
    ]);
  });

  test.each([
    ['a company code', { companyCode: 'ABCD' }],
    ['a file number', { fileNumber: '50' }],
    ['a code', { code: '60' }],
    ['an amount', { amount: '1.5' }],
  ])('%s that ADP does not take is refused', (_, change) => {
    expect(() => writePaydata([line(change)], 'T1')).toThrow(RangeError);
  });

  test('what is written is read back', async () => {
    const file = fc.integer({ min: 51, max: 999_999 }).map(String);
    const amount = fc
      .integer({ min: -999_999_999, max: 999_999_999 })
      .map(
        (cents) =>
          `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${`${Math.abs(cents) % 100}`.padStart(2, '0')}`,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ file, amount }), { minLength: 1, maxLength: 8 }), async (rows) => {
        const lines = rows.map((row) => line({ fileNumber: row.file, amount: row.amount }));
        const [written] = writePaydata(lines, 'T1');
        const { records, exceptions } = await readAll(adpPaydata, written?.text ?? '', { mapping });
        expect(exceptions.filter(({ severity }) => severity === 'error')).toEqual([]);
        const sum = records.reduce((total, { gross }) => total + BigInt(gross.replace('.', '')), 0n);
        expect(sum).toBe(rows.reduce((total, row) => total + BigInt(row.amount.replace('.', '')), 0n));
        expect(writePaydata(lines, 'T1')).toEqual([written]);
      }),
      { seed: 43, numRuns: 200 },
    );
  });
});

describe('read', () => {
  test('names drift; hours are for ADP; days must be given', async () => {
    const text =
      'CO Code, Batch ID ,File  #,Reg hours,Earnings 3 Code,Earnings 3 Amount\r\nABC,B1,000417,,B,100.00\r\nABC,B1,000512,40,,\r\n';
    const found = await readAll(adpPaydata, text, { mapping });
    expect(found.records).toMatchObject([{ workerId: '000417', gross: '100.00', kind: 'one-off' }]);
    expect(told(found)).toEqual(['error record-refused 3']);
    const more = text
      .replace('Earnings 3 Amount', 'Earnings 3 Amount,Bonus Amount')
      .replace('B,100.00', 'B,100.00,7.25');
    expect(told(await readAll(adpPaydata, more, { mapping }))).toContain('error amount-unmapped 2 Bonus Amount 1');
    expect(told(await readAll(adpPaydata, text)).filter((one) => one.includes('code-unknown'))).toHaveLength(1);
  });
});
