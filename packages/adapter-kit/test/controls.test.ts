import { describe, expect, test } from 'vitest';
import { type LinesOf, parseMapping, readPayments, reporter } from '@totalize/adapter-kit';
import type { Exception } from '@totalize/core';

const parsed = parseMapping(`
version: 1
tolerance: "0.02"
uncapped: [us.medicare]
constants: { workerId: W1, employerId: E1, currency: USD, periodStart: 2026-01-01, periodEnd: 2026-01-31 }
codes:
  earnings: { PAY: regular, CAR: imputed-income }
  deductions: { MED: section-125, K: post-tax }
taxes: { SS: us.oasdi, MED: us.medicare, FIT: other }
`);
if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
const { mapping } = parsed;

type Tax = Extract<LinesOf, { taxes: unknown }>['taxes'][number];
interface Given {
  readonly payDate?: string;
  readonly amounts?: readonly string[];
  readonly taxes?: readonly Partial<Tax>[];
  readonly net?: string;
}

const groups: Readonly<Record<string, 'earning' | 'deduction'>> = { PAY: 'earning', CAR: 'earning' };

const found = async (...payments: readonly Given[]): Promise<Exception[]> => {
  const lines = payments.map(
    ({ payDate = '2026-01-30', amounts = ['PAY 1000.00'], taxes = [], net }, at): LinesOf => ({
      place: { row: at + 2 },
      fields: { payDate },
      amounts: amounts.map((text) => {
        const [code = '', amount = ''] = text.split(' ');
        return { group: groups[code] ?? 'deduction', code, amount };
      }),
      taxes: taxes.map((tax) => ({ code: 'SS', payer: 'employee', ...tax })),
      ...(net !== undefined && { net }),
    }),
  );
  const exceptions: Exception[] = [];
  for await (const batch of readPayments(lines, mapping, reporter('pay.csv'))) exceptions.push(...batch.exceptions);
  return exceptions.filter(({ code }) => code === 'control-mismatch');
};

const told = (exceptions: readonly Exception[]): string[] => exceptions.map(({ row, message }) => `${row} ${message}`);

describe('what was taxed against the wages by the codes', () => {
  test.each([
    ['the same', { taxable: '1000.00' }],
    ['less, beyond a ceiling', { taxable: '400.00' }],
    ['nothing, under an exemption', { code: 'MED', taxable: '0.00' }],
    ['within the tolerance', { taxable: '1000.02' }],
  ])('%s: nothing to tell', async (_, tax) => {
    expect(await found({ taxes: [tax] })).toEqual([]);
  });

  test.each([
    ['more than the wages are', { taxable: '1200.00' }, 'taxed 1200.00 under SS, .* wages of us.oasdi are 1000.00'],
    ['less, of a tax without ceiling', { code: 'MED', taxable: '900.00' }, 'taxed 900.00 under MED, .* are 1000.00'],
  ])('%s', async (_, tax, why) => {
    expect(told(await found({}, { taxes: [tax] }))).toEqual([expect.stringMatching(new RegExp(`^3 .*${why}`))]);
  });

  test('a deduction that the profile calls pre-tax and the source taxed', async () => {
    const amounts = ['PAY 1000.00', 'MED 100.00'];
    expect(await found({ amounts, taxes: [{ taxable: '900.00' }] })).toEqual([]);
    expect(await found({ amounts, taxes: [{ taxable: '1000.00' }] })).toHaveLength(1);
  });

  test('a void is compared without its sign', async () => {
    const amounts = ['PAY -1000.00'];
    expect(await found({ amounts, taxes: [{ taxable: '-1000.00' }] })).toEqual([]);
    expect(await found({ amounts, taxes: [{ taxable: '-1200.00' }] })).toHaveLength(1);
  });
});

describe('sums to date', () => {
  const paid = (payDate: string, amount: string, amountToDate: string): Given => ({
    payDate,
    taxes: [{ amount, amountToDate }],
  });

  test('follow from the payment before, in whatever order they stand', async () => {
    expect(
      await found(
        paid('2026-02-27', '62.00', '186.00'),
        paid('2026-01-30', '62.00', '124.00'),
        paid('2026-03-30', '-10.00', '176.00'),
      ),
    ).toEqual([]);
  });

  test('a gap is told where the sum stands', async () => {
    const exceptions = await found(paid('2026-01-30', '62.00', '62.00'), paid('2026-02-27', '62.00', '186.00'));
    expect(told(exceptions)).toEqual([
      '3 SS (employee): the source has 186.00 to date on 2026-02-27, but the 62.00 of 2026-01-30 and the 62.00 since give 124.00. A payment is missing from the file, was counted twice or was corrected elsewhere.',
    ]);
  });

  test('two payments of a day may each say their own, or both the last', async () => {
    const january = paid('2026-01-30', '62.00', '62.00');
    for (const first of ['72.00', '92.00'])
      expect(await found(january, paid('2026-02-27', '10.00', first), paid('2026-02-27', '20.00', '92.00'))).toEqual(
        [],
      );
  });

  test('a year begins anew, the calendar’s or another', async () => {
    expect(await found(paid('2026-12-30', '62.00', '700.00'), paid('2027-01-30', '62.00', '62.00'))).toEqual([]);
    expect(await found(paid('2026-03-30', '62.00', '700.00'), paid('2026-04-30', '62.00', '62.00'))).toEqual([]);
  });

  test('of taxable amounts, too', async () => {
    const taxed = (payDate: string, taxableToDate: string): Given => ({
      payDate,
      taxes: [{ taxable: '1000.00', taxableToDate }],
    });
    expect(told(await found(taxed('2026-01-30', '1000.00'), taxed('2026-02-27', '2500.00')))).toEqual([
      expect.stringMatching(/^3 SS \(employee\) taxable: the source has 2500.00/),
    ]);
  });
});

describe('net pay', () => {
  const taxes = [
    { amount: '62.00' },
    { amount: '62.00', payer: 'employer' },
    { code: 'FIT', amount: '100.00' },
  ] as const;

  test('is what the lines leave; pay in kind may be paid or not', async () => {
    expect(await found({ amounts: ['PAY 1000.00', 'K 38.00'], taxes, net: '800.00' })).toEqual([]);
    for (const net of ['838.00', '938.00'])
      expect(await found({ amounts: ['PAY 1000.00', 'CAR 100.00'], taxes, net })).toEqual([]);
  });

  test('if not, it is told once for the file', async () => {
    expect(await found({ taxes, net: '838.00' }, { taxes, net: '800.00' }, { taxes, net: '830.00' })).toMatchObject([
      { row: 3, count: 2, message: expect.stringMatching(/of 2 payments .* 46\.00 together. Here 838\.00 .* 800\.00/) },
    ]);
  });
});
